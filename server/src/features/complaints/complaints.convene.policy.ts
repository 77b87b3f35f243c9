import type { CommunityActor } from '../../platform/http/actor.ts'
import type { MeetingViewer } from './complaints.convene.store.ts'
import { officesIn } from './complaints.whistle.policy.ts'

/** Committee and street see every meeting that is not private; others those they called or are invited to. */
export const viewerOf = (actor: CommunityActor): MeetingViewer => ({
  accountId: actor.accountId,
  offices: officesIn(actor),
  seesAll: actor.roles.some(({ role }) => role === 'committee') || actor.above.some(({ role }) => role === 'street'),
})

interface Called {
  isPrivate: boolean
  calledBy: string
  callerRole: string
  callerScopeId: string
}

/** Whoever called a meeting writes its minutes, and so does a colleague unless it is private; the committee, too. */
export const mayRun = (actor: CommunityActor, meeting: Called): boolean =>
  meeting.calledBy === actor.accountId ||
  (!meeting.isPrivate &&
    actor.roles.some(
      ({ role, scopeId }) => role === 'committee' || (role === meeting.callerRole && scopeId === meeting.callerScopeId),
    ))
