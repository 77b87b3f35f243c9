import type { Announcement } from '@liren/shared/announcements'
import { Button } from '../../../ui/button.tsx'
import { announcementsTexts } from '../announcements.texts.ts'

/** Layers that open above a notice. */
export type DetailSheet = 'discard' | null

interface AuthorPartProps {
  notice: Announcement
  onSheet: (sheet: DetailSheet) => void
}

/** What its office can do with it. */
export function AuthorPart({ notice, onSheet }: AuthorPartProps) {
  const words = announcementsTexts.use().detail
  return (
    notice.abilities.discard && (
      <Button id="discard-draft" kind="danger" onPress={() => onSheet('discard')}>
        {words.discard}
      </Button>
    )
  )
}
