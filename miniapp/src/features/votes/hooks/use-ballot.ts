import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { MyHead } from '@liren/shared/votes.casting'
import type { Decision, Motion } from '@liren/shared/votes.views'
import { codeOf, Failure } from '../../../lib/failure.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { secureRandom } from '../../../platform/secure.random.ts'
import { useStepUp } from '../../identity/hooks/use-step-up.ts'
import { ballotDraft, blankBallot, choicesOf, unanswered, type BallotDraft } from '../ballot.draft.ts'
import { draftName, forgetSealed, keepSealed, readSealed, settleSealed, type SealedHere } from '../ballot.kept.ts'
import { sealOnPhone } from '../ballot.seal.ts'
import { castBallot, type InDecision } from '../votes.api.ts'
import { useVotesChanged } from './use-my-heads.ts'

/** Whether the server said no: then nothing of this ballot was taken in, and there is nothing to send again. */
const isRefused = (error: unknown): boolean =>
  error instanceof Failure &&
  error.problem !== null &&
  error.problem.status < 500 &&
  codeOf(error) !== 'request_in_flight'

/** Filling in a ballot: what is chosen, what is not, and the moment of looking it over. */
export function useFilling(head: MyHead, motions: readonly Motion[]) {
  const [draft, setDraft, { done }] = useFormDraft(ballotDraft, draftName(head.headId), blankBallot)
  const [isReviewing, setReviewing] = useState(false)
  const [isMissingSaid, setMissingSaid] = useState(false)
  const missing = unanswered(draft, motions)
  return {
    draft,
    change: (next: BallotDraft) => {
      setMissingSaid(false)
      setDraft(next)
    },
    missing,
    /** Whether to point at what is not answered yet. */
    saysMissing: isMissingSaid && missing.length > 0,
    review: () => {
      if (missing.length > 0 && !isMissingSaid) setMissingSaid(true)
      else setReviewing(true)
    },
    isReviewing,
    endReview: () => setReviewing(false),
    /** It was taken in: nothing of it waits on the page any more. */
    done,
  }
}

export type Filling = ReturnType<typeof useFilling>

/**
 * Seals the ballot of a head on this phone and hands it in, after a fresh code. What was sealed is kept until its answer
 * came, so that sending again sends the same; nothing is ever sent by itself.
 */
export function useCasting(at: InDecision, decision: Decision, head: MyHead) {
  const { through, question } = useStepUp()
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  const [waiting, setWaiting] = useState<SealedHere | null>(() => readSealed(head.headId))
  const letGo = () => {
    forgetSealed(head.headId)
    setWaiting(null)
  }
  const sealedNow = async (draft: BallotDraft): Promise<SealedHere> => {
    const choices = choicesOf(draft, decision.motions)
    const { headId, pseudonym } = head
    const sealed = { ...(await sealOnPhone({ decision, pseudonym, choices, random: secureRandom })), choices }
    keepSealed(headId, sealed)
    setWaiting(sealed)
    return sealed
  }
  const casting = useMutation({
    mutationFn: async (draft: BallotDraft) => {
      const ballot = waiting ?? (await sealedNow(draft))
      const { commitment, sealed } = ballot
      const name = submissions.nameFor([head.headId, commitment])
      const receipt = await through(() => castBallot(at, head.headId, { commitment, sealed }, name))
      const units = head.units.map(({ label }) => label)
      settleSealed({ decisionId: at.decisionId, headId: head.headId, units }, receipt, ballot)
      return receipt
    },
    onSuccess: () => {
      submissions.done()
      setWaiting(null)
    },
    onError: (error) => {
      if (isRefused(error)) letGo()
    },
    onSettled: () => void changed(),
  })
  return { casting, question, waiting, letGo }
}
