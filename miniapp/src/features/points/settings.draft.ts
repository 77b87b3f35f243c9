import { grantRules, pointsTerms, type GrantRule, type PointsTerms } from '@liren/shared/points'
import { z } from 'zod'
import { lineOrNull } from '../../lib/typed.ts'

/** Hours for one star to five, as they are usual somewhere (domain rules, D2). */
export const starPresets = [
  { code: 'national', hours: [100, 300, 600, 1_000, 1_500] },
  { code: 'zhangjiagang', hours: [30, 60, 100, 200, 300] },
  { code: 'community', hours: [10, 20, 30, 40, 50] },
] as const
export type StarPreset = (typeof starPresets)[number]['code']

/** Numbers of the terms that are typed, each by its own name. */
const numbers = [
  'pointsPerHour',
  'capPointsPerShift',
  'capPointsPerDay',
  'lotMonths',
  'refundGraceDays',
  'pickUpDays',
  'displayDays',
] as const
export type TermNumber = (typeof numbers)[number]

/** The terms of points, while they are filled in. */
export const termsForm = z.record(z.string(), z.string())
export type TermsForm = z.infer<typeof termsForm>

export const starField = (at: number) => `star-${String(at + 1)}`
export const grantField = (rule: GrantRule) => `grant-${rule}`

export const termsFormOf = (terms: PointsTerms): TermsForm => ({
  ...Object.fromEntries(numbers.map((name) => [name, terms[name] === null ? '' : String(terms[name])])),
  ...Object.fromEntries(terms.starHours.map((hours, at) => [starField(at), String(hours)])),
  ...Object.fromEntries(grantRules.map((rule) => [grantField(rule), String(terms.grants[rule])])),
  responsible: terms.certificate.responsible ?? '',
  contact: terms.certificate.contact ?? '',
})

/** The same with the hours of a city. */
export const withPreset = (form: TermsForm, code: StarPreset): TermsForm => ({
  ...form,
  ...Object.fromEntries(
    (starPresets.find((one) => one.code === code)?.hours ?? []).map((hours, at) => [starField(at), String(hours)]),
  ),
})

/** Of which city the hours are; null where they are nobody's. */
export const presetOf = (form: TermsForm): StarPreset | null =>
  starPresets.find(({ hours }) => hours.every((one, at) => form[starField(at)]?.trim() === String(one)))?.code ?? null

const numberIn = (text = ''): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** The terms as they are sent; null where a number is missing, or the hours do not rise. */
export function termsOf(form: TermsForm): PointsTerms | null {
  const months = form['lotMonths']?.trim() ?? ''
  const read = pointsTerms.safeParse({
    ...Object.fromEntries(numbers.map((name) => [name, numberIn(form[name])])),
    lotMonths: months === '' ? null : numberIn(months),
    starHours: starPresets[0].hours.map((_, at) => numberIn(form[starField(at)])),
    grants: Object.fromEntries(grantRules.map((rule) => [rule, numberIn(form[grantField(rule)])])),
    certificate: { responsible: lineOrNull(form['responsible'] ?? ''), contact: lineOrNull(form['contact'] ?? '') },
  })
  return read.data ?? null
}
