import { pointsOpenings, type OpeningColumn } from '@liren/shared/points.opening'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'

export interface InOpening {
  communityId: string
  openingId: string
}
/** Which rows are looked at: all, or those that are left out. */
export type LinesOf = 'all' | 'left'
export type Signature = RequestOf<typeof pointsOpenings.sign>['body']

export const uploadOpening = (communityId: string, file: PickedFile, options: UploadOptions) =>
  upload(pointsOpenings.upload, { params: { communityId } }, file, options)

export const fetchOpenings = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(pointsOpenings.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchOpening = (params: InOpening, signal?: AbortSignal) =>
  call(pointsOpenings.opening, { params }, { signal })

export const fetchLines = (params: InOpening, of: LinesOf, cursor: string | null, signal?: AbortSignal) =>
  call(pointsOpenings.lines, { params, query: { of, cursor: cursor ?? undefined, limit: 50 } }, { signal })

export const setColumns = (params: InOpening, body: { version: number; columns: OpeningColumn[] }) =>
  call(pointsOpenings.setColumns, { params, body })

export const signOpening = (params: InOpening, body: Signature, submission: string) =>
  call(pointsOpenings.sign, { params, body }, { submission })

export const dropOpening = (params: InOpening) => call(pointsOpenings.drop, { params })
