import type { RequestOf } from '@liren/shared/endpoint'
import { register } from '@liren/shared/register'
import type { RegisterChange } from '@liren/shared/register.findings'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'

export type Check = RequestOf<typeof register.check>['body']

interface ImportAt {
  communityId: string
  importId: string
}

const query = (cursor: string | null) => ({ cursor: cursor ?? undefined, limit: 50 })

export const fetchTotals = (communityId: string, estateId: string, signal?: AbortSignal) =>
  call(register.totals, { params: { communityId, estateId } }, { signal })

export const fetchRegisterUnits = (
  communityId: string,
  entranceId: string,
  cursor: string | null,
  signal?: AbortSignal,
) => call(register.units, { params: { communityId, entranceId }, query: query(cursor) }, { signal })

export const revealOwner = (communityId: string, ownerId: string, purpose: string) =>
  call(register.reveal, { params: { communityId, ownerId }, body: { purpose } })

export const fetchImports = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(register.imports, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

/** Sends a committee's own list to be read. */
export const uploadRegister = (communityId: string, estateId: string, file: PickedFile, options: UploadOptions) =>
  upload(register.upload, { params: { communityId, estateId } }, file, options)

export const fetchImport = (params: ImportAt, signal?: AbortSignal) => call(register.import, { params }, { signal })

export const fetchFaults = (params: ImportAt, cursor: string | null, signal?: AbortSignal) =>
  call(register.faults, { params, query: query(cursor) }, { signal })

export const fetchQuestions = (params: ImportAt, cursor: string | null, signal?: AbortSignal) =>
  call(register.questions, { params, query: query(cursor) }, { signal })

export const fetchChanges = (
  params: ImportAt,
  kind: RegisterChange['kind'],
  cursor: string | null,
  signal?: AbortSignal,
) => call(register.changes, { params, query: { ...query(cursor), kind } }, { signal })

export const checkImport = (params: ImportAt, body: Check, submission: string) =>
  call(register.check, { params, body }, { submission })

export const applyImport = (params: ImportAt, version: number, submission: string) =>
  call(register.apply, { params, body: { version } }, { submission })

export const cancelImport = (params: ImportAt) => call(register.cancel, { params })

export const startExport = (communityId: string, estateId: string, reason: string, submission: string) =>
  call(register.startExport, { params: { communityId, estateId }, body: { reason } }, { submission })

export const fetchExport = (communityId: string, exportId: string, signal?: AbortSignal) =>
  call(register.export, { params: { communityId, exportId } }, { signal })

export const takeExport = (communityId: string, exportId: string) =>
  download(register.takeExport, { params: { communityId, exportId } })
