import { useState } from 'react'
import { codeOf } from '../../../lib/failure.ts'
import type { Tree } from '@liren/shared/neighbourhood'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFlats } from '../hooks/use-complaints.ts'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import type { Reporting } from '../hooks/use-reporting.ts'
import type { ReportPlace } from '../report.draft.ts'
import { reportTexts } from '../report.texts.ts'

/** Where it is: a place of one's own at a tap, any other of the community from its tree, and the spot in words. */
export function WherePart({ reporting, onElsewhere }: { reporting: Reporting; onElsewhere: () => void }) {
  const words = reportTexts.use()
  const { form, where, near, change, fault } = reporting
  const shown = where === null || near.some(({ id }) => id === where.id) ? near : [...near, where]
  return (
    <Stack>
      <LongField label={words.where} fault={fault === 'place' ? words.faults.place : undefined}>
        <Chips oneOf label={words.where}>
          {shown.map((place) => (
            <Chip
              key={place.id}
              id={`where-${place.kind}-${place.id}`}
              role="radio"
              chosen={place.id === where?.id}
              onPress={() => change({ place })}
            >
              {place.label}
            </Chip>
          ))}
          <Chip id="where-elsewhere" role="radio" chosen={false} onPress={onElsewhere}>
            {words.elsewhere}
          </Chip>
        </Chips>
      </LongField>
      <Field for="report-spot" label={words.spot} fault={fault === 'spot' ? words.faults.spot : undefined}>
        <TextInput
          id="report-spot"
          value={form.spot}
          onInput={(spot) => change({ spot })}
          placeholder={words.spotHint}
          maxLength={60}
          label={words.spot}
        />
      </Field>
    </Stack>
  )
}

interface PlaceSheetProps {
  communityId: string
  /** Down to the flats, for who writes down what a neighbour says. */
  withFlats?: boolean
  onChoose: (place: ReportPlace) => void
  onClose: () => void
}

/** Any place of the community down to its entrances, or to its flats. */
export function PlaceSheet({ communityId, withFlats = false, onChoose, onClose }: PlaceSheetProps) {
  const words = reportTexts.use()
  const tree = useTree(communityId)
  const [picked, setPicked] = useState({ estate: '', building: '', entrance: '' })
  const [flat, setFlat] = useState<Flat | null>(null)
  const around = tree.data ? placeIn(tree.data, picked) : null
  const place = around && flat ? { kind: 'unit' as const, id: flat.id, label: `${around.label} ${flat.label}` } : around
  return (
    <Sheet
      id="place-sheet"
      title={words.elsewhereTitle}
      onClose={onClose}
      footer={
        <Button
          id="place-choose"
          kind="primary"
          disabled={place === null}
          onPress={() => {
            if (place) onChoose(place)
            onClose()
          }}
        >
          {words.choose}
        </Button>
      }
    >
      <Stack>
        {tree.error && !tree.data && <Banner tone="warn">{words.placesMissing}</Banner>}
        {tree.data && (
          <PlaceFields
            tree={tree.data}
            picked={picked}
            onPick={(chosen) => {
              setPicked(chosen)
              setFlat(null)
            }}
          />
        )}
        {withFlats && around?.kind === 'entrance' && (
          <Flats communityId={communityId} entranceId={around.id} chosen={flat?.id ?? null} onChoose={setFlat} />
        )}
      </Stack>
    </Sheet>
  )
}

interface Flat {
  id: string
  label: string
}

interface FlatsProps {
  communityId: string
  entranceId: string
  chosen: string | null
  onChoose: (flat: Flat | null) => void
}

/** The flats of an entrance; those of a place that is not one's own to look after are not to be had. */
function Flats({ communityId, entranceId, chosen, onChoose }: FlatsProps) {
  const words = reportTexts.use()
  const flats = useFlats(communityId, entranceId)
  if (codeOf(flats.error) === 'not_found') return <Banner tone="info">{words.flatsElsewhere}</Banner>
  return (
    <LongField label={words.flat}>
      <QueryView query={flats}>
        {({ pages }) => (
          <Stack tight>
            <Chips oneOf label={words.flat}>
              <Chip id="flat-none" role="radio" chosen={chosen === null} onPress={() => onChoose(null)}>
                {words.wholeEntrance}
              </Chip>
              {pages.flatMap(({ items }) =>
                items.map((flat) => (
                  <Chip
                    key={flat.id}
                    id={`flat-${flat.id}`}
                    role="radio"
                    chosen={flat.id === chosen}
                    onPress={() => onChoose(flat)}
                  >
                    {flat.label}
                  </Chip>
                )),
              )}
            </Chips>
            {flats.hasNextPage && (
              <Button
                id="flats-more"
                kind="quiet"
                busy={flats.isFetchingNextPage}
                onPress={() => void flats.fetchNextPage()}
              >
                {words.moreFlats}
              </Button>
            )}
          </Stack>
        )}
      </QueryView>
    </LongField>
  )
}

interface Picked {
  estate: string
  building: string
  entrance: string
}

function placeIn({ estates }: Tree, { estate, building, entrance }: Picked): ReportPlace | null {
  const inEstate = estates.find(({ id }) => id === estate) ?? estates[0]
  if (!inEstate) return null
  const inBuilding = inEstate.buildings.find(({ id }) => id === building)
  const door = inBuilding?.entrances.find(({ id }) => id === entrance)
  const name = (...parts: (string | undefined)[]) => parts.filter((one) => one !== undefined).join(' ')
  if (door) return { kind: 'entrance', id: door.id, label: name(inEstate.name, inBuilding?.name, door.name) }
  if (inBuilding) return { kind: 'building', id: inBuilding.id, label: name(inEstate.name, inBuilding.name) }
  return { kind: 'estate', id: inEstate.id, label: inEstate.name }
}

function PlaceFields({ tree, picked, onPick }: { tree: Tree; picked: Picked; onPick: (picked: Picked) => void }) {
  const words = reportTexts.use()
  const estate = tree.estates.find(({ id }) => id === picked.estate) ?? tree.estates[0]
  const buildings = estate?.buildings ?? []
  const entrances = buildings.find(({ id }) => id === picked.building)?.entrances ?? []
  const choices = (all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, text: name }))
  return (
    <>
      <Field for="place-estate" label={words.estate}>
        <SelectInput
          id="place-estate"
          label={words.estate}
          value={estate?.id ?? ''}
          choices={choices(tree.estates)}
          onChange={(id) => onPick({ estate: id, building: '', entrance: '' })}
        />
      </Field>
      <Field for="place-building" label={words.building}>
        <SelectInput
          id="place-building"
          label={words.building}
          value={picked.building}
          choices={[{ value: '', text: words.whole }, ...choices(buildings)]}
          onChange={(building) => onPick({ ...picked, building, entrance: '' })}
        />
      </Field>
      {entrances.length > 0 && (
        <Field for="place-entrance" label={words.entrance}>
          <SelectInput
            id="place-entrance"
            label={words.entrance}
            value={picked.entrance}
            choices={[{ value: '', text: words.wholeBuilding }, ...choices(entrances)]}
            onChange={(entrance) => onPick({ ...picked, entrance })}
          />
        </Field>
      )}
    </>
  )
}
