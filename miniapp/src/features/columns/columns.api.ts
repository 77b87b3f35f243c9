import type { RequestOf } from '@liren/shared/endpoint'
import { columns } from '@liren/shared/columns'
import { call } from '../../lib/api-client.ts'

export type ColumnsEdit = RequestOf<typeof columns.edit>['body']
export type RosterEdit = RequestOf<typeof columns.setRoster>['body']

export const fetchColumns = (communityId: string, signal?: AbortSignal) =>
  call(columns.list, { params: { communityId } }, { signal })

export const editColumns = (communityId: string, body: ColumnsEdit) =>
  call(columns.edit, { params: { communityId }, body })

export const fetchRoster = (communityId: string, columnId: string, signal?: AbortSignal) =>
  call(columns.roster, { params: { communityId, columnId } }, { signal })

export const setRoster = (communityId: string, columnId: string, body: RosterEdit) =>
  call(columns.setRoster, { params: { communityId, columnId }, body })

export const setContact = (communityId: string, columnId: string, contact: string | null) =>
  call(columns.setContact, { params: { communityId, columnId }, body: { contact } })
