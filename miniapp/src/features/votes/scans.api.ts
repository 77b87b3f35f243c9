import { votesPaper } from '@liren/shared/votes.paper'
import { call } from '../../lib/api-client.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'
import type { InDecision } from './votes.api.ts'

/** A numbered paper of a decision. */
export interface InPaper extends InDecision {
  number: number
}

export const uploadScan = (params: InPaper, file: PickedFile, options: UploadOptions) =>
  upload(votesPaper.scan, { params }, file, options)

export const removeScan = (params: InPaper, fileId: string) =>
  call(votesPaper.removeScan, { params: { ...params, fileId } })
