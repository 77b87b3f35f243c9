import type { Announcement } from '@liren/shared/announcements'
import type { DetailSheet } from './author.part.tsx'
import { DiscardSheet } from './discard.sheet.tsx'

interface DetailSheetsProps {
  communityId: string
  notice: Announcement
  sheet: DetailSheet
  onClose: () => void
}

/** The questions asked above a notice. */
export function DetailSheets({ communityId, notice, sheet, onClose }: DetailSheetsProps) {
  if (sheet === 'discard') {
    return <DiscardSheet communityId={communityId} announcementId={notice.id} onClose={onClose} />
  }
  return null
}
