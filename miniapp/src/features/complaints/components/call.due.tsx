import type { CallState } from '@liren/shared/complaints.whistle'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { whistleTexts } from '../whistle.texts.ts'
import styles from './due.line.module.css'

const day = 24 * 3_600_000

interface Due {
  state: CallState
  dueAt: string | null
  isOverdue: boolean
}

function toneOf(dueAt: string, isOverdue: boolean, now: number): 'late' | 'soon' | 'plain' {
  if (isOverdue || Date.parse(dueAt) < now) return 'late'
  return Date.parse(dueAt) - now < day ? 'soon' : 'plain'
}
const shapes = { late: 'alert', soon: 'clock', plain: 'calendar' } as const

/** Until when whoever has the next word must say it; nothing once a call has ended. */
export function CallDue({ call: { state, dueAt, isOverdue } }: { call: Due }) {
  const words = whistleTexts.use()
  const now = useNow()
  const locale = useLocale()
  if (dueAt === null) return null
  const when = deadlineText(dueAt, now, locale)
  const tone = toneOf(dueAt, isOverdue, now)
  const by: { [one in CallState]?: (when: string) => string } = {
    ...{ CALLED: words.reportBy, HERE: words.doneBy, REFUSED: words.answerBy },
  }
  return (
    <Box as="span" className={classes(styles['due'], styles[tone])}>
      <Icon name={shapes[tone]} small />
      <Txt>{tone === 'late' ? words.overdue(when) : (by[state]?.(when) ?? when)}</Txt>
    </Box>
  )
}
