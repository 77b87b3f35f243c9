import type { Tree } from '@liren/shared/neighbourhood'
import { z } from 'zod'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { gridsTexts } from '../grids.texts.ts'
import type { GridContent } from '../hooks/use-editing.ts'

export const gridForm = z.object({ name: z.string(), buildingIds: z.array(z.string()) })

/** The grid as the server takes it; null while something is missing. */
export const gridOf = ({ name, buildingIds }: GridContent): GridContent | null =>
  name.trim() === '' || buildingIds.length === 0 ? null : { name: name.trim(), buildingIds }

interface GridFieldsProps {
  tree: Tree
  /** The grid itself, whose buildings are not another's; null for a new one. */
  gridId: string | null
  form: GridContent
  onChange: (form: GridContent) => void
  wasTried: boolean
}

/** Name and buildings of a grid. A building of another grid says so, and stays with it. */
export function GridFields({ tree, gridId, form, onChange, wasTried }: GridFieldsProps) {
  const words = gridsTexts.use()
  const { name, buildingIds } = form
  const toggle = (id: string) =>
    onChange({
      name,
      buildingIds: buildingIds.includes(id) ? buildingIds.filter((one) => one !== id) : [...buildingIds, id],
    })
  const buildings = tree.estates.flatMap((estate) =>
    estate.buildings.map((building) => ({
      ...building,
      label: tree.estates.length > 1 ? `${estate.name} ${building.name}` : building.name,
      other: tree.grids.find(({ id }) => id === building.gridId && id !== gridId),
    })),
  )
  return (
    <Stack>
      <Field for="grid-name" label={words.name} fault={wasTried && name.trim() === '' ? words.faults.name : undefined}>
        <TextInput
          id="grid-name"
          value={name}
          onInput={(text) => onChange({ name: text, buildingIds })}
          maxLength={20}
          label={words.name}
          describedBy={noteOf('grid-name')}
        />
      </Field>
      <LongField
        label={words.buildings}
        hint={buildings.length === 0 ? words.noBuildings : undefined}
        fault={wasTried && buildingIds.length === 0 ? words.faults.buildings : undefined}
      >
        <Chips label={words.buildings}>
          {buildings
            .filter(({ other }) => other === undefined)
            .map(({ id, label }) => (
              <Chip key={id} id={`grid-building-${id}`} chosen={buildingIds.includes(id)} onPress={() => toggle(id)}>
                {label}
              </Chip>
            ))}
        </Chips>
        {buildings.flatMap(({ label, other }) => (other ? [words.taken(label, other.name)] : [])).join('、')}
      </LongField>
    </Stack>
  )
}
