import type { DecisionRow } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dueText } from '../../../lib/time.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { useMe } from '../../identity/hooks/use-me.ts'
import { deskTexts } from '../desk.texts.ts'
import { elsewhere } from '../votes.phases.ts'
import { useOrganisers } from './use-organisers.ts'

/** Whether there is a desk of decisions for me: I run some, or review those of a community. */
export function useVoteDuty(communityId: string) {
  const me = useMe()
  const organisers = useOrganisers(communityId)
  const membership = me.data?.memberships.find(({ community }) => community.id === communityId)
  const reviews = membership?.roles.some(({ role }) => role === 'committee') ?? false
  const hats = organisers.data?.items ?? []
  return {
    hats,
    reviews,
    hasDuty: reviews || hats.length > 0,
    estateIds: hats.map(({ estateId }) => estateId),
    query: organisers,
  }
}

/** What is due next with a decision, for who runs it. */
export function useDeskDue(): (row: DecisionRow) => string {
  const words = deskTexts.use().next
  const names = voteNames.use()
  const now = useNow()
  const locale = useLocale()
  return (row) => {
    const { state, opensAt, closesAt } = row
    const there = elsewhere(row, now)
    if (there !== null) return there === 'voting' ? words.elsewhere(dueText(closesAt ?? '', now, locale)) : words.result
    const opens = dueText(opensAt ?? '', now, locale)
    switch (state) {
      case 'NOTICED':
        return words.NOTICED(opens)
      case 'ROLL_FROZEN':
        return Date.parse(opensAt ?? '') <= now ? words.opening : words.ROLL_FROZEN(opens)
      case 'OPEN':
      case 'EXTENDED':
        return words.voting(dueText(closesAt ?? '', now, locale))
      case 'DRAFT':
      case 'REVIEW':
      case 'CLOSED':
      case 'COUNTED':
      case 'OBJECTION':
      case 'RECOUNT':
        return words[state]
      default:
        return names.state[state]
    }
  }
}
