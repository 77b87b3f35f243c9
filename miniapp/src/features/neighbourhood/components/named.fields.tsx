import { z } from 'zod'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { NamedPlace } from '../hooks/use-editing.ts'
import { placesTexts } from '../places.texts.ts'

/** A place with a name and a number to sort by, as it is typed. */
export const namedForm = z.object({ name: z.string(), ordinal: z.string() })
export type NamedForm = z.infer<typeof namedForm>

/** The place as the server takes it; null without a name. */
export const namedOf = ({ name, ordinal }: NamedForm): NamedPlace | null =>
  name.trim() === '' ? null : { name: name.trim(), ordinal: Number(ordinal) || 0 }

interface NamedFieldsProps {
  id: string
  form: NamedForm
  onChange: (form: NamedForm) => void
  isFaulty: boolean
  most: number
}

/** Name and order of an estate, a building or an entrance. */
export function NamedFields({ id, form, onChange, isFaulty, most }: NamedFieldsProps) {
  const words = placesTexts.use()
  return (
    <Stack>
      <Field for={`${id}-name`} label={words.name} fault={isFaulty ? words.faults.name : undefined}>
        <TextInput
          id={`${id}-name`}
          value={form.name}
          onInput={(name) => onChange({ ...form, name })}
          maxLength={most}
          label={words.name}
          invalid={isFaulty}
          describedBy={noteOf(`${id}-name`)}
        />
      </Field>
      <Field for={`${id}-order`} label={words.order} hint={words.orderHint}>
        <TextInput
          id={`${id}-order`}
          kind="digits"
          value={form.ordinal}
          onInput={(ordinal) => onChange({ ...form, ordinal: ordinal.replace(/\D/g, '') })}
          maxLength={3}
          label={words.order}
          describedBy={noteOf(`${id}-order`)}
        />
      </Field>
    </Stack>
  )
}
