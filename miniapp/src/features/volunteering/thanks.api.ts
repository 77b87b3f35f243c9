import type { RequestOf } from '@liren/shared/endpoint'
import { thanking } from '@liren/shared/volunteering.thanks'
import { call } from '../../lib/api-client.ts'
import { download, fetchToShow } from '../../lib/download.ts'
import type { InShift } from './volunteering.api.ts'

export type Thanking = RequestOf<typeof thanking.thank>['body']

export const thank = (at: InShift, signupId: string, body: Thanking, submission: string) =>
  call(thanking.thank, { params: { ...at, signupId }, body }, { submission })

export const fetchThanks = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(thanking.mine, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const showThanks = (communityId: string, thanksId: string, isShown: boolean) =>
  call(thanking.answer, { params: { communityId, thanksId }, body: { isShown } })

export const fetchLines = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(thanking.lines, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchBoard = (communityId: string, signal?: AbortSignal) =>
  call(thanking.board, { params: { communityId } }, { signal })

export const listMe = (communityId: string, isListed: boolean) =>
  call(thanking.list, { params: { communityId }, body: { isListed } })

const inYear = (communityId: string, year: number) => ({ params: { communityId, year: String(year) } })

export const fetchYear = (communityId: string, year: number, signal?: AbortSignal) =>
  call(thanking.year, inYear(communityId, year), { signal })

/** The picture of a year, to look at. */
export const showYearPicture = (communityId: string, year: number, signal: AbortSignal) =>
  fetchToShow(thanking.yearPicture, inYear(communityId, year), signal)

/** The same, to keep or to pass on. */
export const downloadYearPicture = (communityId: string, year: number) =>
  download(thanking.yearPicture, inYear(communityId, year))
