import { useQuery } from '@tanstack/react-query'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { readCasts } from '../ballot.kept.ts'
import { fetchConsistency, fetchSignedHead } from '../proof.api.ts'
import { lookAgain } from '../heads.proof.ts'
import { keepContradiction, keepWitness, readContradiction, readWitness } from '../proof.kept.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** The longest log of a decision that this phone knows of: what it saw last, and its own receipts. */
const knownSize = (decisionId: string): number =>
  Math.max(readWitness(decisionId)?.head.size ?? 0, ...readCasts(decisionId).map(({ receipt }) => receipt.signed.size))

const keptOf = (decisionId: string) => ({
  contradiction: readContradiction(decisionId),
  witness: readWitness(decisionId),
})

/** Asks for the newest signed head, and for the proof that it goes on from the one seen before; keeps what comes of it. */
async function look(at: InDecision, signal: AbortSignal) {
  const { communityId, decisionId } = at
  const kept = readWitness(decisionId)
  const { signed, keys: shown } = await fetchSignedHead(at, knownSize(decisionId), signal)
  const prove = (from: number, to: number) => fetchConsistency(at, from, to, signal)
  const found = await lookAgain({ community: communityId, decision: decisionId }, kept, { signed, keys: shown, prove })
  const now = new Date()
  if ('fault' in found)
    keepContradiction(decisionId, { fault: found.fault, kept: kept?.head ?? null, shown: signed, now })
  else if (found.witness) keepWitness(decisionId, found.witness, now)
  return keptOf(decisionId)
}

/**
 * What this phone has seen of a decision's log, looked at again at every visit. A head seen before is never replaced by one
 * that does not go on from it; what contradicts it is kept for good.
 */
export function useWitness(at: InDecision, isAsked: boolean) {
  const looking = useQuery({
    queryKey: keys.witness(at.communityId, at.decisionId),
    queryFn: ({ signal }) => look(at, signal),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
  })
  // A page that comes back to the front is another visit.
  useFreshOnShow(looking, 0)
  return { ...(looking.data ?? keptOf(at.decisionId)), isAway: looking.isError }
}
