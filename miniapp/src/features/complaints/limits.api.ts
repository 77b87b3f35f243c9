import { complaintLimitsApi } from '@liren/shared/complaints.limits'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type LimitsSet = RequestOf<typeof complaintLimitsApi.setLimits>['body']
export type HolidaysSet = RequestOf<typeof complaintLimitsApi.setHolidays>['body']

export const fetchLimits = (communityId: string, signal?: AbortSignal) =>
  call(complaintLimitsApi.limits, { params: { communityId } }, { signal })

export const setLimits = (communityId: string, body: LimitsSet) =>
  call(complaintLimitsApi.setLimits, { params: { communityId }, body })

export const fetchHolidays = (communityId: string, signal?: AbortSignal) =>
  call(complaintLimitsApi.holidays, { params: { communityId } }, { signal })

export const setHolidays = (communityId: string, body: HolidaysSet) =>
  call(complaintLimitsApi.setHolidays, { params: { communityId }, body })
