/** Names of what react-query holds of this feature. */
export const keys = {
  reads: ['privacy', 'reads'] as const,
  consents: ['privacy', 'consents'] as const,
}
