import { useEffect } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { names } from '../../../lib/names.ts'
import { isTab } from '../../../lib/routes.ts'
import { open, openTab } from '../../../platform/navigation.ts'
import { Card } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { useMarkRead } from '../hooks/use-announcement.ts'
import { addressOf } from '../link.places.ts'
import { Files } from './files.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { NoticeView } from './notice.view.tsx'

/** What the notice says; while it is on the screen it counts as read. */
export function NoticePart({ notice, communityId }: { notice: Announcement; communityId: string }) {
  const words = announcementsTexts.use().detail
  const { role: roles, corrected, status } = names.use()
  const { mutate: markRead } = useMarkRead(communityId, notice.id)
  const isDue = !notice.isRead && notice.abilities.markRead
  // It is on screen now: that is what reading means here.
  useEffect(() => {
    if (isDue) markRead()
  }, [isDue, markRead])
  const { author } = notice
  return (
    <Card>
      <NoticeView
        matter={notice.matter}
        title={notice.title}
        blocks={notice.body}
        author={`${author.scopeLabel} ${roles[author.role]} ${author.nickname}`}
        when={
          notice.publishedAt ? (
            <FullMoment id="published-at" instant={notice.publishedAt} />
          ) : (
            <Badge tone="warn">{notice.publishAt === null ? words.draft : status.scheduled}</Badge>
          )
        }
        labels={notice.audienceLabels}
        column={notice.column?.name}
        displayedUntil={notice.status === 'withdrawn' ? null : notice.displayedUntil}
        expiresAt={notice.expiresAt}
        marks={notice.corrections > 0 && <Mark icon="edit">{corrected}</Mark>}
        files={
          <Files source={{ communityId, announcementId: notice.id, isPublic: false }} files={notice.attachments} />
        }
        onLink={(to) => {
          const address = addressOf(to, communityId)
          if (isTab(address)) openTab(address)
          else open(address)
        }}
      />
    </Card>
  )
}
