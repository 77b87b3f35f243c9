/** Names of what react-query holds of this feature. */
export const keys = {
  all: (communityId: string) => ['points', communityId] as const,
  balance: (communityId: string) => ['points', communityId, 'balance'] as const,
  statement: (communityId: string, of: string) => ['points', communityId, 'statement', of] as const,
  ofResident: (communityId: string, residenceId: string) => ['points', communityId, 'resident', residenceId] as const,
  statementOfResident: (communityId: string, residenceId: string, of: string) =>
    ['points', communityId, 'resident', residenceId, of] as const,
  items: (communityId: string) => ['points', communityId, 'items'] as const,
  item: (communityId: string, itemId: string) => ['points', communityId, 'item', itemId] as const,
  changes: (communityId: string, itemId: string) => ['points', communityId, 'changes', itemId] as const,
  orders: (communityId: string) => ['points', communityId, 'orders'] as const,
  order: (communityId: string, orderId: string) => ['points', communityId, 'order', orderId] as const,
  merchants: (communityId: string) => ['points', communityId, 'merchants'] as const,
  desk: (communityId: string) => ['points', communityId, 'desk'] as const,
  deskOrders: (communityId: string, state: string) => ['points', communityId, 'desk-orders', state] as const,
  deskPeople: (communityId: string) => ['points', communityId, 'desk-people'] as const,
  settings: (communityId: string) => ['points', communityId, 'settings'] as const,
  sources: (communityId: string, rule: string) => ['points', communityId, 'sources', rule] as const,
  merits: (communityId: string, rule: string) => ['points', communityId, 'merits', rule] as const,
  records: (communityId: string) => ['points', communityId, 'records'] as const,
  openings: (communityId: string) => ['points', communityId, 'openings'] as const,
  opening: (communityId: string, openingId: string) => ['points', communityId, 'opening', openingId] as const,
  openingLines: (communityId: string, openingId: string, version: number, of: string) =>
    ['points', communityId, 'opening-lines', openingId, version, of] as const,
  proposals: (communityId: string, state: string) => ['points', communityId, 'proposals', state] as const,
}
