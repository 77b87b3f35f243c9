import { votes } from '@liren/shared/votes.decisions'
import { votesCasting } from '@liren/shared/votes.casting'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type SealedBallot = Omit<RequestOf<typeof votesCasting.cast>['body'], 'headId'>
export type Answer = RequestOf<typeof votes.answer>['body']
export type RemarkAsked = RequestOf<typeof votes.remark>['body']

/** Where a decision is. */
export interface InDecision {
  communityId: string
  decisionId: string
}

export const fetchMyHeads = (params: InDecision, signal?: AbortSignal) =>
  call(votesCasting.myHeads, { params }, { signal })

export const fetchRemarks = (params: InDecision, cursor: string | null, signal?: AbortSignal) =>
  call(votes.remarks, { params, query: { cursor: cursor ?? undefined } }, { signal })

export const sendRemark = (params: InDecision, body: RemarkAsked, submission: string) =>
  call(votes.remark, { params, body }, { submission })

export const answerRemark = (params: InDecision, remarkId: string, body: Answer) =>
  call(votes.answer, { params: { ...params, remarkId }, body })

/** Hands a sealed ballot in; the same one again gets the same receipt. */
export const castBallot = (params: InDecision, headId: string, sealed: SealedBallot, submission: string) =>
  call(votesCasting.cast, { params, body: { headId, ...sealed } }, { submission })

export const fetchReceipt = (params: InDecision, headId: string, signal?: AbortSignal) =>
  call(votesCasting.receipt, { params: { ...params, headId } }, { signal })

export const fetchTurnout = (params: InDecision, signal?: AbortSignal) =>
  call(votesCasting.turnout, { params }, { signal })
