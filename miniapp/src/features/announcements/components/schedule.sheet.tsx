import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { instantOf, noWhen, whenOf } from '../matter.draft.ts'
import { useReschedule } from '../hooks/use-life.ts'
import { lifeTexts } from '../life.texts.ts'
import { WhenFields } from './when.fields.tsx'

interface ScheduleSheetProps {
  communityId: string
  notice: Announcement
  onClose: () => void
}

/** Another time for a scheduled notice, or none. */
export function ScheduleSheet({ communityId, notice, onClose }: ScheduleSheetProps) {
  const words = lifeTexts.use()
  const [when, setWhen] = useState(() => (notice.publishAt ? whenOf(notice.publishAt) : noWhen('08:00')))
  const rescheduling = useReschedule(communityId, notice)
  const at = instantOf(when)
  const reschedule = (instant: string | null) => rescheduling.mutate(instant, { onSuccess: onClose })
  return (
    <Sheet
      id="schedule-sheet"
      title={words.scheduleTitle}
      onClose={onClose}
      footer={
        <Button
          id="schedule-confirm"
          kind="primary"
          busy={rescheduling.isPending}
          disabled={at === null}
          onPress={() => reschedule(at)}
        >
          {words.scheduleAction}
        </Button>
      }
    >
      <Stack>
        <WhenFields id="schedule" label={words.scheduleTitle} value={when} onChange={setWhen} />
        <Button id="schedule-cancel" disabled={rescheduling.isPending} onPress={() => reschedule(null)}>
          {words.unschedule}
        </Button>
        {rescheduling.error && <Banner tone="danger">{messageOf(rescheduling.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
