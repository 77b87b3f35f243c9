/** The page of a decision, in the mini-program and in H5 alike. */
const decisionPage = '/pages/votes/decision/index'

/** The address of a decision inside the app. */
export const decisionPath = (communityId: string, decisionId: string): string =>
  `${decisionPage}?community=${communityId}&id=${decisionId}`
