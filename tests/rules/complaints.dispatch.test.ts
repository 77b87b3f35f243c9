import type { DispatchRule } from '@liren/shared/complaints.dispatch'
import { minuteOfDay } from '../../server/src/features/complaints/complaints.calendar.rules.ts'
import {
  isMeant,
  routesOf,
  type DispatchFacts,
} from '../../server/src/features/complaints/complaints.dispatch.rules.ts'

const to = { role: 'grid_worker' as const, scopeId: 'g', workerId: null }
const rule = (more: Partial<DispatchRule> = {}): DispatchRule => ({
  ...{ name: '规则', categories: [], place: null, days: 'all', hours: null, to },
  ...more,
})
const facts = (more: Partial<DispatchFacts> = {}): DispatchFacts => ({
  ...{ category: 'environment', estateId: 'e', placeIds: ['u', 'b', 'e', 'c'], isWorkDay: true, minute: 600 },
  ...more,
})
const hours = (fromMinutes: number, toMinutes: number) => ({ hours: { fromMinutes, toMinutes } })

describe('a rule is meant', () => {
  it.each<[string, Partial<DispatchRule>, Partial<DispatchFacts>, boolean]>([
    ['R01 for everything, without a condition', {}, {}, true],
    ['R02 for its category', { categories: ['environment', 'snap'] }, {}, true],
    ['R03 for no other category', { categories: ['snap'] }, {}, false],
    ['R04 for its place', { place: { kind: 'building', id: 'b' } }, {}, true],
    ['R05 for what lies around it no more', { place: { kind: 'building', id: 'b' } }, { placeIds: ['e', 'c'] }, false],
    ['R06 on working days', { days: 'work' }, {}, true],
    ['R07 not on the others', { days: 'work' }, { isWorkDay: false }, false],
    ['R08 on days off', { days: 'off' }, { isWorkDay: false }, true],
    ['R09 from its first minute', hours(600, 720), {}, true],
    ['R10 to before its last', hours(480, 600), {}, false],
    ['R11 over midnight, before it', hours(1_320, 360), { minute: 1_400 }, true],
    ['R12 over midnight, after it', hours(1_320, 360), { minute: 359 }, true],
    ['R13 over midnight, not by day', hours(1_320, 360), { minute: 360 }, false],
    ['R14 around the clock', hours(0, 1_440), { minute: 1_439 }, true],
    ['R15 only where all conditions hold', { categories: ['environment'], days: 'off' }, {}, false],
  ])('%s', (_, one, about, wanted) => {
    expect(isMeant(rule(one), facts(about))).toBe(wanted)
  })
})

describe('where a matter may go', () => {
  it('is where the rules say, in their order, and then the firm', () => {
    const rules = [rule({ name: '一', categories: ['snap'] }), rule({ name: '二' }), rule({ name: '三' })]
    expect(routesOf(rules, facts()).map((route) => route.rule)).toEqual(['二', '三', 'property'])
  })

  it('is nowhere for a dispute or a suggestion, and for what lies in no estate', () => {
    expect(routesOf([], facts({ category: 'dispute' }))).toEqual([])
    expect(routesOf([], facts({ category: 'suggestion' }))).toEqual([])
    expect(routesOf([], facts({ estateId: null }))).toEqual([])
  })

  it('goes by the clock of China', () => {
    expect(minuteOfDay(new Date('2026-03-05T16:05:59Z'))).toBe(5)
    expect(minuteOfDay(new Date('1969-12-31T15:59:00Z'))).toBe(1_439)
  })
})
