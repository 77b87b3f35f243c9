import { complaintSpots } from '@liren/shared/complaints.spots'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export type NewSpot = RequestOf<typeof complaintSpots.addSpot>['body']

export const fetchSpots = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(complaintSpots.spots, { params: { communityId }, query: { cursor: cursor ?? undefined, limit: 50 } }, { signal })

/** Where a square code hangs. */
export const fetchSpot = (communityId: string, code: string, signal?: AbortSignal) =>
  call(complaintSpots.spot, { params: { communityId, code } }, { signal })

export const addSpot = (communityId: string, body: NewSpot, submission: string) =>
  call(complaintSpots.addSpot, { params: { communityId }, body }, { submission })

export const removeSpot = (communityId: string, spotId: string) =>
  call(complaintSpots.removeSpot, { params: { communityId, spotId } })

/** The square codes to cut out and put up. */
export const downloadSpotSheets = (communityId: string, as: 'link' | 'wechat') =>
  download(complaintSpots.spotSheets, { params: { communityId }, query: { as } })
