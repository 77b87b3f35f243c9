import { Box } from '../../../platform/elements.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { stepsTexts } from '../steps.texts.ts'
import type { When } from '../when.draft.ts'
import styles from './moment.fields.module.css'

interface MomentProps {
  id: string
  label: string
  value: When
  onChange: (value: When) => void
  /** First and last day to choose. */
  min?: string | undefined
  max?: string | undefined
  hint?: string | undefined
  fault?: string | undefined
}

/** A day and a time of day, side by side, within lawful days. */
export function MomentFields({ id, label, value, onChange, min, max, hint, fault }: MomentProps) {
  const words = stepsTexts.use()
  return (
    <LongField label={label} hint={hint} fault={fault}>
      <Box className={styles['pair']}>
        <WhenInput
          id={`${id}-day`}
          kind="date"
          label={`${label} ${words.day}`}
          value={value.day}
          min={min}
          max={max}
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
