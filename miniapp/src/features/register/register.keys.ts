/** Names of what react-query holds of this feature. */
export const keys = {
  all: (communityId: string) => ['register', communityId] as const,
  totals: (communityId: string, estateId: string) => ['register', communityId, 'totals', estateId] as const,
  units: (communityId: string, entranceId: string) => ['register', communityId, 'units', entranceId] as const,
  imports: (communityId: string) => ['register', communityId, 'imports'] as const,
  import: (communityId: string, importId: string) => ['register', communityId, 'import', importId] as const,
  findings: (communityId: string, importId: string, version: number, kind: string) =>
    ['register', communityId, 'findings', importId, version, kind] as const,
  export: (communityId: string, exportId: string) => ['register', communityId, 'export', exportId] as const,
}
