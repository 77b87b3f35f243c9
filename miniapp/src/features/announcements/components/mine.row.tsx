import type { z } from 'zod'
import type { myAnnouncement } from '@liren/shared/announcements'
import { Txt } from '../../../platform/elements.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { announcementsTexts } from '../announcements.texts.ts'

type Mine = z.output<typeof myAnnouncement>

/** One of my drafts or notices. */
export function MineRow({ notice, onPress }: { notice: Mine; onPress: () => void }) {
  const words = announcementsTexts.use().mine
  const isDraft = notice.status === 'draft'
  return (
    <ListRow
      id={`mine-${notice.id}`}
      icon={isDraft ? 'edit' : 'notice'}
      title={notice.title || words.noTitle}
      note={
        <Txt>
          {notice.publishedAt ? words.publishedAt : words.editedAt}{' '}
          <Moment instant={notice.publishedAt ?? notice.updatedAt} /> · {notice.audienceLabels.join('、')}
        </Txt>
      }
      trailing={isDraft ? <Badge tone="warn">{words.draft}</Badge> : <Txt>{words.readBy(notice.peopleRead)}</Txt>}
      onPress={onPress}
    />
  )
}
