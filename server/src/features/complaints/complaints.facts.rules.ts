import type { RatingFacts } from './complaints.ringback.rules.ts'
import type { ComplaintFacts, OpenProposal } from './complaints.rules.ts'

interface Row {
  state: ComplaintFacts['state']
  outcome: ComplaintFacts['outcome']
  isObjected: boolean
  isVisible: boolean
  shownAt: Date | null
  reopenings: number
  ringsLeft: number
  pausedState: ComplaintFacts['pausedState']
  urgedAt: Date | null
  urges: number
  closedAt: Date | null
  officeRole: string | null
}

interface Rating {
  isSolved: boolean
  satisfaction: string
  ratedAt: Date
  appealedAt: Date | null
  notedBy: string | null
}

const ratingOf = ({ isSolved, satisfaction, ratedAt, appealedAt, notedBy }: Rating): RatingFacts => ({
  ratedAt,
  isSolved,
  isPoor: !isSolved || satisfaction !== 'satisfied',
  isAppealed: appealedAt !== null,
  notedBy,
})

/** What the rules look at, of a matter as it is kept. */
export const factsOf = (row: Row, proposals: readonly OpenProposal[], rating: Rating | null): ComplaintFacts => ({
  state: row.state,
  outcome: row.outcome,
  isObjected: row.isObjected,
  rating: rating && ratingOf(rating),
  isVisible: row.isVisible,
  isShown: row.shownAt !== null,
  reopenings: row.reopenings,
  ringsLeft: row.ringsLeft,
  pausedState: row.pausedState,
  urgedAt: row.urgedAt,
  urges: row.urges,
  closedAt: row.closedAt,
  isOfCommittee: row.officeRole === 'committee',
  proposals,
})
