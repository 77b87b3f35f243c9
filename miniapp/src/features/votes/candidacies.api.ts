import type { RequestOf } from '@liren/shared/endpoint'
import { votesCandidacies } from '@liren/shared/votes.candidacies'
import { call } from '../../lib/api-client.ts'
import type { InDecision } from './votes.api.ts'

type Body<K extends keyof typeof votesCandidacies> =
  RequestOf<(typeof votesCandidacies)[K]> extends { body: infer B } ? B : never
export type CandidacyBody = Body<'nominate'>
export type AcceptBody = Body<'accept'>
export type CheckBody = Body<'check'>
export type CandidacyAnswer = Body<'answer'>

export const fetchElections = (communityId: string, signal?: AbortSignal) =>
  call(votesCandidacies.elections, { params: { communityId } }, { signal })

export const fetchBoard = (params: InDecision, signal?: AbortSignal) =>
  call(votesCandidacies.board, { params }, { signal })

export const callCandidates = (params: InDecision, nominateUntil: string) =>
  call(votesCandidacies.call, { params, body: { nominateUntil } })

export const nominate = (params: InDecision, body: CandidacyBody, submission: string) =>
  call(votesCandidacies.nominate, { params, body }, { submission })

export const acceptCandidacy = (params: InDecision, candidacyId: string, body: AcceptBody) =>
  call(votesCandidacies.accept, { params: { ...params, candidacyId }, body })

export const withdrawCandidacy = (params: InDecision, candidacyId: string) =>
  call(votesCandidacies.withdraw, { params: { ...params, candidacyId } })

export const checkCandidacy = (params: InDecision, candidacyId: string, body: CheckBody) =>
  call(votesCandidacies.check, { params: { ...params, candidacyId }, body })

export const displayCandidates = (params: InDecision, submission: string) =>
  call(votesCandidacies.display, { params, body: {} }, { submission })

export const objectToCandidacy = (params: InDecision, candidacyId: string, text: string, submission: string) =>
  call(votesCandidacies.object, { params: { ...params, candidacyId }, body: { text } }, { submission })

export const answerCandidacy = (
  params: InDecision,
  { candidacyId, objectionId }: { candidacyId: string; objectionId: string },
  body: CandidacyAnswer,
) => call(votesCandidacies.answer, { params: { ...params, candidacyId, objectionId }, body })
