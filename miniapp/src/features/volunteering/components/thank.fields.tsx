import { Card } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field } from '../../../ui/field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { thanksTexts } from '../thanks.texts.ts'

const rates = ['5', '4', '3', '2', '1'] as const

export interface ThankForm {
  rating: (typeof rates)[number] | null
  line: string
  isPublic: boolean
}
export const blankThanks: ThankForm = { rating: null, line: '', isPublic: false }

/** What is sent of it; null while no rating was chosen. */
export function thanksOf({ rating, line, isPublic }: ThankForm) {
  const said = line.trim()
  if (rating === null) return null
  return { rating: Number(rating), words: said === '' ? null : said, isPublic: isPublic && said !== '' }
}

interface ThankFieldsProps {
  form: ThankForm
  change: (part: Partial<ThankForm>) => void
  /** What offering the line to neighbours is called; null where it is not offered. */
  publicly: { title: string; note: string } | null
}

/** How a service was, and a line of thanks. */
export function ThankFields({ form, change, publicly }: ThankFieldsProps) {
  const words = thanksTexts.use()
  return (
    <>
      <ChoiceList
        id="rate"
        label={words.rating}
        options={rates.map((value) => ({ value, title: words.rates[value] }))}
        chosen={form.rating}
        onChoose={(rating) => change({ rating })}
      />
      <Field for="thank-words" label={words.words}>
        <LongInput
          id="thank-words"
          oneLine
          value={form.line}
          onInput={(line) => change({ line })}
          rows={2}
          maxLength={80}
          label={words.words}
        />
      </Field>
      {publicly && form.line.trim() !== '' && (
        <Card flush>
          <SwitchRow
            id="thank-public"
            on={form.isPublic}
            onChange={(isPublic) => change({ isPublic })}
            title={publicly.title}
            note={publicly.note}
          />
        </Card>
      )}
    </>
  )
}
