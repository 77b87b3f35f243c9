import { useMutation, useQuery } from '@tanstack/react-query'
import type { MyHead } from '@liren/shared/votes.casting'
import type { VoteProxy } from '@liren/shared/votes.proxies'
import type { Decision } from '@liren/shared/votes.views'
import { useSubmissions } from '../../../lib/submission.ts'
import { secureRandom } from '../../../platform/secure.random.ts'
import { useStepUp } from '../../identity/hooks/use-step-up.ts'
import { choicesOf, type BallotDraft } from '../ballot.draft.ts'
import { keepCast, keepGranted } from '../ballot.kept.ts'
import { sealOnPhone } from '../ballot.seal.ts'
import { castProxy, fetchProxies, grantProxy, revokeProxy } from '../proxies.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'
import { useVotesChanged } from './use-my-heads.ts'

/** Proxies I granted, and proxies granted to me. */
export const useProxies = (at: InDecision) =>
  useQuery({
    queryKey: keys.proxies(at.communityId, at.decisionId),
    queryFn: ({ signal }) => fetchProxies(at, signal),
    staleTime: 0,
    meta: { keep: true },
  })

/** Seals my choices on this phone, and lets somebody hand them in for me. */
export function useGrant(at: InDecision, decision: Decision, head: MyHead) {
  const { through, question } = useStepUp()
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  const granting = useMutation({
    mutationFn: async ({ draft, agentPhone }: { draft: BallotDraft; agentPhone: string }) => {
      const choices = choicesOf(draft, decision.motions)
      const { pseudonym, headId } = head
      const sealing = { decision, pseudonym, choices, random: secureRandom }
      const { commitment, sealed, salt } = await sealOnPhone(sealing)
      const body = { headId, agentPhone, commitment, sealed }
      const granted = await through(() => grantProxy(at, body, submissions.nameFor(body)))
      keepGranted(at.decisionId, headId, { commitment, salt, choices })
      return granted
    },
    onSuccess: () => submissions.done(),
    onSettled: () => void changed(),
  })
  return { granting, question }
}

/** Takes a proxy back while it has not been handed in. */
export function useRevoke(at: InDecision) {
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (proxyId: string) => revokeProxy(at, proxyId),
    onSettled: () => void changed(),
  })
}

/** Hands in, for somebody else, exactly the ballot they sealed. */
export function useCastProxy(at: InDecision) {
  const { through, question } = useStepUp()
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  const casting = useMutation({
    mutationFn: (proxy: VoteProxy) => through(() => castProxy(at, proxy.id, submissions.nameFor(proxy.id))),
    onSuccess: (receipt, { headId, unitLabels: units }) => {
      submissions.done()
      keepCast({ decisionId: at.decisionId, headId, units }, receipt, null)
    },
    onSettled: () => void changed(),
  })
  return { casting, question }
}
