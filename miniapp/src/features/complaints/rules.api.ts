import { complaintDispatch } from '@liren/shared/complaints.dispatch'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type RulesSet = RequestOf<typeof complaintDispatch.setRules>['body']

export const fetchRules = (communityId: string, signal?: AbortSignal) =>
  call(complaintDispatch.rules, { params: { communityId } }, { signal })

export const setRules = (communityId: string, body: RulesSet) =>
  call(complaintDispatch.setRules, { params: { communityId }, body })
