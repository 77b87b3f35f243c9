import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dayEndedBy, dayOf, endOfDay } from '../../../lib/time.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { usePin } from '../hooks/use-life.ts'
import { lifeTexts } from '../life.texts.ts'

interface PinSheetProps {
  communityId: string
  notice: Announcement
  onClose: () => void
}

const weekMs = 7 * 24 * 3_600_000

/** Until which day a notice stands first, or that it no longer does. */
export function PinSheet({ communityId, notice, onClose }: PinSheetProps) {
  const words = lifeTexts.use()
  const now = useNow()
  const isPinned = notice.pinnedUntil !== null && Date.parse(notice.pinnedUntil) > now
  const [day, setDay] = useState(() =>
    isPinned && notice.pinnedUntil ? dayEndedBy(notice.pinnedUntil) : dayOf(now + weekMs),
  )
  const pinning = usePin(communityId, notice.id)
  const pin = (until: string | null) => pinning.mutate(until, { onSuccess: onClose })
  return (
    <Sheet
      id="pin-sheet"
      title={words.pinTitle}
      onClose={onClose}
      footer={
        <Button id="pin-confirm" kind="primary" busy={pinning.isPending} onPress={() => pin(endOfDay(day))}>
          {words.pinAction}
        </Button>
      }
    >
      <Stack>
        <Field for="pin-day" label={words.pinDay}>
          <WhenInput id="pin-day" kind="date" label={words.pinDay} value={day} min={dayOf(now)} onChange={setDay} />
        </Field>
        {isPinned && (
          <Button id="pin-off" onPress={() => pin(null)}>
            {words.unpin}
          </Button>
        )}
        {pinning.error && <Banner tone="danger">{messageOf(pinning.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
