import { useQuery } from '@tanstack/react-query'
import type { CastReceipt } from '@liren/shared/votes.casting'
import { readCasts, readGranted, type Secret } from '../ballot.kept.ts'
import { fetchReceipt, type InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'
import { useMyHeads } from './use-my-heads.ts'

/** A receipt of mine; what was chosen is known where it was cast on this phone. */
export interface MyReceipt {
  headId: string
  units: readonly string[]
  receipt: CastReceipt
  secret: Secret | null
}

/**
 * Receipts of a decision: those kept on this phone, whatever the server says, and of ballots that I cast on another phone,
 * or that an agent handed in for me, what the server has.
 */
export function useReceipts(at: InDecision) {
  const kept: MyReceipt[] = readCasts(at.decisionId)
  const heads = useMyHeads(at, true)
  const missing = (heads.data?.items ?? []).filter(
    ({ headId, voted }) =>
      voted?.channel === 'ELECTRONIC' &&
      (voted.isMine || readGranted(at.decisionId, headId) !== null) &&
      !kept.some((one) => one.headId === headId),
  )
  const asked = useQuery({
    queryKey: [...keys.receipt(at.communityId, at.decisionId, 'all'), ...missing.map(({ headId }) => headId)],
    queryFn: ({ signal }) =>
      Promise.all(
        missing.map(async ({ headId, units }): Promise<MyReceipt> => {
          const receipt = await fetchReceipt(at, headId, signal)
          const granted = readGranted(at.decisionId, headId)
          // What I sealed for an agent counts only if it is what the agent handed in.
          const secret = granted?.commitment === receipt.commitment ? granted : null
          return { headId, units: units.map(({ label }) => label), receipt, secret }
        }),
      ),
    enabled: missing.length > 0,
  })
  const isWaiting = heads.isLoading || (missing.length > 0 && asked.isLoading)
  return {
    receipts: [...kept, ...(asked.data ?? [])],
    isWaiting,
    error: heads.error ?? asked.error,
    again: () => void (heads.error ? heads.refetch() : asked.refetch()),
  }
}
