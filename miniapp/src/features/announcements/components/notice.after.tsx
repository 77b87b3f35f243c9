import type { Announcement } from '@liren/shared/announcements'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { useShareCard } from '../../../platform/share.tsx'
import { Card } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Share } from '../../../ui/share.tsx'
import { reachTexts } from '../reach.texts.ts'
import { RemindCard } from './remind.card.tsx'

/** What everybody in the community may see is passed on as the page that needs no sign-in. */
const sharedPath = (communityId: string, { id, audience }: Announcement): string => {
  const isForAll = audience.some(
    (target) => target.type === 'place' && target.kind === 'community' && !target.ownersOnly,
  )
  return (isForAll ? routes.publicAnnouncement : routes.announcement)(communityId, id)
}

/** After reading: pass it on, be told of the next one; whoever answers for it sees how far it came. */
export function NoticeAfter({ notice, communityId }: { notice: Announcement; communityId: string }) {
  const words = reachTexts.use()
  const isOut = notice.status === 'published'
  const card = { title: notice.title, path: sharedPath(communityId, notice) }
  useShareCard(isOut ? card : null)
  if (!isOut) return null
  return (
    <>
      {notice.abilities.followReach && (
        <Card flush>
          <ListRow
            id="open-reach"
            icon="people"
            title={words.open}
            onPress={() => open(routes.reach(communityId, notice.id))}
          />
        </Card>
      )}
      {notice.abilities.markRead && <RemindCard />}
      <Share id="share" card={card} />
    </>
  )
}
