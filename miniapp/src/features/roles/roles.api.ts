import type { RequestOf } from '@liren/shared/endpoint'
import { rolesApi } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { call } from '../../lib/api-client.ts'

export type Grant = RequestOf<typeof rolesApi.grant>['body']
export type GrantState = 'in_force' | 'all'

export const fetchRoleGrants = (communityId: string, state: GrantState, cursor: string | null, signal?: AbortSignal) =>
  call(officersApi.list, { params: { communityId }, query: { cursor: cursor ?? undefined, state } }, { signal })

export const fetchOfficers = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(officersApi.officers, { params: { communityId }, query: { cursor: cursor ?? undefined, limit: 50 } }, { signal })

export const grantRole = (communityId: string, body: Grant, submission: string) =>
  call(rolesApi.grant, { params: { communityId }, body }, { submission })

export const renewRole = (communityId: string, grantId: string, expiresAt: string | null, submission: string) =>
  call(officersApi.renew, { params: { communityId, grantId }, body: { expiresAt } }, { submission })

export const revokeRole = (communityId: string, grantId: string, reason: string, submission: string) =>
  call(officersApi.revoke, { params: { communityId, grantId }, body: { reason } }, { submission })
