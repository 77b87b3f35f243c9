import type { ComplaintCategory } from '@liren/shared/complaints'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import { complaints } from '@liren/shared/complaints.orders'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import { fetchToShow } from '../../lib/download.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'

export type Step = RequestOf<typeof complaints.take>['body']
export type QueueOf = 'me' | 'offices'

export interface InComplaint {
  communityId: string
  complaintId: string
}

export const fetchMine = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(complaints.mine, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchQueue = (communityId: string, of: QueueOf, cursor: string | null, signal?: AbortSignal) =>
  call(complaints.queue, { params: { communityId }, query: { of, cursor: cursor ?? undefined } }, { signal })

/** The flats of an entrance, for who writes down what somebody there says. */
export const fetchFlats = (communityId: string, entranceId: string, cursor: string | null, signal?: AbortSignal) =>
  call(
    complaints.flats,
    { params: { communityId, entranceId }, query: { limit: 50, cursor: cursor ?? undefined } },
    { signal },
  )

export const fetchAtBuilding = (communityId: string, buildingId: string, cursor: string | null, signal?: AbortSignal) =>
  call(
    complaints.atBuilding,
    { params: { communityId, buildingId }, query: { cursor: cursor ?? undefined } },
    { signal },
  )

export const fetchComplaint = (at: InComplaint, signal?: AbortSignal) =>
  call(complaints.detail, { params: at }, { signal })

/** Open matters of the same sort and place in similar words, before one reports. */
export const fetchSimilar = (
  communityId: string,
  query: { category: ComplaintCategory; placeId: string; text: string },
  signal?: AbortSignal,
) => call(complaints.similar, { params: { communityId }, query }, { signal })

/** With which matters one may go on: like ones, or the one of a number. */
export const fetchMergeable = (at: InComplaint, number: string, signal?: AbortSignal) =>
  call(complaints.mergeable, { params: at, query: number === '' ? {} : { number } }, { signal })

/** Me too, or no longer. */
export const follow = (at: InComplaint, isFollowing: boolean) =>
  call(complaints.follow, { params: at, body: { isFollowing } })

export const fetchWorkers = (at: InComplaint, signal?: AbortSignal) =>
  call(complaints.workers, { params: at }, { signal })

export const takeStep = (at: InComplaint, body: Step, submission: string) =>
  call(complaints.take, { params: at, body }, { submission })

/** The phone of who complained; each look is noted and seen by that person. */
export const revealContact = (at: InComplaint, purpose: string, submission: string) =>
  call(complaints.revealContact, { params: at, body: { purpose } }, { submission })

/** Sends a picture for a step that is taken next; unused, the server lets go of it after a day. */
export const uploadPicture = (communityId: string, file: PickedFile, options: UploadOptions) =>
  upload(complaintPictures.attach, { params: { communityId } }, file, options)

export const fetchComplaintPicture = (
  at: InComplaint,
  pictureId: string,
  size: 'full' | 'preview',
  signal?: AbortSignal,
) => fetchToShow(complaintPictures.picture, { params: { ...at, pictureId }, query: { size } }, signal)
