import { votesDocuments } from '@liren/shared/votes.documents'
import { call } from '../../lib/api-client.ts'
import { download, fetchToShow } from '../../lib/download.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'
import type { InDecision } from './votes.api.ts'

/** Where documents of votes are kept. */
export interface InEstate {
  communityId: string
  estateId: string
}

export const uploadDocument = (params: InEstate, file: PickedFile, options: UploadOptions) =>
  upload(votesDocuments.attach, { params }, file, options)

/** Documents that a draft of the estate can name. */
export const fetchDocuments = (params: InEstate, signal?: AbortSignal) =>
  call(votesDocuments.documents, { params }, { signal })

export const fetchVotePicture = (params: InDecision, fileId: string, size: 'full' | 'preview', signal?: AbortSignal) =>
  fetchToShow(votesDocuments.picture, { params: { ...params, fileId }, query: { size } }, signal)

/** Hands a PDF of a decision to the reader. */
export const openVotePdf = (params: InDecision, fileId: string) =>
  download(votesDocuments.pdf, { params: { ...params, fileId } })
