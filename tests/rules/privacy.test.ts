import { consentPurposes, consentTerms } from '@liren/shared/privacy'
import { consentOf, pseudonymOf, type Said } from '../../server/src/features/privacy/privacy.rules.ts'

const { version } = consentTerms.location_check
const at = (minute: number) => new Date(Date.UTC(2026, 2, 5, 6, minute))
const said = (minute: number, isGranted: boolean, to = version): Said => ({
  purpose: 'location_check',
  version: to,
  isGranted,
  createdAt: at(minute),
})

describe('a consent', () => {
  it.each<[string, Said[], boolean, number | null, number | null]>([
    ['that nobody gave', [], false, null, null],
    ['that was given', [said(1, true)], true, 1, null],
    ['that was given and withdrawn', [said(1, true), said(2, false)], false, 1, 2],
    ['that was given again', [said(1, true), said(2, false), said(3, true)], true, 3, null],
    ['to an older text', [said(1, true, '1999-01')], false, 1, null],
    ['told in whatever order', [said(3, false), said(1, true)], false, 1, 3],
    ['to another purpose', [{ ...said(1, true), purpose: 'public_name' }], false, null, null],
  ])('%s', (_, words, isGranted, granted, withdrawn) => {
    const iso = (minute: number | null) => (minute === null ? null : at(minute).toISOString())
    expect(consentOf('location_check', words)).toMatchObject({
      isGranted,
      grantedAt: iso(granted),
      withdrawnAt: iso(withdrawn),
    })
  })

  it('to sensitive data is never what the service rests on', () => {
    const both = consentPurposes.filter((purpose) => consentTerms[purpose].isBasis && consentTerms[purpose].isSensitive)
    expect(both).toEqual([])
    expect(consentPurposes.filter((purpose) => consentTerms[purpose].isBasis)).toEqual(['service'])
  })
})

it('a pseudonym tells nothing but that somebody left', () => {
  expect(pseudonymOf('7K2M')).toBe('已注销用户7K2M')
})
