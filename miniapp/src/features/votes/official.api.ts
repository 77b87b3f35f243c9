import type { RequestOf } from '@liren/shared/endpoint'
import { votesOfficial } from '@liren/shared/votes.official'
import { votesRoll } from '@liren/shared/votes.roll'
import { call } from '../../lib/api-client.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'
import type { InDecision } from './votes.api.ts'

export type Import = RequestOf<typeof votesOfficial.importOfficial>['body']

export const uploadOfficialFile = (params: InDecision, file: PickedFile, options: UploadOptions) =>
  upload(votesOfficial.officialFile, { params }, file, options)

export const importOfficial = (params: InDecision, body: Import, submission: string) =>
  call(votesOfficial.importOfficial, { params, body }, { submission })

/** The roll as it would be frozen now. */
export const fetchRollDraft = (params: InDecision, signal?: AbortSignal) =>
  call(votesRoll.rollDraft, { params }, { signal })

/** What the last freeze changed. */
export const fetchRollChanges = (params: InDecision, signal?: AbortSignal) =>
  call(votesRoll.rollChanges, { params }, { signal })
