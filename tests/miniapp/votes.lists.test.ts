import type { DecisionState } from '@liren/shared/votes'
import { decisionStates } from '@liren/shared/votes'
import { approvalThresholds, quorumThreshold } from '@liren/shared/votes.matters'
import type { DecisionRow } from '@liren/shared/votes.views'
import { leastOf, testText } from '../../miniapp/src/features/votes/needed.figures.ts'
import { grouped, hasResult, stationOf, takesBallots } from '../../miniapp/src/features/votes/votes.phases.ts'
import { dueText } from '../../miniapp/src/lib/time.ts'

const now = Date.parse('2026-11-26T02:00:00Z')
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
const row = (id: string, state: DecisionState, more: Partial<DecisionRow> = {}): DecisionRow => ({
  ...{ id, estateId: 'e', estateName: '枫林苑', title: id, state, legalMode: 'CONSULTATIVE', motionCount: 1 },
  ...{ opensAt: at(-1), closesAt: at(24), myHeads: { all: 1, voted: 0 }, createdAt: at(-100) },
  ...more,
})

describe('the list of decisions', () => {
  it('puts what awaits me first, by what is due first', () => {
    const rows = [row('late', 'OPEN', { closesAt: at(48) }), row('soon', 'EXTENDED'), row('noticed', 'NOTICED')]
    const { waiting, running } = grouped(rows, now)
    expect(waiting.map(({ id }) => id)).toEqual(['soon', 'late'])
    expect(running.map(({ id }) => id)).toEqual(['noticed'])
  })
  it('does not wait for who has voted, has no head, or came after the close', () => {
    const rows = [
      row('voted', 'OPEN', { myHeads: { all: 2, voted: 2 } }),
      row('none', 'OPEN', { myHeads: { all: 0, voted: 0 } }),
      row('closed', 'OPEN', { closesAt: at(0) }),
    ]
    expect(grouped(rows, now).waiting).toEqual([])
    expect(grouped(rows, now).running).toHaveLength(3)
  })
  it('loses no row, whatever its state', () => {
    const rows = decisionStates.map((state) => row(state, state))
    const { waiting, running, past } = grouped(rows, now)
    expect(new Set([...waiting, ...running, ...past])).toEqual(new Set(rows))
    expect(past.map(({ state }) => state)).toEqual(decisionStates.slice(decisionStates.indexOf('FINAL')))
  })
})

it('stations only go on while a decision does', () => {
  const going = decisionStates.slice(0, decisionStates.indexOf('CANCELLED'))
  const reached = going.map(stationOf)
  expect(reached).toEqual(reached.toSorted((one, other) => one - other))
  expect(going.filter(hasResult)).toEqual(['OBJECTION', 'RECOUNT', 'FINAL', 'FILED', 'ARCHIVED'])
})

it.each([
  [at(0), false],
  [at(0.001), true],
  [null, true],
])('a ballot until %s is taken: %s', (closesAt, isTaken) => {
  expect(takesBallots({ state: 'OPEN', closesAt }, now)).toBe(isTaken)
})

describe('what it takes', () => {
  it.each([
    [9, 6],
    [280, 187],
    [300, 200],
    [2219, 1480],
    [24_838_57, 16_559_05],
  ])('two thirds of %s are at least %s', (of, least) => {
    expect(leastOf(of, quorumThreshold)).toBe(least)
    expect(3 * least >= 2 * of && 3 * (least - 1) < 2 * of).toBe(true)
  })
  it.each([
    [6, 4],
    [7, 4],
    [0, 1],
  ])('more than half of %s is at least %s', (of, least) => {
    expect(leastOf(of, approvalThresholds.ORDINARY)).toBe(least)
  })
  it('three quarters include the share itself', () => {
    expect(leastOf(8, approvalThresholds.SPECIAL)).toBe(6)
  })
  it('the test is written so that anybody can work it out again', () => {
    expect(testText(187, 280, quorumThreshold, String)).toBe('3 × 187 = 561 ≥ 2 × 280 = 560')
    expect(testText(186, 280, quorumThreshold, String)).toBe('3 × 186 = 558 < 2 × 280 = 560')
    expect(testText(3, 6, approvalThresholds.ORDINARY, String)).toBe('2 × 3 = 6 = 1 × 6 = 6')
    expect(testText(4, 6, approvalThresholds.ORDINARY, String)).toBe('2 × 4 = 8 > 1 × 6 = 6')
  })
})

it.each([
  [at(4), '今天 14:00', 'Today 14:00'],
  [at(24), '明天 10:00', 'Tomorrow 10:00'],
  [at(24 * 9), '12月5日 10:00', '5 Dec 10:00'],
  [at(24 * 60), '2027年1月25日 10:00', '25 Jan 2027, 10:00'],
])('%s is due %s', (instant, zh, en) => {
  expect([dueText(instant, now, 'zh-CN'), dueText(instant, now, 'en')]).toEqual([zh, en])
})
