import type { Tree } from '@liren/shared/neighbourhood'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { staffTexts } from '../staff.texts.ts'

export interface Picked {
  buildingId: string
  entranceId: string | null
}

interface EntrancePickProps {
  tree: Tree
  picked: Picked | null
  onPick: (picked: Picked | null) => void
  /** What choosing no entrance means, where that is a choice. */
  whole?: string
}

/** The buildings of a community, named with their estate where there are several. */
export const buildingsOf = ({ estates }: Tree) =>
  estates.flatMap((estate) =>
    estate.buildings.map(({ id, name, entrances }) => ({
      id,
      name: estates.length > 1 ? `${estate.name} ${name}` : name,
      entrances,
    })),
  )

/** A building and an entrance of it. */
export function EntrancePick({ tree, picked, onPick, whole }: EntrancePickProps) {
  const words = staffTexts.use()
  const buildings = buildingsOf(tree)
  const entrances = buildings.find((building) => building.id === picked?.buildingId)?.entrances ?? []
  const choices = (none: string, all: readonly { id: string; name: string }[]) => [
    { value: '', text: none },
    ...all.map(({ id, name }) => ({ value: id, text: name })),
  ]
  const pickBuilding = (buildingId: string) => {
    const inside = buildings.find((building) => building.id === buildingId)?.entrances ?? []
    const only = inside.length === 1 && whole === undefined ? inside[0] : undefined
    onPick(buildingId === '' ? null : { buildingId, entranceId: only?.id ?? null })
  }
  return (
    <Stack>
      <Field for="pick-building" label={words.building}>
        <SelectInput
          id="pick-building"
          label={words.building}
          value={picked?.buildingId ?? ''}
          choices={choices(words.chooseOne, buildings)}
          onChange={pickBuilding}
        />
      </Field>
      {picked && (
        <Field for="pick-entrance" label={words.entrance}>
          <SelectInput
            id="pick-entrance"
            label={words.entrance}
            value={picked.entranceId ?? ''}
            choices={choices(whole ?? words.chooseOne, entrances)}
            onChange={(id) => onPick({ ...picked, entranceId: id === '' ? null : id })}
          />
        </Field>
      )}
    </Stack>
  )
}
