import { complaintOversight, type OrderFilters } from '@liren/shared/complaints.board'
import { complaintLayout } from '@liren/shared/complaints.layout'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export interface Period {
  from: string
  to: string
}
export type LayoutSet = RequestOf<typeof complaintLayout.setLayout>['body']

export const fetchBoard = (communityId: string, query: Period, signal?: AbortSignal) =>
  call(complaintOversight.board, { params: { communityId }, query }, { signal })

export const fetchAll = (communityId: string, filters: OrderFilters, cursor: string | null, signal?: AbortSignal) =>
  call(
    complaintOversight.all,
    { params: { communityId }, query: { ...filters, cursor: cursor ?? undefined } },
    { signal },
  )

/** What is a day overdue or more. */
export const fetchClimbed = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(complaintOversight.climbed, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

/** The matters of a period as a spreadsheet: everything, or what the city's own system wants. */
export const downloadSheet = (communityId: string, period: Period, layout: 'full' | 'city') =>
  download(complaintOversight.sheet, { params: { communityId }, query: { ...period, layout } })

export const fetchLayout = (communityId: string, signal?: AbortSignal) =>
  call(complaintLayout.layout, { params: { communityId } }, { signal })

export const setLayout = (communityId: string, body: LayoutSet) =>
  call(complaintLayout.setLayout, { params: { communityId }, body })
