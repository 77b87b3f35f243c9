import { useQuery } from '@tanstack/react-query'
import { codeOf, isUnreachable } from '../../../lib/failure.ts'
import { fetchConsistency, fetchInclusion, fetchSignedHead } from '../proof.api.ts'
import { knownKeys } from '../proof.kept.ts'
import { checkBallot, type ShownLog, type ToCheck } from '../ballot.proof.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** What the server shows of the log now, as far as a receipt needs it. */
async function shownNow(at: InDecision, { signed: mine }: ToCheck, signal: AbortSignal): Promise<ShownLog> {
  const { signed, keys: shown } = await fetchSignedHead(at, mine.size, signal)
  const isLonger = signed !== null && signed.size >= mine.size
  return {
    signed,
    keys: shown,
    inclusion: isLonger ? await fetchInclusion(at, mine.size, signed.size, signal) : null,
    consistency: isLonger ? await fetchConsistency(at, mine.size, signed.size, signal) : null,
  }
}

const isAway = (error: unknown): boolean => isUnreachable(error) || codeOf(error) === 'vote_signer_away'

/** Checks a ballot on this phone against what the server shows now. */
export const useCheck = (at: InDecision, ballot: ToCheck) =>
  useQuery({
    queryKey: keys.check(at.communityId, at.decisionId, ballot.signed.leaf),
    queryFn: async ({ signal }) => {
      const known = knownKeys(at.decisionId)
      try {
        const shown = await shownNow(at, ballot, signal)
        return { checked: checkBallot(ballot, shown, known), keys: shown.keys }
      } catch (error) {
        if (!isAway(error)) throw error
        return { checked: checkBallot(ballot, null, known), keys: known }
      }
    },
    staleTime: 0,
    gcTime: 0,
  })
