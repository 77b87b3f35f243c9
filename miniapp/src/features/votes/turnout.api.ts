import { votesCasting } from '@liren/shared/votes.casting'
import { call } from '../../lib/api-client.ts'
import type { InDecision } from './votes.api.ts'

/** As many as one reply holds: a building's doors are read as a whole. */
const most = 50

/** Units of a building that have not voted. */
export const fetchDoors = (params: InDecision, buildingId: string, cursor: string | null, signal?: AbortSignal) =>
  call(votesCasting.doors, { params, query: { buildingId, limit: most, cursor: cursor ?? undefined } }, { signal })

export const remindSilent = (params: InDecision, submission: string) =>
  call(votesCasting.remind, { params, body: {} }, { submission })
