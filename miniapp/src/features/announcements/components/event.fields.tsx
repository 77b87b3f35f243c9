import { Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { withBegin, type EventForm } from '../matter.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { WhenFields } from './when.fields.tsx'

interface EventFieldsProps {
  form: EventForm
  onChange: (form: EventForm) => void
  fault?: string | undefined
}

/** When and where something happens. */
export function EventFields({ form, onChange, fault }: EventFieldsProps) {
  const words = composerTexts.use()
  return (
    <Stack tight>
      <WhenFields
        id="event-from"
        label={words.eventFrom}
        value={form.from}
        onChange={(from) => onChange(withBegin(form, from))}
      />
      <WhenFields
        id="event-to"
        label={words.eventTo}
        value={form.to}
        onChange={(to) => onChange({ ...form, to })}
        fault={fault}
      />
      <Field for="event-where" label={words.where}>
        <TextInput
          id="event-where"
          value={form.where}
          onInput={(where) => onChange({ ...form, where })}
          placeholder={words.wherePlaceholder}
          maxLength={60}
          label={words.where}
        />
      </Field>
    </Stack>
  )
}
