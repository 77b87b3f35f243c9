import { withQuery } from './routes.ts'

const inCommunity = (page: string) => (communityId: string) =>
  withQuery(`/pages/votes/${page}/index`, { community: communityId })

const ofDecision = (page: string) => (communityId: string, decisionId: string) =>
  withQuery(`/pages/votes/${page}/index`, { community: communityId, id: decisionId })

/** Pages of those who run decisions; apart from the others, which the first page carries. */
export const voteRoutes = {
  desk: inCommunity('desk'),
  groups: inCommunity('groups'),
  demands: inCommunity('demand'),
  run: ofDecision('run'),
  answers: ofDecision('answers'),
  opening: ofDecision('opening'),
  turnout: ofDecision('turnout'),
  papers: ofDecision('papers'),
  /** One paper, to be entered. */
  paper: (communityId: string, decisionId: string, number: number) =>
    withQuery('/pages/votes/paper/index', { community: communityId, id: decisionId, number: String(number) }),
  counting: ofDecision('counting'),
  delivery: ofDecision('delivery'),
  official: ofDecision('official'),
  receipts: ofDecision('receipts'),
  release: ofDecision('release'),
  /** Checks the ballot of a head; without one, a receipt that is scanned or pasted. */
  check: (communityId: string, decisionId: string, headId?: string) =>
    withQuery('/pages/votes/check/index', {
      community: communityId,
      id: decisionId,
      ...(headId === undefined ? {} : { head: headId }),
    }),
  candidates: ofDecision('candidates'),
  nominate: ofDecision('nominate'),
  /** A draft to go on with; without an id a new one. */
  draft: (communityId: string, decisionId?: string) =>
    decisionId === undefined ? inCommunity('draft')(communityId) : ofDecision('draft')(communityId, decisionId),
} as const
