import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchMyHeads, fetchReceipt, type InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** My own entries of the frozen roll; there are none before it is frozen. */
export const useMyHeads = (at: InDecision, isFrozen: boolean) =>
  useQuery({
    queryKey: keys.heads(at.communityId, at.decisionId),
    queryFn: ({ signal }) => fetchMyHeads(at, signal),
    enabled: isFrozen,
    meta: { keep: true },
  })

/** Where my ballot stands in the log, when this phone does not know it. */
export const useReceipt = (at: InDecision, headId: string, isAsked: boolean) =>
  useQuery({
    queryKey: keys.receipt(at.communityId, at.decisionId, headId),
    queryFn: ({ signal }) => fetchReceipt(at, headId, signal),
    enabled: isAsked,
  })

/** After a ballot, a proxy or a refusal: the decision, the list and everything of it are asked anew. */
export function useVotesChanged(communityId: string): () => Promise<unknown> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.all(communityId) })
}
