import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { actsTexts } from '../acts.texts.ts'

interface ReasonsProps {
  id: string
  label: string
  value: string
  choices: readonly { value: string; text: string }[]
  onChange: (value: string) => void
}

/** One reason of several; none is chosen for anybody. */
export function Reasons({ id, label, value, choices, onChange }: ReasonsProps) {
  return (
    <Field for={id} label={label}>
      <SelectInput
        id={id}
        label={label}
        value={value}
        choices={[{ value: '', text: actsTexts.use().choose }, ...choices]}
        onChange={onChange}
      />
    </Field>
  )
}
