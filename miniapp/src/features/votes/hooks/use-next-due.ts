import type { DecisionState, LegalMode } from '@liren/shared/votes'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dueText } from '../../../lib/time.ts'
import { nextTexts } from '../next.texts.ts'
import { elsewhere } from '../votes.phases.ts'

interface Dated {
  state: DecisionState
  legalMode: LegalMode
  opensAt: string | null
  closesAt: string | null
  objectionsUntil?: string | null
}

/** What comes next with a decision, and when. */
export function useNextDue(): (of: Dated) => string {
  const words = nextTexts.use()
  const now = useNow()
  const locale = useLocale()
  const when = (instant: string) => dueText(instant, now, locale)
  return (of) => {
    const { state, opensAt, closesAt, objectionsUntil } = of
    const there = elsewhere(of, now)
    if (there !== null) return there === 'voting' ? words.elsewhere(when(closesAt ?? '')) : words.awaitsResult
    switch (state) {
      case 'DRAFT':
        return words.drafting
      case 'REVIEW':
        return words.review
      case 'NOTICED':
      case 'ROLL_FROZEN':
        return opensAt === null ? words.drafting : words.notice(when(opensAt))
      case 'OPEN':
      case 'EXTENDED':
        return closesAt === null || Date.parse(closesAt) <= now ? words.closed : words.until(when(closesAt))
      case 'CLOSED':
        return words.closed
      case 'COUNTED':
        return words.counted
      case 'OBJECTION':
        return objectionsUntil ? words.displayUntil(when(objectionsUntil)) : words.display
      case 'RECOUNT':
        return words.recount
      case 'CANCELLED':
        return words.cancelled
      case 'REVOKED_BY_COURT':
      case 'REVOKED_BY_GOV':
        return words.revoked
      default:
        return words.final
    }
  }
}
