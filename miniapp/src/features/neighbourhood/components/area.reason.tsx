import { squareMetres } from '../../../lib/area.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { placesTexts } from '../places.texts.ts'
import styles from './place.module.css'

interface AreaReasonProps {
  id: string
  before: number | null
  after: number | null
  reason: string
  onReason: (reason: string) => void
}

/** Areas before and after a split or merger, and why they differ. */
export function AreaReason({ id, before, after, reason, onReason }: AreaReasonProps) {
  const words = placesTexts.use()
  const isKnown = before !== null && after !== null
  return (
    <Stack tight>
      <Txt id={`${id}-sum`} className={styles['note']}>
        {isKnown ? words.areaSum(squareMetres(before), squareMetres(after)) : words.areaSumUnknown}
      </Txt>
      <Field for={`${id}-reason`} label={words.reason} hint={before === after ? undefined : words.areaReason}>
        <LongInput
          id={`${id}-reason`}
          value={reason}
          oneLine
          onInput={onReason}
          rows={2}
          maxLength={200}
          label={words.reason}
          describedBy={noteOf(`${id}-reason`)}
        />
      </Field>
    </Stack>
  )
}
