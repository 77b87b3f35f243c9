import type { ComplaintStep } from '@liren/shared/complaints'
import type { Membership } from '@liren/shared/identity'
import { actsOf, blankAct, stepOf, type ActForm } from '../../miniapp/src/features/complaints/acts.draft.ts'
import {
  nearPlaces,
  placeOf,
  placesFor,
  reportForm,
  reportOf,
  type ReportForm,
} from '../../miniapp/src/features/complaints/report.draft.ts'
import { formsOf, ruleOf } from '../../miniapp/src/features/complaints/rules.draft.ts'
import { formOf, settlingOf } from '../../miniapp/src/features/complaints/settings.draft.ts'

const id = (n: number) => `01a20260-0000-7000-8000-${String(n).padStart(12, '0')}`

const membership = {
  community: { id: id(1), name: '枫林社区', code: '' },
  homes: [
    {
      ...{ residenceId: id(9), unitId: id(4), buildingId: id(3), estateId: id(2) },
      ...{ label: '3幢 2单元 501', estateName: '枫林苑', relation: 'tenant', isVerifiedOwner: false },
    },
  ],
  roles: [],
} as unknown as Membership

const filled = (part: Partial<ReportForm> = {}): ReportForm => ({
  ...reportForm.parse({}),
  ...{ category: 'common_parts', text: '灯坏了' },
  ...part,
})
const near = nearPlaces(membership)
const place = { kind: 'estate', id: id(2), label: '枫林苑' } as const

describe('a report', () => {
  test.each([
    ['repair_home', '3幢 2单元 501'],
    ['common_parts', '3幢'],
    ['property_service', '枫林苑'],
    ['suggestion', '枫林社区'],
  ] as const)('of %s is at %s, unless another place is chosen', (category, label) => {
    expect(placeOf(filled({ category }), near)?.label).toBe(label)
    expect(placeOf(filled({ category, place }), near)).toBe(place)
  })

  test.each([
    [{ category: null }, 'category'],
    [{ text: '  ' }, 'text'],
    [{ spot: 'x'.repeat(61) }, 'spot'],
    [{ place, onBehalf: { phone: '12', nickname: '李', channel: 'phone', consent: '同意' } }, 'phone'],
    [{ place, onBehalf: { phone: '13800000000', nickname: '', channel: 'phone', consent: '同意' } }, 'nickname'],
    [{ place, onBehalf: { phone: '13800000000', nickname: '李', channel: 'phone', consent: '' } }, 'consent'],
    [{ onBehalf: { phone: '13800000000', nickname: '李', channel: 'phone', consent: '同意' } }, 'place'],
  ] as const)('with %j lacks its %s', (part, fault) => {
    const form = filled(part)
    expect(reportOf(form, placeOf(form, near), [])).toBe(fault)
  })

  test('for a neighbour is at none of the own homes, and nowhere until it is said where', () => {
    const onBehalf = { phone: '13800000000', nickname: '李', channel: 'phone', consent: '同意' } as const
    const form = filled({ category: 'repair_home', onBehalf })
    const serving = {
      ...membership,
      roles: [{ role: 'building_head', scopeKind: 'building', scopeId: id(7), scopeLabel: '7幢' }],
    }
    const offered = placesFor(serving as unknown as Membership, form)
    expect(offered.map(({ label }) => label)).toEqual(['7幢', '枫林社区'])
    expect(placeOf(form, offered)).toBeNull()
  })

  test('of a dispute is never shown, and a danger that does not fit its category is not told', () => {
    const form = filled({ category: 'dispute', isVisible: true, hazard: 'gas' })
    expect(reportOf(form, placeOf(form, near), [])).toMatchObject({ isVisible: false, hazard: null })
  })
})

