import { Box, Txt } from '../../../platform/elements.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { untyped, type Typed } from '../official.draft.ts'
import { officialTexts } from '../official.texts.ts'
import styles from './weight.fields.module.css'

interface WeightFieldsProps {
  id: string
  label: string
  hint?: string | undefined
  value: Typed | undefined
  isFaulty: boolean
  onChange: (value: Typed) => void
}

/** Heads and area side by side, as documents have them. */
export function WeightFields({ id, label, hint, value = untyped, isFaulty, onChange }: WeightFieldsProps) {
  const words = officialTexts.use()
  return (
    <LongField label={label} hint={hint} fault={isFaulty ? words.weightFault : undefined}>
      <Box className={styles['pair']}>
        <Box className={styles['one']}>
          <Txt as="label" className={styles['name']} htmlFor={`${id}-heads`}>
            {words.heads}
          </Txt>
          <TextInput
            id={`${id}-heads`}
            kind="digits"
            value={value.heads}
            onInput={(heads) => onChange({ ...value, heads })}
            maxLength={7}
            label={`${label} ${words.heads}`}
            invalid={isFaulty}
          />
        </Box>
        <Box className={styles['one']}>
          <Txt as="label" className={styles['name']} htmlFor={`${id}-area`}>
            {words.area}
          </Txt>
          <TextInput
            id={`${id}-area`}
            value={value.area}
            onInput={(area) => onChange({ ...value, area })}
            maxLength={12}
            label={`${label} ${words.area}`}
            invalid={isFaulty}
          />
        </Box>
      </Box>
    </LongField>
  )
}
