import type { Announcement } from '@liren/shared/announcements'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { announcementsTexts } from '../announcements.texts.ts'

/** The one thing to do with this notice, for whom there is one. */
export function DetailFooter({ communityId, notice }: { communityId: string; notice: Announcement }) {
  const words = announcementsTexts.use().detail
  return (
    <Button id="edit-draft" kind="primary" onPress={() => replace(routes.compose(communityId, notice.id))}>
      {words.edit}
    </Button>
  )
}

/** Whether there is one at all. */
export const hasDetailFooter = ({ abilities }: Announcement) => abilities.edit
