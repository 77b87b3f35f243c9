import { neighbourhood } from '@liren/shared/neighbourhood'
import { call } from '../../lib/api-client.ts'

export const fetchTree = (communityId: string, signal?: AbortSignal) =>
  call(neighbourhood.tree, { params: { communityId } }, { signal })

export const fetchUnits = (communityId: string, entranceId: string, cursor: string | null, signal?: AbortSignal) =>
  call(
    neighbourhood.units,
    { params: { communityId, entranceId }, query: { cursor: cursor ?? undefined, limit: 50 } },
    { signal },
  )
