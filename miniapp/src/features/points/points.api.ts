import { pointsApi, type StatementOf } from '@liren/shared/points'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export const fetchBalance = (communityId: string, signal?: AbortSignal) =>
  call(pointsApi.mine, { params: { communityId } }, { signal })

export const fetchStatement = (communityId: string, of: StatementOf, cursor: string | null, signal?: AbortSignal) =>
  call(pointsApi.statement, { params: { communityId }, query: { of, cursor: cursor ?? undefined } }, { signal })

export const fetchResidentBalance = (communityId: string, residenceId: string, signal?: AbortSignal) =>
  call(pointsApi.ofResident, { params: { communityId, residenceId } }, { signal })

export const fetchResidentStatement = (
  at: { communityId: string; residenceId: string },
  of: StatementOf,
  cursor: string | null,
  signal?: AbortSignal,
) => call(pointsApi.statementOfResident, { params: at, query: { of, cursor: cursor ?? undefined } }, { signal })

export const downloadStatement = (communityId: string) =>
  download(pointsApi.exportStatement, { params: { communityId } })
