import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { noWhen, type When } from '../matter.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { WhenFields } from './when.fields.tsx'

interface TimingFieldsProps {
  /** Null for at once. */
  value: When | null
  onChange: (value: When | null) => void
}

/** At once, or at a time. */
export function TimingFields({ value, onChange }: TimingFieldsProps) {
  const words = composerTexts.use()
  return (
    <Stack tight>
      <LongField label={words.timing}>
        <Chips oneOf label={words.timing}>
          <Chip id="timing-now" role="radio" chosen={value === null} onPress={() => onChange(null)}>
            {words.timingNow}
          </Chip>
          <Chip
            id="timing-later"
            role="radio"
            chosen={value !== null}
            onPress={() => onChange(value ?? noWhen('08:00'))}
          >
            {words.timingLater}
          </Chip>
        </Chips>
      </LongField>
      {value !== null && <WhenFields id="publish-at" label={words.timingLater} value={value} onChange={onChange} />}
    </Stack>
  )
}