describe('what is done at the thumb', () => {
  test.each([
    [['DISPUTE', 'ACCEPT'], 'ACCEPT'],
    [['NOTE', 'RESOLVE', 'BEGIN'], 'BEGIN'],
    [['CONFIRM', 'REOPEN', 'NOTE'], 'CONFIRM'],
    [['ACCEPT_VISIT', 'DECLINE_VISIT', 'WITHDRAW'], 'ACCEPT_VISIT'],
    [['NOTE', 'WITHDRAW'], null],
  ] as [ComplaintStep[], ComplaintStep | null][])('of %j is %s', (steps, first) => {
    const acts = actsOf(steps)
    expect(acts.first).toBe(first)
    expect([...acts.others, ...(first ? [first] : [])].sort()).toEqual([...steps].sort())
  })
})

test('while one may reopen by right, nobody has to ask for it', () => {
  expect(actsOf(['CONFIRM', 'REOPEN', 'ASK_REOPENING']).others).toEqual(['REOPEN'])
  expect(actsOf(['CONFIRM', 'ASK_REOPENING']).others).toEqual(['ASK_REOPENING'])
})

describe('a step', () => {
  const typed = (part: Partial<ActForm>) => ({ ...blankAct, ...part })
  test.each([
    ['ACCEPT', {}, { step: 'ACCEPT' }],
    ['CONTACT', {}, 'note'],
    ['REFUSE', { note: '不归我们', reason: 'other_body' }, 'responsible'],
    ['RESOLVE', { note: '换了灯' }, 'proof'],
    ['OFFER_VISIT', { day: '' }, 'from'],
    ['OFFER_COST', { yuan: '12,5', note: '灯' }, 'cents'],
    ['OFFER_COST', { yuan: '120.5', note: '灯' }, { step: 'OFFER_COST', cents: 12_050, note: '灯' }],
    ['ASK_SUSPENSION', { reason: 'parts', note: '等货' }, 'until'],
    ['CONFIRM', { satisfaction: 'satisfied' }, 'rating'],
    [
      'CONFIRM',
      { isSolved: true, satisfaction: 'basically' },
      { step: 'CONFIRM', rating: { isSolved: true, satisfaction: 'basically', words: null } },
    ],
  ] as [ComplaintStep, Partial<ActForm>, unknown][])('%s with %j is sent, or lacks something', (step, part, sent) => {
    expect(stepOf(step, typed(part))).toEqual(sent)
  })
})

test('a rule is read as it was written', () => {
  const rule = {
    ...{ name: '夜间值班', categories: ['safety' as const], days: 'work' as const },
    place: { kind: 'estate' as const, id: id(2) },
    hours: { fromMinutes: 1_200, toMinutes: 420 },
    to: { role: 'property_staff' as const, scopeId: id(2), workerId: null },
  }
  const [form] = formsOf({ version: 1, rules: [rule], offices: [] })
  expect(form && ruleOf(form)).toEqual(rule)
  expect(form && ruleOf({ ...form, office: '' })).toBeNull()
})

describe('how complaints are handled', () => {
  const settings = {
    ...{ isPublicOn: false, confirmDays: 5, city: 'house' as const, version: 3, missingYear: null },
    ...{ workHours: { fromMinutes: 510, toMinutes: 1_050 }, abilities: { edit: true, reportForOthers: true } },
  }

  test.each([
    ['08:30', '17:30', { fromMinutes: 510, toMinutes: 1_050 }],
    ['08:00', '12:00', { fromMinutes: 480, toMinutes: 720 }],
    ['08:00', '11:59', null],
    ['17:30', '08:30', null],
    ['', '17:30', null],
  ])('from %s to %s is %j', (from, to, workHours) => {
    const read = settlingOf(3, { ...formOf(settings), from, to })
    const { isPublicOn, confirmDays, city, version } = settings
    expect(read).toEqual(workHours && { version, isPublicOn, confirmDays, city, workHours })
  })
})

describe('sending it to another office', () => {
  test('names a person there, or nobody', () => {
    const form = { ...blankAct, note: '请您看看', role: 'column_host', scopeId: id(7) }
    expect(stepOf('DISPATCH', form)).toMatchObject({ role: 'column_host', workerId: null, waiver: null })
    expect(stepOf('DISPATCH', { ...form, workerId: id(8) })).toMatchObject({ workerId: id(8) })
  })
})
