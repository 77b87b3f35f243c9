import { complaintOversight } from '@liren/shared/complaints.board'
import { complaintHotline, type HotlineAnswer, type HotlineColumn } from '@liren/shared/complaints.hotline'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'
import type { Period } from './board.api.ts'

export interface InPartner {
  communityId: string
  partnerId: string
}
export interface InSheet {
  communityId: string
  importId: string
}
/** What its columns are, and what was answered about its rows. */
export interface SheetEdit {
  version: number
  columns?: HotlineColumn[]
  answers?: HotlineAnswer[]
}

export const uploadHotline = (params: InPartner, file: PickedFile, options: UploadOptions) =>
  upload(complaintHotline.uploadHotline, { params }, file, options)

export const fetchSheets = (params: InPartner, cursor: string | null, signal?: AbortSignal) =>
  call(complaintHotline.hotlineImports, { params, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchHotlineSheet = (params: InSheet, signal?: AbortSignal) =>
  call(complaintHotline.hotlineImport, { params }, { signal })

export const fetchHotlineRows = (params: InSheet, cursor: string | null, signal?: AbortSignal) =>
  call(complaintHotline.hotlineRows, { params, query: { cursor: cursor ?? undefined, limit: 50 } }, { signal })

export const setHotlineSheet = (params: InSheet, body: SheetEdit) =>
  call(complaintHotline.setHotlineImport, { params, body })

export const takeHotlineSheet = (params: InSheet, version: number, submission: string) =>
  call(complaintHotline.takeHotlineImport, { params, body: { version } }, { submission })

export const dropHotlineSheet = (params: InSheet) => call(complaintHotline.dropHotlineImport, { params })

/** How the orders of a partner went: in all columns, or those that the city's own system wants. */
export const downloadReplies = ({ communityId, partnerId }: InPartner, period: Period, layout: 'full' | 'city') =>
  download(complaintOversight.sheet, { params: { communityId }, query: { ...period, layout, partnerId } })
