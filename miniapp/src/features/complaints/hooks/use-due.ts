import type { ComplaintRow } from '@liren/shared/complaints.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { names } from '../../../lib/names.ts'
import { deadlineText } from '../../../lib/time.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { complaintNames } from '../names.texts.ts'

const day = 24 * 3_600_000

export interface Due {
  text: string
  /** Late, or soon to be; the words say which. */
  tone: 'late' | 'soon' | 'plain'
}

/** Until when the next thing is due with a matter, in words; null when it has ended. */
export function useDue(): (row: ComplaintRow) => Due | null {
  const words = complaintsTexts.use()
  const now = useNow()
  const locale = useLocale()
  return ({ holder, state, isPaused, isMine, dueAt }) => {
    if (holder === null) return null
    const until = holder.until ?? dueAt
    const when = until === null ? null : deadlineText(until, now, locale)
    if (isPaused) return { text: when === null ? words.paused : words.pausedUntil(when), tone: 'plain' }
    if (until === null || when === null) return null
    if (holder.isOverdue || Date.parse(until) < now) return { text: words.overdue(when), tone: 'late' }
    const tone = Date.parse(until) - now < day ? 'soon' : 'plain'
    if (holder.party === 'reporter') return { text: (isMine ? words.answerBy : words.answeredBy)(when), tone }
    const isBefore = state === 'SUBMITTED' || state === 'DISPATCHED' || state === 'DISPUTED' || state === 'ACCEPTED'
    return { text: (isBefore ? words.contactBy : words.doneBy)(when), tone }
  }
}

/** Who has a matter now, by name. */
export function useHolder(): (row: ComplaintRow) => string {
  const words = complaintsTexts.use()
  const roles = names.use().role
  const { outcome, state } = complaintNames.use()
  return (row) => {
    const { holder } = row
    if (holder === null) return row.outcome === null ? state[row.state] : outcome[row.outcome]
    if (holder.party === 'reporter') return row.isMine ? words.yourTurn : holder.names.join('、') || words.reporter
    const office = [holder.scopeLabel, holder.role === null ? null : roles[holder.role]].filter((one) => one !== null)
    return [office.join(' '), holder.names.join('、')].filter((one) => one !== '').join(' · ')
  }
}
