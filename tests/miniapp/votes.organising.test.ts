import { decisionStates, type DecisionState } from '@liren/shared/votes'
import type { Decision, DecisionRow } from '@liren/shared/votes.views'
import { endOfDays } from '../../server/src/features/votes/votes.days.rules.ts'
import { stepRefusal } from '../../server/src/features/votes/votes.life.rules.ts'
import { deskRows } from '../../miniapp/src/features/votes/desk.phases.ts'
import { daysAfter, dutyRules, nextOf, otherSteps, stageOf } from '../../miniapp/src/features/votes/run.phases.ts'
import { earliestDay, latestClose, timeFault, usualTimes } from '../../miniapp/src/features/votes/voting.figures.ts'
import { millisOf, whenOf } from '../../miniapp/src/features/votes/when.draft.ts'
import { attempt, smooth } from '../support/votes.life.ts'
import { election, question } from '../support/votes.motions.ts'
import { plainVotePolicy } from '../support/votes.world.ts'

const now = Date.parse('2026-11-26T02:00:00Z')
const at = (days: number) => new Date(now + days * 24 * 3_600_000).toISOString()

type Facts = Parameters<typeof nextOf>[0]
const facts = (state: DecisionState, more: Partial<Facts> = {}): Facts => ({
  state,
  legalMode: 'CONSULTATIVE',
  policy: plainVotePolicy,
  motions: [question(1, 'FUND_USE')],
  openRemarks: 0,
  recount: 'NONE',
  opensAt: at(-1),
  closesAt: at(10),
  countedAt: at(-1),
  objectionsUntil: at(3),
  transitions: [],
  ...more,
})
/** Voted on the platform of the city, between two times. */
const there = (opensAt: string, closesAt: string): Facts =>
  facts('ROLL_FROZEN', { legalMode: 'OFFICIAL_EXTERNAL', opensAt, closesAt })
const final = (days: number): Pick<Decision, 'transitions'> => ({
  transitions: [{ seq: 1, step: 'FINALISE', to: 'FINAL', by: '马主任', at: at(days), reason: null }],
})

describe('what is due next', () => {
  it.each<[string, Facts, string]>([
    ['a draft is handed in', facts('DRAFT'), 'submit'],
    ['in review the notice comes next', facts('REVIEW'), 'notify'],
    ['but comments are answered first', facts('REVIEW', { openRemarks: 1 }), 'answer'],
    ['after the notice the roll', facts('NOTICED'), 'freeze'],
    ['which owners check until voting opens', facts('ROLL_FROZEN', { opensAt: at(1) }), 'checkRoll'],
    ['objections to it are answered before', facts('ROLL_FROZEN', { opensAt: at(-1), openRemarks: 2 }), 'answer'],
    ['then voting is opened', facts('ROLL_FROZEN', { opensAt: at(0) }), 'open'],
    ['which is nothing to open where owners vote elsewhere', there(at(-1), at(1)), 'voteElsewhere'],
    ['before, they check the roll there, too', there(at(1), at(2)), 'checkRoll'],
    ['and after it the result of elsewhere is entered', there(at(-2), at(0)), 'import'],
    ['as soon as objections to the roll are answered', { ...there(at(-2), at(0)), openRemarks: 1 }, 'answer'],
    ['what was entered is published like any other', facts('COUNTED', { legalMode: 'OFFICIAL_EXTERNAL' }), 'publish'],
    ['owners vote', facts('OPEN'), 'vote'],
    ['also when it was extended', facts('EXTENDED'), 'vote'],
    ['after the close it is counted', facts('CLOSED'), 'count'],
    ['and published', facts('COUNTED'), 'publish'],
    ['owners may object', facts('OBJECTION'), 'object'],
    ['are answered', facts('OBJECTION', { openRemarks: 1 }), 'answer'],
    ['a right objection is recounted', facts('OBJECTION', { recount: 'ASKED' }), 'recount'],
    ['also past the time of objections', facts('RECOUNT', { recount: 'ASKED', objectionsUntil: at(-1) }), 'recount'],
    ['a recount that differs is looked into', facts('RECOUNT', { recount: 'DIFFERS', openRemarks: 1 }), 'differs'],
    ['one that agrees waits for the time', facts('RECOUNT', { recount: 'AGREES' }), 'object'],
    ['then it is final', facts('RECOUNT', { recount: 'AGREES', objectionsUntil: at(-1) }), 'finalise'],
    ['a question stays on display', facts('FINAL', final(-3)), 'display'],
    ['and is put away', facts('FINAL', final(-20)), 'archive'],
    ['an election is filed', facts('FINAL', { ...final(-3), motions: [election(1, 1, ['甲'])] }), 'file'],
    ['before it is put away', facts('FILED', { ...final(-20), motions: [election(1, 1, ['甲'])] }), 'archive'],
    ['what was cancelled is done', facts('CANCELLED'), 'done'],
  ])('%s', (_, of, duty) => {
    expect(nextOf(of, now).duty).toBe(duty)
  })

  it('says until when, by the days of the rules', () => {
    expect(nextOf(facts('COUNTED'), now).until).toBe(daysAfter(at(-1), plainVotePolicy.publishWithinDays))
    expect(nextOf(facts('OPEN'), now).until).toBe(at(10))
  })

  it('counts days as the server does', () => {
    for (const [days, hours] of [
      [0, 0],
      [3, 13],
      [7, 15.99],
      [30, 16.01],
    ] as const) {
      const from = new Date(now + hours * 3_600_000)
      expect(daysAfter(from.toISOString(), days)).toBe(endOfDays(from, days).toISOString())
    }
  })

  it('every state has a station, and those that go on never go back', () => {
    const going = decisionStates.slice(0, decisionStates.indexOf('CANCELLED')).map(stageOf)
    expect(going).toEqual(going.toSorted((one, other) => one - other))
    expect(decisionStates.filter((state) => stageOf(state) < 0)).toEqual([
      'CANCELLED',
      'REVOKED_BY_COURT',
      'REVOKED_BY_GOV',
    ])
  })

  it('other steps are neither the one that is due, nor those with pages of their own, nor what time does', () => {
    const { step } = dutyRules.notify
    expect(otherSteps({ steps: ['RETURN', 'NOTIFY', 'CANCEL'] }, step)).toEqual(['RETURN', 'CANCEL'])
    expect(otherSteps({ steps: ['OPEN', 'COUNT', 'RECOUNT', 'CLOSE', 'EXTEND'] }, undefined)).toEqual(['EXTEND'])
  })
})

