import type { RequestOf } from '@liren/shared/endpoint'
import { volunteerRecords } from '@liren/shared/volunteering.records'
import { call } from '../../lib/api-client.ts'

export type RecordBody = RequestOf<typeof volunteerRecords.add>['body']

export const fetchRecords = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(volunteerRecords.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const addRecord = (communityId: string, body: RecordBody, submission: string) =>
  call(volunteerRecords.add, { params: { communityId }, body }, { submission })

export const removeRecord = (communityId: string, recordId: string) =>
  call(volunteerRecords.remove, { params: { communityId, recordId } })
