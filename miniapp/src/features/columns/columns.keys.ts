/** Names of what react-query holds of this feature. */
export const keys = {
  list: (communityId: string) => ['columns', communityId, 'list'] as const,
  roster: (communityId: string, columnId: string) => ['columns', communityId, 'roster', columnId] as const,
}
