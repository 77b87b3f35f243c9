import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { RequestDraft, RequestFault } from '../binding.draft.ts'
import { usePlaces } from '../hooks/use-places.ts'
import { requestTexts } from '../request.texts.ts'

interface DoorProps {
  draft: RequestDraft
  estate: NonNullable<RequestDraft['estate']>
  change: (part: Partial<RequestDraft>) => void
  fault: RequestFault | null
}

/** The door inside an estate that was found: building, entrance, and the number as it stands on it. */
export function Door({ draft, estate, change, fault }: DoorProps) {
  const words = requestTexts.use()
  const places = usePlaces(estate.name)
  const buildings = places.data?.find((place) => place.estateId === estate.id)?.buildings ?? []
  const entrances = buildings.find((building) => building.id === draft.buildingId)?.entrances ?? []
  const choices = (all: readonly { id: string; name: string }[]) => [
    { value: '', text: words.choose },
    ...all.map(({ id, name }) => ({ value: id, text: name })),
  ]
  const enter = (buildingId: string) => {
    const inside = buildings.find((building) => building.id === buildingId)?.entrances ?? []
    // One entrance needs no choice.
    change({ buildingId, entranceId: inside.length === 1 ? (inside[0]?.id ?? null) : null })
  }
  const doorFault = fault === 'entrance' ? words.faults.entrance : undefined
  return (
    <Stack>
      <Card flush>
        <ListRow
          id="request-estate"
          icon="building"
          title={estate.name}
          note={draft.community?.name}
          trailing={
            <Button
              id="request-change-estate"
              snug
              kind="quiet"
              onPress={() => change({ estate: null, community: null, buildingId: null, entranceId: null })}
            >
              {words.change}
            </Button>
          }
        />
      </Card>
      {places.error && <Banner tone="danger">{messageOf(places.error)}</Banner>}
      <Field for="request-building" label={words.building} fault={draft.buildingId === null ? doorFault : undefined}>
        <SelectInput
          id="request-building"
          label={words.building}
          value={draft.buildingId ?? ''}
          choices={choices(buildings)}
          onChange={enter}
          describedBy={noteOf('request-building')}
        />
      </Field>
      {draft.buildingId !== null && (
        <Field for="request-entrance" label={words.entrance} fault={doorFault}>
          <SelectInput
            id="request-entrance"
            label={words.entrance}
            value={draft.entranceId ?? ''}
            choices={choices(entrances)}
            onChange={(entranceId) => change({ entranceId: entranceId === '' ? null : entranceId })}
            describedBy={noteOf('request-entrance')}
          />
        </Field>
      )}
      <Field for="request-unit" label={words.unit} fault={fault === 'unit' ? words.faults.unit : undefined}>
        <TextInput
          id="request-unit"
          value={draft.unitLabel}
          onInput={(unitLabel) => change({ unitLabel })}
          placeholder={words.unitPlaceholder}
          maxLength={20}
          autoComplete="off"
          label={words.unit}
          invalid={fault === 'unit'}
          describedBy={noteOf('request-unit')}
        />
      </Field>
    </Stack>
  )
}
