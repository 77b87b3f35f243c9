import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'

export interface Door {
  entranceId: string
  label: string
}

interface FlatProps {
  communityId: string
  estateId: string
  door: Door
  onChange: (door: Door) => void
}

/** A flat as it is written on its door: the entrance of this estate, and the number. */
export function FlatFields({ communityId, estateId, door, onChange }: FlatProps) {
  const words = candidaciesTexts.use()
  const estate = useTree(communityId).data?.estates.find(({ id }) => id === estateId)
  const choices = (estate?.buildings ?? []).flatMap((building) =>
    building.entrances.map(({ id, name }) => ({ value: id, text: `${building.name} ${name}` })),
  )
  const entranceId = door.entranceId === '' ? (choices[0]?.value ?? '') : door.entranceId
  return (
    <>
      <Field for="flat-entrance" label={words.door}>
        <SelectInput
          id="flat-entrance"
          label={words.door}
          value={entranceId}
          choices={choices}
          onChange={(chosen) => onChange({ ...door, entranceId: chosen })}
        />
      </Field>
      <Field for="flat-label" label={words.label} hint={words.labelHint}>
        <TextInput
          id="flat-label"
          value={door.label}
          maxLength={20}
          label={words.label}
          describedBy={noteOf('flat-label')}
          onInput={(label) => onChange({ entranceId, label })}
        />
      </Field>
    </>
  )
}
