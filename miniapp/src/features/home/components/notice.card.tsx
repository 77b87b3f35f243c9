import type { AnnouncementSummary } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { names } from '../../../lib/names.ts'
import { spanText } from '../../../lib/time.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Badge } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { KindMark, Mark } from '../../../ui/mark.tsx'
import type { FileSource } from '../../announcements/hooks/use-picture.ts'
import { homeTexts } from '../home.texts.ts'
import { Cover } from './cover.tsx'
import styles from './notice.card.module.css'

const mostLabels = 2

interface NoticeCardProps {
  notice: AnnouncementSummary
  /** Whose files it shows. */
  source: Omit<FileSource, 'announcementId'>
  /** Stands first because its office pinned it. */
  isPinned?: boolean
  onPress: () => void
}

/** One notice on the board: what it says, who hung it up, for whom, and whether it was read. */
export function NoticeCard({ notice, source, isPinned = false, onPress }: NoticeCardProps) {
  const words = homeTexts.use()
  const roles = names.use().role
  const labels = notice.audienceLabels.slice(0, mostLabels)
  const others = notice.audienceLabels.length - labels.length
  const { cover, withdrawal } = notice
  return (
    <Press
      id={`feed-item-${notice.id}`}
      className={classes(styles['card'], !notice.isRead && styles['unread'])}
      onPress={onPress}
    >
      <Marks notice={notice} isPinned={isPinned} />
      <Box as="span" className={styles['head']}>
        <Txt className={classes(styles['title'], withdrawal && styles['gone'])}>{notice.title}</Txt>
        {!notice.isRead && <Txt className={styles['mark']}>{words.unread}</Txt>}
      </Box>
      {withdrawal ? (
        <Box as="span" className={styles['excerpt']}>
          {words.withdrawnBecause(withdrawal.reason)}
        </Box>
      ) : (
        <Box as="span" className={styles['middle']}>
          <Box as="span" className={styles['excerpt']}>
            {notice.excerpt}
          </Box>
          {cover !== null && <Cover source={{ ...source, announcementId: notice.id }} id={cover} />}
        </Box>
      )}
      <EventLine notice={notice} />
      <Box as="span" className={styles['meta']}>
        <Txt className={styles['author']}>
          {`${notice.author.scopeLabel} ${roles[notice.author.role]} ${notice.author.nickname}`.trim()}
        </Txt>
        <Moment instant={notice.publishedAt} />
      </Box>
      {labels.length > 0 && (
        <Box as="span" className={styles['labels']}>
          {labels.map((label) => (
            <Badge key={label}>{label}</Badge>
          ))}
          {others > 0 && <Badge>{`+${others}`}</Badge>}
        </Box>
      )}
    </Press>
  )
}

/** Words with shapes above the title; none for a plain notice. */
function Marks({ notice, isPinned }: { notice: AnnouncementSummary; isPinned: boolean }) {
  const words = homeTexts.use()
  const { status, corrected } = names.use()
  const marks = [
    isPinned && (
      <Mark key="pinned" icon="pin" tone="accent">
        {words.pinned}
      </Mark>
    ),
    notice.matter.kind !== 'notice' && <KindMark key="kind" matter={notice.matter} />,
    notice.status === 'withdrawn' && (
      <Mark key="withdrawn" icon="trash" tone="warn">
        {status.withdrawn}
      </Mark>
    ),
    notice.status === 'expired' && (
      <Mark key="expired" icon="clock">
        {status.expired}
      </Mark>
    ),
    notice.correctedAt !== null && (
      <Mark key="corrected" icon="edit">
        {corrected}
      </Mark>
    ),
    notice.attachments > 0 && (
      <Mark key="files" icon="file">
        {words.files(notice.attachments)}
      </Mark>
    ),
    notice.confirm && !notice.isRead && (
      <Mark key="confirm" icon="check" tone="warn">
        {words.confirmDue}
      </Mark>
    ),
  ].filter(Boolean)
  return (
    marks.length > 0 && (
      <Box as="span" className={styles['marks']}>
        {marks}
      </Box>
    )
  )
}

function EventLine({ notice: { matter } }: { notice: AnnouncementSummary }) {
  const now = useNow()
  const locale = useLocale()
  if (matter.kind !== 'event') return null
  const { from, to, where } = matter.event
  return (
    <Box as="span" className={styles['event']}>
      <Icon name="calendar" small />
      <Txt>{`${spanText(from, to, now, locale)} · ${where}`}</Txt>
    </Box>
  )
}
