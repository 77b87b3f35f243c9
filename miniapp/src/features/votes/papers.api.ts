import type { RequestOf } from '@liren/shared/endpoint'
import { votesPaper, type PaperReading } from '@liren/shared/votes.paper'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'
import type { InDecision } from './votes.api.ts'

const pageSize = 50

export const fetchPapers = (params: InDecision, cursor: string | null, signal?: AbortSignal) =>
  call(votesPaper.list, { params, query: { limit: pageSize, cursor: cursor ?? undefined } }, { signal })

/** Makes the sheets and hands them over as a PDF; unused older numbers of these heads end. */
export const printPapers = (params: InDecision, body: RequestOf<typeof votesPaper.issue>['body']) =>
  download(votesPaper.issue, { params, body })

export const receivePaper = (params: InDecision, number: number, submission: string) =>
  call(votesPaper.receive, { params: { ...params, number }, body: {} }, { submission })

export const enterPaper = (params: InDecision, number: number, reading: PaperReading, submission: string) =>
  call(votesPaper.enter, { params: { ...params, number }, body: { reading } }, { submission })

export const settlePaper = (
  params: InDecision,
  number: number,
  body: { reading: PaperReading; reason: string },
  submission: string,
) => call(votesPaper.settle, { params: { ...params, number }, body }, { submission })
