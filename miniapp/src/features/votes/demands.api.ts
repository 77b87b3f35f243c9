import type { RequestOf } from '@liren/shared/endpoint'
import { votesDemands } from '@liren/shared/votes.demands'
import { call } from '../../lib/api-client.ts'

export type NewDemand = RequestOf<typeof votesDemands.start>['body']
export type DemandCountsBody = RequestOf<typeof votesDemands.setCounts>['body']

export const fetchDemands = (communityId: string, signal?: AbortSignal) =>
  call(votesDemands.demands, { params: { communityId } }, { signal })

export const startDemand = (communityId: string, estateId: string, body: NewDemand, submission: string) =>
  call(votesDemands.start, { params: { communityId, estateId }, body }, { submission })

export const joinDemand = (communityId: string, demandId: string, submission: string) =>
  call(votesDemands.join, { params: { communityId, demandId }, body: { consent: true } }, { submission })

export const leaveDemand = (communityId: string, demandId: string) =>
  call(votesDemands.leave, { params: { communityId, demandId } })

export const withdrawDemand = (communityId: string, demandId: string) =>
  call(votesDemands.withdraw, { params: { communityId, demandId } })

export const answerDemand = (communityId: string, demandId: string, text: string) =>
  call(votesDemands.answer, { params: { communityId, demandId }, body: { text } })

export const setDemandCounts = (communityId: string, estateId: string, body: DemandCountsBody) =>
  call(votesDemands.setCounts, { params: { communityId, estateId }, body })
