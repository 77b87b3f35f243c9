import { useEffect } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { names } from '../../../lib/names.ts'
import { Card } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { useMarkRead } from '../hooks/use-announcement.ts'
import { NoticeView } from './notice.view.tsx'

/** What the notice says; while it is on the screen it counts as read. */
export function NoticePart({ notice, communityId }: { notice: Announcement; communityId: string }) {
  const words = announcementsTexts.use().detail
  const roles = names.use().role
  const { mutate: markRead } = useMarkRead(communityId, notice.id)
  const isDue = !notice.isRead && notice.abilities.markRead
  // It is on screen now: that is what reading means here.
  useEffect(() => {
    if (isDue) markRead()
  }, [isDue, markRead])
  return (
    <Card>
      <NoticeView
        title={notice.title}
        blocks={notice.body}
        author={`${notice.author.scopeLabel} ${roles[notice.author.role]} ${notice.author.nickname}`}
        when={
          notice.publishedAt ? (
            <FullMoment id="published-at" instant={notice.publishedAt} />
          ) : (
            <Badge tone="warn">{words.draft}</Badge>
          )
        }
        labels={notice.audienceLabels}
      />
    </Card>
  )
}
