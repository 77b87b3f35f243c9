import { useState } from 'react'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useTree, useUnits } from '../../neighbourhood/hooks/use-tree.ts'
import { draftingTexts } from '../drafting.texts.ts'

interface Unit {
  id: string
  label: string
}

interface PickerProps {
  communityId: string
  estateId: string
  chosen: readonly string[]
  /** A unit was tapped. With `oneOnly` the sheet closes by that. */
  onToggle: (unit: Unit) => void
  oneOnly?: boolean
  onClose: () => void
}

/** The entrances of an estate, each under its building's name. */
export function useEntrances(communityId: string, estateId: string) {
  const tree = useTree(communityId)
  const estate = tree.data?.estates.find(({ id }) => id === estateId)
  const buildings = estate?.buildings ?? []
  const entrances = buildings.flatMap((building) =>
    building.entrances.map(({ id, name }) => ({ id, name: `${building.name} ${name}` })),
  )
  return { tree, buildings, entrances }
}

/** Flats of an estate to pick, entrance by entrance. */
export function UnitPicker({ communityId, estateId, chosen, onToggle, oneOnly = false, onClose }: PickerProps) {
  const words = draftingTexts.use()
  const { tree, entrances } = useEntrances(communityId, estateId)
  const [asked, setAsked] = useState('')
  const entrance = entrances.find(({ id }) => id === asked) ?? entrances[0]
  return (
    <Sheet
      id="unit-picker"
      title={words.pick}
      onClose={onClose}
      footer={
        !oneOnly && (
          <Button id="unit-picker-done" kind="primary" onPress={onClose}>
            {words.pickDone}
          </Button>
        )
      }
    >
      <Stack>
        {!oneOnly && <Box as="p">{words.picked(chosen.length)}</Box>}
        <QueryView query={tree}>
          {() => (
            <Field for="unit-picker-entrance" label={words.pickBy}>
              <SelectInput
                id="unit-picker-entrance"
                label={words.pickBy}
                value={entrance?.id ?? ''}
                choices={entrances.map(({ id, name }) => ({ value: id, text: name }))}
                onChange={setAsked}
              />
            </Field>
          )}
        </QueryView>
        {entrance && (
          <Units
            key={entrance.id}
            communityId={communityId}
            entrance={entrance}
            chosen={chosen}
            role={oneOnly ? 'radio' : 'checkbox'}
            onToggle={onToggle}
          />
        )}
      </Stack>
    </Sheet>
  )
}

interface UnitsProps extends Pick<PickerProps, 'communityId' | 'chosen' | 'onToggle'> {
  entrance: { id: string; name: string }
  role: 'radio' | 'checkbox'
}

function Units({ communityId, entrance, chosen, role, onToggle }: UnitsProps) {
  const words = draftingTexts.use()
  const units = useUnits(communityId, entrance.id)
  return (
    <QueryView query={units}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0) return <Box as="p">{words.noUnits}</Box>
        return (
          <Stack>
            <Chips label={entrance.name} oneOf={role === 'radio'}>
              {all.map(({ id, label }) => (
                <Chip
                  key={id}
                  id={`pick-${id}`}
                  role={role}
                  chosen={chosen.includes(id)}
                  onPress={() => onToggle({ id, label: `${entrance.name} ${label}` })}
                >
                  {label}
                </Chip>
              ))}
            </Chips>
            {units.hasNextPage && (
              <More hasMore isLoading={units.isFetchingNextPage} onMore={() => void units.fetchNextPage()} />
            )}
          </Stack>
        )
      }}
    </QueryView>
  )
}
