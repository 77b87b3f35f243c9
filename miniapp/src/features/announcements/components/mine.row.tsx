import type { z } from 'zod'
import type { myAnnouncement } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { aheadText } from '../../../lib/time.ts'
import { Txt } from '../../../platform/elements.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { StatusBadge } from '../../../ui/status.badge.tsx'
import { announcementsTexts } from '../announcements.texts.ts'

type Mine = z.output<typeof myAnnouncement>

const icons: Record<Mine['kind'] | 'draft', IconName> = {
  draft: 'edit',
  notice: 'notice',
  disclosure: 'board',
  event: 'calendar',
  urgent: 'alert',
}

/** One of my drafts or notices. */
export function MineRow({ notice, onPress }: { notice: Mine; onPress: () => void }) {
  const words = announcementsTexts.use().mine
  const now = useNow()
  const locale = useLocale()
  return (
    <ListRow
      id={`mine-${notice.id}`}
      icon={icons[notice.status === 'draft' ? 'draft' : notice.kind]}
      title={notice.title || words.noTitle}
      note={
        <Txt>
          {notice.publishAt && notice.status === 'scheduled' ? (
            words.goesOut(aheadText(notice.publishAt, now, locale))
          ) : (
            <>
              {notice.publishedAt ? words.publishedAt : words.editedAt}{' '}
              <Moment instant={notice.publishedAt ?? notice.updatedAt} />
            </>
          )}{' '}
          · {notice.audienceLabels.join('、')}
          {!notice.isMine && ` · ${notice.authorNickname}`}
        </Txt>
      }
      trailing={
        notice.status === 'published' ? (
          <Txt>{words.readBy(notice.peopleRead)}</Txt>
        ) : (
          <StatusBadge status={notice.status} />
        )
      }
      onPress={onPress}
    />
  )
}
