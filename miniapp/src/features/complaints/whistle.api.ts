import { complaintWhistle, type CalledState } from '@liren/shared/complaints.whistle'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import type { InComplaint } from './complaints.api.ts'

export type CallBody = RequestOf<typeof complaintWhistle.call>['body']
export type CallStepBody = RequestOf<typeof complaintWhistle.takeCallStep>['body']

export interface InCall extends InComplaint {
  callId: string
}

/** Who was called to a matter, and what they said. */
export const fetchCalls = (at: InComplaint, signal?: AbortSignal) =>
  call(complaintWhistle.calls, { params: at }, { signal })

/** Who can be called to it. */
export const fetchCallable = (at: InComplaint, to: 'help' | 'meeting', signal?: AbortSignal) =>
  call(complaintWhistle.callable, { params: at, query: { to } }, { signal })

/** Calls offices to a matter. */
export const blow = (at: InComplaint, body: CallBody, submission: string) =>
  call(complaintWhistle.call, { params: at, body }, { submission })

/** Answers a call, or what was answered. */
export const takeCallStep = (at: InCall, body: CallStepBody, submission: string) =>
  call(complaintWhistle.takeCallStep, { params: at, body }, { submission })

/** To what my offices are called, or what they have done. */
export const fetchCalled = (state: CalledState, cursor: string | null, signal?: AbortSignal) =>
  call(complaintWhistle.calledToMe, { query: { state, cursor: cursor ?? undefined } }, { signal })
