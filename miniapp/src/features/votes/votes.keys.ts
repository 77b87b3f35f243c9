/** Names of what react-query holds of this feature. */
export const keys = {
  /** Everything of a community's decisions. */
  all: (communityId: string) => ['votes', communityId] as const,
  list: (communityId: string) => ['votes', communityId, 'list'] as const,
  organisers: (communityId: string) => ['votes', communityId, 'organisers'] as const,
  presets: ['vote-presets'] as const,
  rollDraft: (communityId: string, decisionId: string) => ['vote-roll-draft', communityId, decisionId] as const,
  groups: (communityId: string) => ['votes', communityId, 'groups'] as const,
  elections: (communityId: string) => ['votes', communityId, 'elections'] as const,
  demands: (communityId: string) => ['votes', communityId, 'demands'] as const,
  one: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId] as const,
  heads: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'heads'] as const,
  candidacies: (communityId: string, decisionId: string) =>
    ['votes', communityId, 'one', decisionId, 'candidacies'] as const,
  designation: (communityId: string, decisionId: string, headId: string) =>
    ['votes', communityId, 'one', decisionId, 'designation', headId] as const,
  receipt: (communityId: string, decisionId: string, headId: string) =>
    ['votes', communityId, 'one', decisionId, 'receipt', headId] as const,
  witness: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'witness'] as const,
  releases: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'releases'] as const,
  check: (communityId: string, decisionId: string, leaf: string) =>
    ['votes', communityId, 'one', decisionId, 'check', leaf] as const,
  remarks: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'remarks'] as const,
  turnout: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'turnout'] as const,
  proxies: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'proxies'] as const,
  documents: (communityId: string, estateId: string) => ['votes', communityId, 'documents', estateId] as const,
  delivery: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'delivery'] as const,
  papers: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'papers'] as const,
  result: (communityId: string, decisionId: string) => ['votes', communityId, 'one', decisionId, 'result'] as const,
}
