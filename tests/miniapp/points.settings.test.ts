import {
  presetOf,
  starPresets,
  termsFormOf,
  termsOf,
  withPreset,
} from '../../miniapp/src/features/points/settings.draft.ts'
import { blankRecord, recordOf } from '../../miniapp/src/features/points/records.draft.ts'
import { usualTerms } from '../../server/src/features/points/points.rules.ts'

const form = termsFormOf(usualTerms)

describe('the rules of points', () => {
  it('are sent as they came', () => {
    expect(termsOf(form)).toEqual(usualTerms)
    const settled = {
      ...usualTerms,
      ...{ lotMonths: 12, grants: { suggestion: 20, snap: 5, meeting: 0 } },
      certificate: { responsible: '沈书记', contact: '021-66010110' },
    }
    expect(termsOf(termsFormOf(settled))).toEqual(settled)
  })

  it.each([
    ['a number left out', { pointsPerHour: '' }],
    ['no number', { capPointsPerDay: '十' }],
    ['a fraction', { capPointsPerShift: '80.5' }],
    ['less than nothing', { 'grant-snap': '-1' }],
    ['more months than allowed', { lotMonths: '61' }],
    ['a display of two days', { displayDays: '2' }],
    ['stars that do not rise', { 'star-2': '100' }],
    ['a line too long', { responsible: '沈'.repeat(21) }],
  ])('with %s are not sent', (_, wrong) => {
    expect(termsOf({ ...form, ...wrong })).toBeNull()
  })

  it('without months are good until the end of the next year', () => {
    expect(termsOf({ ...form, lotMonths: ' ' })?.lotMonths).toBeNull()
    expect(termsOf({ ...form, lotMonths: '6' })?.lotMonths).toBe(6)
  })
})

describe('stars of a city', () => {
  it('are those of most provinces at first', () => {
    expect(presetOf(form)).toBe('national')
    expect(presetOf({ ...form, 'star-5': '1501' })).toBeNull()
  })

  it.each(starPresets)('of $code may be settled', ({ code, hours }) => {
    const chosen = withPreset(form, code)
    expect(presetOf(chosen)).toBe(code)
    expect(termsOf(chosen)?.starHours).toEqual(hours)
  })
})

describe('an entry of a record', () => {
  const someone = '01920000-0000-7000-8000-000000000001'
  const entry = { ...blankRecord, title: '急救', detail: '红十字会', happenedOn: '2026-01-31', hours: '1.5' }

  it('of a training has its length in minutes, others have none', () => {
    expect(recordOf(someone, entry)).toMatchObject({ kind: 'training', minutes: 90 })
    expect(recordOf(someone, { ...entry, hours: '1,25' })).toMatchObject({ minutes: 75 })
    expect(recordOf(someone, { ...entry, kind: 'award' })).not.toHaveProperty('minutes')
  })

  it.each([
    ['nobody chosen', '', entry],
    ['no title', someone, { ...entry, title: ' ' }],
    ['no day', someone, { ...entry, happenedOn: '' }],
    ['no length', someone, { ...entry, hours: '' }],
    ['a length of nothing', someone, { ...entry, hours: '0' }],
  ])('with %s is not sent', (_, who, wrong) => {
    expect(recordOf(who, wrong)).toBeNull()
  })
})
