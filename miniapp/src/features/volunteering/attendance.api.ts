import type { RequestOf } from '@liren/shared/endpoint'
import { attendance, type Direction } from '@liren/shared/volunteering.attendance'
import { call } from '../../lib/api-client.ts'
import type { InShift } from './volunteering.api.ts'

export type Scan = RequestOf<typeof attendance.scan>['body']
export type Entry = RequestOf<typeof attendance.enter>['body']
export type Verdict = RequestOf<typeof attendance.decide>['body']

export const fetchCode = (at: InShift, direction: Direction, signal?: AbortSignal) =>
  call(attendance.code, { params: { ...at, direction } }, { signal })

export const sendScan = (at: InShift, body: Scan, submission: string) =>
  call(attendance.scan, { params: at, body }, { submission })

export const fetchRoster = (at: InShift, signal?: AbortSignal) => call(attendance.roster, { params: at }, { signal })

export const enterTimes = (at: InShift, signupId: string, body: Entry, submission: string) =>
  call(attendance.enter, { params: { ...at, signupId }, body }, { submission })

export const confirmPresence = (at: InShift, signupId: string, submission: string) =>
  call(attendance.confirm, { params: { ...at, signupId } }, { submission })

export const confirmMine = (at: InShift, submission: string) =>
  call(attendance.confirmMine, { params: at }, { submission })

export const fetchReviews = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(attendance.reviews, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const decideReview = (communityId: string, reviewId: string, body: Verdict, submission: string) =>
  call(attendance.decide, { params: { communityId, reviewId }, body }, { submission })
