import type { ErrorCode } from '@liren/shared/problem'
import { courseAfter } from '../../server/src/features/complaints/complaints.change.rules.ts'
import {
  hearingRefusal,
  mayReopenUnasked,
  type RatingFacts,
} from '../../server/src/features/complaints/complaints.ringback.rules.ts'
import { someCourse } from '../support/complaints.course.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const now = at('2026-03-05T10:00')
const silent = { outcome: 'unanswered' as const, closedAt: at('2026-03-01T10:00'), ringsLeft: 3, rating: null }
const own: RatingFacts = { ratedAt: now, isSolved: false, isPoor: true, isAppealed: false, notedBy: null }
const noted: RatingFacts = { ...own, notedBy: 'committee' }

type Facts = Parameters<typeof hearingRefusal>[1]
type Hearing = Partial<Parameters<typeof hearingRefusal>[2]>

describe('ringing back', () => {
  it.each<[string, Partial<Facts>, Hearing, ErrorCode | null]>([
    ['R01 who said nothing', {}, {}, null],
    ['R02 with a hand in it', {}, { mayRing: false }, 'forbidden'],
    ['R03 who confirmed', { outcome: 'confirmed' }, {}, 'complaint_step_illegal'],
    ['R04 who had said no', { outcome: 'disputed' }, {}, 'complaint_step_illegal'],
    ['R05 who rated it', { rating: own }, {}, 'complaint_rated'],
    ['R06 who was rung back', { rating: noted }, {}, 'complaint_rated'],
    ['R07 for the last time', { ringsLeft: 1 }, {}, null],
    ['R08 once more than that', { ringsLeft: 0 }, {}, 'complaint_rung'],
    [
      'R09 at the end of the thirtieth day',
      { closedAt: at('2026-02-03T00:00') },
      { now: at('2026-03-05T23:59:59') },
      null,
    ],
    [
      'R10 on the day after',
      { closedAt: at('2026-02-03T23:59') },
      { now: at('2026-03-06T00:00') },
      'complaint_too_late',
    ],
  ])('%s', (_, facts, hearing, wanted) => {
    for (const step of ['RING_BACK', 'RING_IN_VAIN'] as const)
      expect(hearingRefusal(step, { ...silent, ...facts }, { now, mayRing: true, ...hearing })).toBe(wanted)
  })
})

describe('rating', () => {
  it.each<[string, Partial<Facts>, Hearing, ErrorCode | null]>([
    ['R11 in the place of what the committee wrote down', { rating: noted }, {}, null],
    ['R12 of that, for its author', { rating: noted }, { isSelf: false }, 'complaint_rated'],
    ['R13 of that, once it is appealed', { rating: { ...noted, isAppealed: true } }, {}, 'complaint_rated'],
    ['R14 of the own words', { rating: own }, {}, 'complaint_rated'],
    [
      'R15 a month after what was written down',
      { closedAt: at('2026-01-20T10:00'), rating: { ...noted, ratedAt: at('2026-02-10T10:00') } },
      {},
      null,
    ],
    ['R16 later than that', { rating: { ...noted, ratedAt: at('2026-02-01T10:00') } }, {}, 'complaint_too_late'],
  ])('%s', (_, facts, hearing, wanted) => {
    expect(hearingRefusal('RATE', { ...silent, ...facts }, { now, isSelf: true, ...hearing })).toBe(wanted)
  })
})

describe('opening again what nobody asked for', () => {
  it.each<[string, RatingFacts | null, boolean]>([
    ['R17 not solved, says who was rung back', noted, true],
    ['R18 solved', { ...noted, isSolved: true }, false],
    ['R19 says its author, who may ask', own, false],
    ['R20 nothing was said', null, false],
    ['R21 said more than a month ago', { ...noted, ratedAt: at('2026-02-01T10:00') }, false],
  ])('%s', (_, rating, wanted) => {
    expect(mayReopenUnasked({ rating }, now)).toBe(wanted)
  })
})

it('is tried three times at most, once where it is not wanted, and anew when it is opened again', () => {
  const { course, calendar } = someCourse({ state: 'CLOSED', outcome: 'unanswered' })
  const after = (step: Parameters<typeof courseAfter>[0], row = course, isDeclined = false) =>
    courseAfter(step, row, { to: 'CLOSED', now, actorId: 'me', calendar, isDeclined })
  const once = after('RING_IN_VAIN')
  expect([once.ringsLeft, after('RING_IN_VAIN', once).ringsLeft]).toEqual([2, 1])
  expect(after('RING_IN_VAIN', course, true).ringsLeft).toBe(0)
  expect([after('RING_BACK').ringsLeft, after('RATE').ringsLeft]).toEqual([0, 0])
  expect(after('GRANT_REOPENING', { ...course, ringsLeft: 0 }).ringsLeft).toBe(3)
})
