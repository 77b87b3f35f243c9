import type { ComplaintFacts, OpenProposal, RatingFacts } from './complaints.rules.ts'

interface Row {
  state: ComplaintFacts['state']
  isObjected: boolean
  isVisible: boolean
  shownAt: Date | null
  reopenings: number
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
}

const ratingOf = ({ isSolved, satisfaction, ratedAt, appealedAt }: Rating): RatingFacts => ({
  ratedAt,
  isPoor: !isSolved || satisfaction !== 'satisfied',
  isAppealed: appealedAt !== null,
})

/** What the rules look at, of a matter as it is kept. */
export const factsOf = (row: Row, proposals: readonly OpenProposal[], rating: Rating | null): ComplaintFacts => ({
  state: row.state,
  isObjected: row.isObjected,
  rating: rating && ratingOf(rating),
  isVisible: row.isVisible,
  isShown: row.shownAt !== null,
  reopenings: row.reopenings,
  pausedState: row.pausedState,
  urgedAt: row.urgedAt,
  urges: row.urges,
  closedAt: row.closedAt,
  isOfCommittee: row.officeRole === 'committee',
  proposals,
})
