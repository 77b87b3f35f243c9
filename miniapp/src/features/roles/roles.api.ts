import { rolesApi } from '@liren/shared/roles'
import { call } from '../../lib/api-client.ts'

export const fetchRoleGrants = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(rolesApi.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })
