/** Names of what react-query holds of this feature. */
export const keys = {
  all: (communityId: string) => ['points', communityId] as const,
  balance: (communityId: string) => ['points', communityId, 'balance'] as const,
  statement: (communityId: string, of: string) => ['points', communityId, 'statement', of] as const,
  items: (communityId: string) => ['points', communityId, 'items'] as const,
  item: (communityId: string, itemId: string) => ['points', communityId, 'item', itemId] as const,
  changes: (communityId: string, itemId: string) => ['points', communityId, 'changes', itemId] as const,
  orders: (communityId: string) => ['points', communityId, 'orders'] as const,
  order: (communityId: string, orderId: string) => ['points', communityId, 'order', orderId] as const,
  merchants: (communityId: string) => ['points', communityId, 'merchants'] as const,
  proposals: (communityId: string, state: string) => ['points', communityId, 'proposals', state] as const,
}
