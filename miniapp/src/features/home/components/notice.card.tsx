import type { AnnouncementSummary } from '@liren/shared/announcements'
import { names } from '../../../lib/names.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Badge } from '../../../ui/chip.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { homeTexts } from '../home.texts.ts'
import styles from './notice.card.module.css'

const mostLabels = 2

/** One notice on the board: what it says, who hung it up, for whom, and whether it was read. */
export function NoticeCard({ notice, onPress }: { notice: AnnouncementSummary; onPress: () => void }) {
  const words = homeTexts.use()
  const roles = names.use().role
  const labels = notice.audienceLabels.slice(0, mostLabels)
  const others = notice.audienceLabels.length - labels.length
  return (
    <Press
      id={`feed-item-${notice.id}`}
      className={classes(styles['card'], !notice.isRead && styles['unread'])}
      onPress={onPress}
    >
      <Box as="span" className={styles['head']}>
        <Txt className={styles['title']}>{notice.title}</Txt>
        {!notice.isRead && <Txt className={styles['mark']}>{words.unread}</Txt>}
      </Box>
      <Box as="span" className={styles['excerpt']}>
        {notice.excerpt}
      </Box>
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
