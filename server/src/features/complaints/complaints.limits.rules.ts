import { complaintCategories, urgencies, type ComplaintCategory, type Urgency } from '@liren/shared/complaints'
import type { ComplaintLimits, OwnLimit, OwnLimits } from '@liren/shared/complaints.limits'
import type { SlaCity } from '@liren/shared/complaints.settings'
import { limitsOf, urgencyOf, type Limits, type Span } from './complaints.sla.rules.ts'

const clocks = ['response', 'arrival', 'solution'] as const

/** The limits of a category when nothing threatens. */
const presetOf = (city: SlaCity, category: ComplaintCategory): Limits =>
  limitsOf(city, category, urgencyOf(category, null))

/** The limits of an urgency, of a category that changes nothing about them. */
const presetOfUrgency = (city: SlaCity, urgency: Urgency): Limits => limitsOf(city, 'common_parts', urgency)

/** What a city allows, by urgency and by category. */
export const presetsOf = (city: SlaCity): ComplaintLimits['preset'] => ({
  urgency: urgencies.map((urgency) => ({ urgency, ...presetOfUrgency(city, urgency) })),
  category: complaintCategories.map((category) => ({ category, ...presetOf(city, category) })),
})

/** A community may be stricter than its city, never more lenient; where nothing is promised nothing can be shortened. */
const isWithin = (own: OwnLimit, preset: Limits): boolean =>
  clocks.every((clock) => {
    const [n, most] = [own[clock], preset[clock]]
    return n === null || (most !== null && n <= most.n)
  })

/** Whether what a community promises itself keeps within what its city allows. */
export function isLawful(city: SlaCity, { urgency, category }: OwnLimits): boolean {
  return (
    urgencies.every((one) => !urgency[one] || isWithin(urgency[one], presetOfUrgency(city, one))) &&
    complaintCategories.every((one) => !category[one] || isWithin(category[one], presetOf(city, one)))
  )
}

const shortened = <S extends Span | null>(span: S, n: number | null | undefined): S =>
  span === null || n === null || n === undefined || n >= span.n ? span : { ...span, n }

const stricter = (limits: Limits, own: OwnLimit | undefined): Limits => ({
  response: shortened(limits.response, own?.response),
  arrival: shortened(limits.arrival, own?.arrival),
  solution: shortened(limits.solution, own?.solution),
})

/** The limits of a matter: those of its city, as much stricter as the community wants it; the shorter of two counts. */
export function limitsIn(city: SlaCity, own: OwnLimits, category: ComplaintCategory, urgency: Urgency): Limits {
  const limits = stricter(limitsOf(city, category, urgency), own.urgency[urgency])
  return urgency === urgencyOf(category, null) ? stricter(limits, own.category[category]) : limits
}
