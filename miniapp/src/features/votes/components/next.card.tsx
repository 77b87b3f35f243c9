import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { dutyRules, type Next } from '../run.phases.ts'
import { runTexts } from '../run.texts.ts'
import styles from './next.card.module.css'

/** What is due next with a decision, by whom and until when; always in the same place. */
export function NextCard({ decision, next }: { decision: Decision; next: Next }) {
  const words = runTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { by } = dutyRules[next.duty]
  const who = by === 'organiser' ? decision.organiser.name : words.who[by]
  const when = next.until === null ? null : deadlineText(next.until, now, locale)
  const isLate = next.until !== null && Date.parse(next.until) < now
  return (
    <Card id="run-next" tinted>
      <Box className={styles['card']}>
        <Txt className={styles['label']}>{words.now}</Txt>
        <Box as="h2" className={styles['what']}>
          {words.duty[next.duty]}
        </Box>
        {who !== '' && <Txt className={styles['due']}>{words.by(who)}</Txt>}
        {when !== null &&
          (isLate ? (
            <Box className={styles['late']}>
              <Icon name="alert" small />
              <Txt>{words.overdue(when)}</Txt>
            </Box>
          ) : (
            <Box className={styles['due']}>
              <Txt>{words.until(when)}</Txt>
            </Box>
          ))}
      </Box>
    </Card>
  )
}
