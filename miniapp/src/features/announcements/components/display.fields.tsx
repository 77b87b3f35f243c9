import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { daysFaults, type TypedDays } from '../display.draft.ts'
import { displayTexts } from '../display.texts.ts'
import styles from './display.fields.module.css'

interface DisplayFieldsProps {
  value: TypedDays
  lawfulDays: number
  isDisabled: boolean
  onChange: (value: TypedDays) => void
}

/** How long disclosures of one topic stay: the least anybody may choose, and where nobody chooses. */
export function DisplayFields({ value, lawfulDays, isDisabled, onChange }: DisplayFieldsProps) {
  const words = displayTexts.use()
  const topic = names.use().topic[value.topic]
  const faults = daysFaults(value, lawfulDays)
  const [least, usual] = [`display-${value.topic}-least`, `display-${value.topic}-usual`]
  return (
    <Section title={topic}>
      <Card>
        <Box className={styles['pair']}>
          <Field
            for={least}
            label={words.least}
            hint={words.hint(lawfulDays)}
            fault={faults.least ? words.leastFault(lawfulDays) : undefined}
          >
            <TextInput
              id={least}
              kind="digits"
              value={value.least}
              disabled={isDisabled}
              onInput={(days) => onChange({ ...value, least: days })}
              maxLength={3}
              label={words.leastOf(topic)}
              invalid={faults.least}
              describedBy={noteOf(least)}
            />
          </Field>
          <Field for={usual} label={words.usual} fault={faults.usual ? words.usualFault : undefined}>
            <TextInput
              id={usual}
              kind="digits"
              value={value.usual}
              disabled={isDisabled}
              onInput={(days) => onChange({ ...value, usual: days })}
              maxLength={3}
              label={words.usualOf(topic)}
              invalid={faults.usual}
              describedBy={noteOf(usual)}
            />
          </Field>
        </Box>
      </Card>
    </Section>
  )
}
