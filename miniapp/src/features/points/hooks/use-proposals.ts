import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { ProposalState } from '@liren/shared/points.proposals'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../points.keys.ts'
import { approve, fetchProposals, propose, refuse, withdraw, type Proposing } from '../proposals.api.ts'
import { useAskAnew } from './use-shop.ts'

/** Proposals of one state, newest first. They name neighbours: nothing of them is kept on the device. */
export const useProposals = (communityId: string, state: ProposalState) =>
  useInfiniteQuery({
    queryKey: keys.proposals(communityId, state),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchProposals(communityId, state, pageParam, signal),
  })

/** Proposes that somebody be credited; somebody else decides. */
export function usePropose(communityId: string) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: Proposing) => propose(communityId, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(communityId),
  })
}

/** Approves, refuses or withdraws a proposal. */
export function useDeciding(communityId: string) {
  const submissions = useSubmissions()
  const after = { onSuccess: () => submissions.done(), onSettled: useAskAnew(communityId) }
  const approving = useMutation({
    mutationFn: (proposalId: string) => approve({ communityId, proposalId }, submissions.nameFor(['yes', proposalId])),
    ...after,
  })
  const refusing = useMutation({
    mutationFn: ({ proposalId, reason }: { proposalId: string; reason: string }) =>
      refuse({ communityId, proposalId }, reason, submissions.nameFor([proposalId, reason])),
    ...after,
  })
  const withdrawing = useMutation({
    mutationFn: (proposalId: string) => withdraw({ communityId, proposalId }),
    ...after,
  })
  return { approving, refusing, withdrawing }
}
