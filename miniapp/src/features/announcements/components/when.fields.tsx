import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import type { When } from '../matter.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './when.fields.module.css'

interface WhenFieldsProps {
  id: string
  label: string
  value: When
  onChange: (value: When) => void
  fault?: string | undefined
}

/** A day and a time of day, side by side. */
export function WhenFields({ id, label, value, onChange, fault }: WhenFieldsProps) {
  const words = composerTexts.use()
  const today = dayOf(useNow())
  return (
    <LongField label={label} fault={fault}>
      <Box className={styles['pair']}>
        <WhenInput
          id={`${id}-day`}
          kind="date"
          label={`${label} ${words.day}`}
          value={value.day}
          min={today}
          onChange={(day) => onChange({ ...value, day })}
        />
        <WhenInput
          id={`${id}-time`}
          kind="time"
          label={`${label} ${words.time}`}
          value={value.time}
          onChange={(time) => onChange({ ...value, time })}
        />
      </Box>
    </LongField>
  )
}
