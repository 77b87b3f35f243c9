import type { RequestOf } from '@liren/shared/endpoint'
import { pointsProposals, type ProposalState } from '@liren/shared/points.proposals'
import { call } from '../../lib/api-client.ts'

export interface InProposal {
  communityId: string
  proposalId: string
}
export type Proposing = RequestOf<typeof pointsProposals.propose>['body']

export const fetchProposals = (
  communityId: string,
  state: ProposalState,
  cursor: string | null,
  signal?: AbortSignal,
) => call(pointsProposals.list, { params: { communityId }, query: { state, cursor: cursor ?? undefined } }, { signal })

export const propose = (communityId: string, body: Proposing, submission: string) =>
  call(pointsProposals.propose, { params: { communityId }, body }, { submission })

export const approve = (at: InProposal, submission: string) =>
  call(pointsProposals.approve, { params: at }, { submission })

export const refuse = (at: InProposal, reason: string, submission: string) =>
  call(pointsProposals.refuse, { params: at, body: { reason } }, { submission })

export const withdraw = (at: InProposal) => call(pointsProposals.withdraw, { params: at })
