import { Chip, Chips } from '../../../ui/chip.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { whistleTexts } from '../whistle.texts.ts'

interface TimeChipsProps {
  id: string
  label: string
  /** In minutes. */
  choices: readonly number[]
  chosen: number
  onChoose: (minutes: number) => void
  fault?: string | undefined
}

/** One of a few lengths of time. */
export function TimeChips({ id, label, choices, chosen, onChoose, fault }: TimeChipsProps) {
  const words = whistleTexts.use()
  const wordOf = (minutes: number) => {
    if (minutes % 1_440 === 0) return words.days(minutes / 1_440)
    return minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes)
  }
  return (
    <LongField label={label} fault={fault}>
      <Chips oneOf label={label}>
        {choices.map((one) => (
          <Chip
            key={one}
            id={`${id}-${String(one)}`}
            role="radio"
            chosen={one === chosen}
            onPress={() => onChoose(one)}
          >
            {wordOf(one)}
          </Chip>
        ))}
      </Chips>
    </LongField>
  )
}
