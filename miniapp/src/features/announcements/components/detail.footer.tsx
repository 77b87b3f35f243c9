import type { Announcement } from '@liren/shared/announcements'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { useConfirm } from '../hooks/use-life.ts'
import { lifeTexts } from '../life.texts.ts'

interface DetailFooterProps {
  communityId: string
  notice: Announcement
}

/** The one thing to do with this notice, for whom there is one. */
export function DetailFooter({ communityId, notice }: DetailFooterProps) {
  const words = announcementsTexts.use().detail
  if (notice.abilities.confirm) return <Confirm communityId={communityId} notice={notice} />
  return (
    <Button id="edit-draft" kind="primary" onPress={() => replace(routes.compose(communityId, notice.id))}>
      {words.edit}
    </Button>
  )
}

function Confirm({ communityId, notice }: DetailFooterProps) {
  const words = lifeTexts.use()
  const confirming = useConfirm(communityId, notice)
  return (
    <>
      {confirming.error && <Banner tone="danger">{messageOf(confirming.error)}</Banner>}
      <Button
        id="confirm-read"
        kind="primary"
        icon="check"
        busy={confirming.isPending}
        onPress={() => confirming.mutate()}
      >
        {words.confirm}
      </Button>
    </>
  )
}

/** Whether there is one at all. */
export const hasDetailFooter = ({ abilities }: Announcement) => abilities.edit || abilities.confirm
