import { names } from '../../../lib/names.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Moment } from '../../../ui/moment.tsx'
import type { Found } from '../hooks/use-search.ts'
import { searchTexts } from '../search.texts.ts'
import styles from './found.card.module.css'
import { Marked } from './marked.tsx'

/** A notice that was found, with what was looked for set off. */
export function FoundCard({ notice, onPress }: { notice: Found; onPress: () => void }) {
  const words = searchTexts.use()
  const roles = names.use().role
  const { author, marks } = notice
  return (
    <Press id={`found-${notice.id}`} className={styles['card']} onPress={onPress}>
      <Box as="span" className={styles['title']}>
        <Marked text={notice.title} marks={marks.title} />
      </Box>
      <Box as="span" className={styles['excerpt']}>
        <Marked text={notice.excerpt} marks={marks.excerpt} />
      </Box>
      <Box as="span" className={styles['meta']}>
        <Txt>{`${author.scopeLabel} ${roles[author.role]} ${author.nickname ?? ''}`.trim()}</Txt>
        {!notice.isRead && <Txt>{words.unread}</Txt>}
        <Moment instant={notice.publishedAt} />
      </Box>
    </Press>
  )
}
