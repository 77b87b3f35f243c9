import type { Announcement } from '@liren/shared/announcements'
import type { DetailSheet } from './author.part.tsx'
import { DiscardSheet } from './discard.sheet.tsx'
import { PinSheet } from './pin.sheet.tsx'
import { ScheduleSheet } from './schedule.sheet.tsx'
import { WithdrawSheet } from './withdraw.sheet.tsx'

interface DetailSheetsProps {
  communityId: string
  notice: Announcement
  sheet: DetailSheet
  onClose: () => void
}

/** The questions asked above a notice. */
export function DetailSheets({ communityId, notice, sheet, onClose }: DetailSheetsProps) {
  const same = { communityId, notice, onClose }
  if (sheet === 'discard') {
    return <DiscardSheet communityId={communityId} announcementId={notice.id} onClose={onClose} />
  }
  if (sheet === 'withdraw') return <WithdrawSheet {...same} />
  if (sheet === 'pin') return <PinSheet {...same} />
  if (sheet === 'schedule') return <ScheduleSheet {...same} />
  return null
}