describe('voting times', () => {
  const rules = plainVotePolicy
  const refusalOf = (times: ReturnType<typeof usualTimes>, isTemporary: boolean, of = rules) => {
    const [opensAt, closesAt] = [new Date(millisOf(times.opens) ?? 0), new Date(millisOf(times.closes) ?? 0)]
    const review = smooth('REVIEW')
    const decision = { ...review, policy: { ...review.policy, ...of }, isTemporary }
    return stepRefusal('NOTIFY', decision, {
      ...attempt('ORGANISER', '2026-11-26'),
      now: new Date(now),
      opensAt,
      closesAt,
    })
  }
  it.each([
    [rules, false],
    [{ ...rules, tempNoticeDays: 7 }, true],
    [{ ...rules, windowMinDays: 20 }, false],
    [{ ...rules, windowMaxDays: 6 }, false],
  ])('what is offered is what the server takes', (of, isTemporary) => {
    const times = usualTimes(now, of, isTemporary)
    expect(timeFault(times, { now, rules: of, isTemporary })).toBeNull()
    expect(refusalOf(times, isTemporary, of)).toBeNull()
  })
  it('says which of the two is wrong, where the server would refuse', () => {
    const usual = usualTimes(now, rules, false)
    const dayBefore = { ...usual.opens, day: earliestDay(now, rules.noticeDays - 1) }
    const late = { ...usual, opens: dayBefore }
    expect(timeFault(late, { now, rules, isTemporary: false })).toBe('late')
    expect(refusalOf(late, false)?.code).toBe('vote_notice_too_short')
    const short = { ...usual, closes: { ...usual.opens, time: '18:00' } }
    expect(timeFault(short, { now, rules, isTemporary: false })).toBe('short')
    expect(refusalOf(short, false)?.code).toBe('vote_window_unlawful')
    const long = { ...usual, closes: whenOf(latestClose(at(15), rules) + 24 * 3_600_000) }
    expect(timeFault(long, { now, rules, isTemporary: false })).toBe('short')
  })
})

describe('the desk', () => {
  const row = (id: string, state: DecisionState, more: Partial<DecisionRow> = {}): DecisionRow => ({
    ...{ id, estateId: 'ours', estateName: '枫林苑', title: id, state, legalMode: 'CONSULTATIVE', motionCount: 1 },
    ...{ opensAt: at(5), closesAt: at(20), myHeads: { all: 0, voted: 0 }, createdAt: at(-30) },
    ...more,
  })
  it('puts what waits for us first, what is overdue before all else', () => {
    const rows = [
      row('draft', 'DRAFT'),
      row('noticed', 'NOTICED'),
      row('open', 'OPEN'),
      row('checked', 'ROLL_FROZEN'),
      row('to open', 'ROLL_FROZEN', { opensAt: at(-1) }),
      row('to count', 'CLOSED', { closesAt: at(-2) }),
    ]
    const { due, running } = deskRows(rows, { estateIds: ['ours'], reviews: false }, now)
    expect(due.map(({ id }) => id)).toEqual(['to count', 'to open', 'noticed', 'draft'])
    expect(running.map(({ id }) => id)).toEqual(['open', 'checked'])
  })
  it('waits for the official result once voting elsewhere is over, and opens nothing there', () => {
    const begun = { legalMode: 'OFFICIAL_EXTERNAL', opensAt: at(-9) } as const
    const rows = [
      row('voting there', 'ROLL_FROZEN', { ...begun, closesAt: at(1) }),
      row('to import', 'ROLL_FROZEN', { ...begun, closesAt: at(-1) }),
    ]
    const { due, running } = deskRows(rows, { estateIds: ['ours'], reviews: false }, now)
    expect([due, running].map((some) => some.map(({ id }) => id))).toEqual([['to import'], ['voting there']])
  })
  it('shows who runs decisions their own estates, and who reviews them all, losing none', () => {
    const rows = decisionStates.map((state) => row(state, state, { estateId: 'theirs' }))
    const none = deskRows(rows, { estateIds: ['ours'], reviews: false }, now)
    expect([...none.due, ...none.running, ...none.past]).toEqual([])
    const all = deskRows(rows, { estateIds: [], reviews: true }, now)
    expect(new Set([...all.due, ...all.running, ...all.past])).toEqual(new Set(rows))
  })
})
