import type { RequestOf } from '@liren/shared/endpoint'
import { volunteering, type ActivityState } from '@liren/shared/volunteering'
import { call } from '../../lib/api-client.ts'

export interface InShift {
  communityId: string
  shiftId: string
}
export interface InActivity {
  communityId: string
  activityId: string
}
/** Which shifts: all or mine, from a day on, or of one day; or those I came to. */
export interface WhichShifts {
  mine: boolean
  past?: boolean
  from?: string | undefined
  to?: string | undefined
}
export type Joining = RequestOf<typeof volunteering.signUp>['body']
export type Proposing = RequestOf<typeof volunteering.propose>['body']
export type Approving = RequestOf<typeof volunteering.approve>['body']

export const fetchShifts = (communityId: string, which: WhichShifts, cursor: string | null, signal?: AbortSignal) =>
  call(
    volunteering.shifts,
    {
      params: { communityId },
      query: {
        mine: which.mine ? 'true' : 'false',
        past: which.past ? 'true' : 'false',
        from: which.from,
        to: which.to,
        cursor: cursor ?? undefined,
      },
    },
    { signal },
  )

export const fetchShift = (at: InShift, signal?: AbortSignal) => call(volunteering.shift, { params: at }, { signal })

export const signUp = (at: InShift, body: Joining, submission: string) =>
  call(volunteering.signUp, { params: at, body }, { submission })

export const withdraw = (at: InShift) => call(volunteering.withdraw, { params: at })

export const fetchActivities = (
  communityId: string,
  state: ActivityState,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  call(volunteering.activities, { params: { communityId }, query: { state, cursor: cursor ?? undefined } }, { signal })

export const fetchActivity = (at: InActivity, signal?: AbortSignal) =>
  call(volunteering.activity, { params: at }, { signal })

export const propose = (communityId: string, body: Proposing, submission: string) =>
  call(volunteering.propose, { params: { communityId }, body }, { submission })

export const approve = (at: InActivity, body: Approving, submission: string) =>
  call(volunteering.approve, { params: at, body }, { submission })

/** Refuses a proposal, or cancels what has not begun. */
export const end = (at: InActivity, how: 'refuse' | 'cancel', reason: string, submission: string) =>
  call(volunteering[how], { params: at, body: { reason } }, { submission })
