import type { RequestOf } from '@liren/shared/endpoint'
import { changing } from '@liren/shared/volunteering.changes'
import { call } from '../../lib/api-client.ts'
import type { InActivity, InShift } from './volunteering.api.ts'

export type Changed = RequestOf<typeof changing.changeShift>['body']

export const fetchCalendar = (communityId: string, from: string, days: number, signal?: AbortSignal) =>
  call(changing.calendar, { params: { communityId }, query: { from, days } }, { signal })

export const changeShift = (at: InShift, body: Changed, submission: string) =>
  call(changing.changeShift, { params: at, body }, { submission })

export const cancelShift = (at: InShift, reason: string, submission: string) =>
  call(changing.cancelShift, { params: at, body: { reason } }, { submission })

export const withdrawProposal = (at: InActivity, submission: string) =>
  call(changing.withdrawProposal, { params: at }, { submission })

export const fetchWards = (communityId: string, signal?: AbortSignal) =>
  call(changing.wards, { params: { communityId } }, { signal })

export const consentFor = (at: InShift, signupId: string, submission: string) =>
  call(changing.consent, { params: { ...at, signupId } }, { submission })

export const refuseFor = (at: InShift, signupId: string, submission: string) =>
  call(changing.refuse, { params: { ...at, signupId } }, { submission })

export const notePaper = (at: InShift, signupId: string, submission: string) =>
  call(changing.notePaper, { params: { ...at, signupId } }, { submission })

export const appeal = (at: InShift, words: string, submission: string) =>
  call(changing.appeal, { params: at, body: { words } }, { submission })
