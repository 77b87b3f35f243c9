import { votes } from '@liren/shared/votes.decisions'
import { call } from '../../lib/api-client.ts'

/** Decisions of my estates, newest first. */
export const fetchDecisions = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(votes.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchDecision = (communityId: string, decisionId: string, signal?: AbortSignal) =>
  call(votes.detail, { params: { communityId, decisionId } }, { signal })
