import type { RequestOf } from '@liren/shared/endpoint'
import { groups } from '@liren/shared/volunteering.groups'
import { call } from '../../lib/api-client.ts'
import type { InActivity } from './volunteering.api.ts'

export type Registering = RequestOf<typeof groups.register>['body']

export const fetchGroups = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(groups.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const registerGroup = (communityId: string, body: Registering, submission: string) =>
  call(groups.register, { params: { communityId }, body }, { submission })

export const appointLeader = (communityId: string, groupId: string, residenceId: string) =>
  call(groups.appoint, { params: { communityId, groupId }, body: { residenceId } })

export const closeGroup = (communityId: string, groupId: string) =>
  call(groups.close, { params: { communityId, groupId } })

/** Joins a group, or leaves it. */
export const belong = (communityId: string, groupId: string, how: 'join' | 'leave') =>
  call(groups[how], { params: { communityId, groupId } })

export const approveForGroup = (at: InActivity, submission: string) =>
  call(groups.approve, { params: at }, { submission })
