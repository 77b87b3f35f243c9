/** Names of what react-query holds of this feature. */
export const keys = {
  /** Everything of a community's decisions. */
  all: (communityId: string) => ['votes', communityId] as const,
  list: (communityId: string) => ['votes', communityId, 'list'] as const,
  one: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId] as const,
  heads: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'heads'] as const,
  receipt: (communityId: string, decisionId: string, headId: string) =>
    ['votes', communityId, 'one', decisionId, 'receipt', headId] as const,
  remarks: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'remarks'] as const,
  turnout: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'turnout'] as const,
  proxies: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'proxies'] as const,
  result: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'result'] as const,
}
