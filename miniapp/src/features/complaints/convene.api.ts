import { complaintConvene } from '@liren/shared/complaints.convene'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type MeetingBody = RequestOf<typeof complaintConvene.convene>['body']
export type MinutesBody = RequestOf<typeof complaintConvene.hold>['body']

export interface InMeeting {
  communityId: string
  meetingId: string
}

/** Calls a meeting on matters. */
export const convene = (communityId: string, body: MeetingBody, submission: string) =>
  call(complaintConvene.convene, { params: { communityId }, body }, { submission })

export const fetchMeetings = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(complaintConvene.meetings, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchMeeting = (at: InMeeting, signal?: AbortSignal) =>
  call(complaintConvene.meeting, { params: at }, { signal })

/** Writes down what came of it. */
export const holdMeeting = (at: InMeeting, body: MinutesBody, submission: string) =>
  call(complaintConvene.hold, { params: at, body }, { submission })

export const cancelMeeting = (at: InMeeting, reason: string, submission: string) =>
  call(complaintConvene.cancel, { params: at, body: { reason } }, { submission })
