import { useState } from 'react'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useThanking } from '../hooks/use-thanks.ts'
import { thanksTexts } from '../thanks.texts.ts'
import type { InShift } from '../volunteering.api.ts'
import { blankThanks, ThankFields, thanksOf } from './thank.fields.tsx'

interface ThankSheetProps {
  at: InShift
  entry: RosterEntry
  onClose: () => void
}

/** Rates a service that was credited, with a line of thanks, which may be read by neighbours if both sides agree. */
export function ThankSheet({ at, entry, onClose }: ThankSheetProps) {
  const words = thanksTexts.use()
  const [form, setForm] = useState(blankThanks)
  const thanking = useThanking(at)
  const body = thanksOf(form)
  const send = () => body && thanking.mutate({ signupId: entry.signupId, body }, { onSuccess: onClose })
  return (
    <Sheet
      id="thank-sheet"
      title={words.thankTitle(entry.nickname)}
      onClose={onClose}
      footer={
        <Button id="thank-save" kind="primary" disabled={body === null} busy={thanking.isPending} onPress={send}>
          {words.save}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.thankBody}</Box>
        <ThankFields
          form={form}
          change={(part) => setForm({ ...form, ...part })}
          publicly={entry.abilities.thankPublicly ? { title: words.publicly, note: words.publiclyNote } : null}
        />
        {thanking.error !== null && <Banner tone="danger">{messageOf(thanking.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
