import { useState } from 'react'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useThanking } from '../hooks/use-thanks.ts'
import { thanksTexts } from '../thanks.texts.ts'
import type { InShift } from '../volunteering.api.ts'

const rates = ['5', '4', '3', '2', '1'] as const
type Rate = (typeof rates)[number]

interface ThankSheetProps {
  at: InShift
  entry: RosterEntry
  onClose: () => void
}

/** Rates a service that was credited, with a line of thanks, which may be read by neighbours if both sides agree. */
export function ThankSheet({ at, entry, onClose }: ThankSheetProps) {
  const words = thanksTexts.use()
  const [rating, setRating] = useState<Rate | null>(null)
  const [line, setLine] = useState('')
  const [isPublic, setPublic] = useState(false)
  const thanking = useThanking(at)
  const said = line.trim()
  const send = () => {
    if (rating === null) return
    const body = { rating: Number(rating), words: said === '' ? null : said, isPublic: isPublic && said !== '' }
    thanking.mutate({ signupId: entry.signupId, body }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="thank-sheet"
      title={words.thankTitle(entry.nickname)}
      onClose={onClose}
      footer={
        <Button id="thank-save" kind="primary" disabled={rating === null} busy={thanking.isPending} onPress={send}>
          {words.save}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.thankBody}</Box>
        <ChoiceList
          id="rate"
          label={words.rating}
          options={rates.map((value) => ({ value, title: words.rates[value] }))}
          chosen={rating}
          onChoose={setRating}
        />
        <Field for="thank-words" label={words.words}>
          <LongInput
            id="thank-words"
            oneLine
            value={line}
            onInput={setLine}
            rows={2}
            maxLength={80}
            label={words.words}
          />
        </Field>
        {entry.abilities.thankPublicly && said !== '' && (
          <Card flush>
            <SwitchRow
              id="thank-public"
              on={isPublic}
              onChange={setPublic}
              title={words.publicly}
              note={words.publiclyNote}
            />
          </Card>
        )}
        {thanking.error !== null && <Banner tone="danger">{messageOf(thanking.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
