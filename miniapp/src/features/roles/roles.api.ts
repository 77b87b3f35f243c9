import { officersApi } from '@liren/shared/roles.officers'
import { call } from '../../lib/api-client.ts'

export const fetchRoleGrants = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(officersApi.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })
