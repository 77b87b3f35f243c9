import type { ComplaintLimits, OwnLimit, OwnLimits, Promised, Span } from '@liren/shared/complaints.limits'
import { z } from 'zod'

const clocks = ['response', 'arrival', 'solution'] as const
export type ClockName = (typeof clocks)[number]

/** Numbers as they are typed, by the name of their field; an empty one keeps to the city. */
export const limitsForm = z.record(z.string(), z.string())
export type LimitsForm = z.infer<typeof limitsForm>

/** A limit that can be shortened: where its number is typed, and what the city allows. */
export interface LimitField {
  id: string
  clock: ClockName
  span: Span
}

/** The fields of an urgency or a category. */
export const fieldsOf = (name: string, promised: Promised): LimitField[] =>
  clocks.flatMap((clock) => {
    const span = promised[clock]
    return span === null ? [] : [{ id: `${name}-${clock}`, clock, span }]
  })

const typedIn = (name: string, own: OwnLimit | undefined): [string, string][] =>
  clocks.flatMap((clock): [string, string][] => {
    const n = own?.[clock]
    return n === null || n === undefined ? [] : [[`${name}-${clock}`, String(n)]]
  })

/** What the community has of its own, as it is typed. */
export const formOf = ({ own, preset }: ComplaintLimits): LimitsForm =>
  Object.fromEntries([
    ...preset.urgency.flatMap(({ urgency }) => typedIn(urgency, own.urgency[urgency])),
    ...preset.category.flatMap(({ category }) => typedIn(category, own.category[category])),
  ])

/** Whether a number may stand there: a whole one, and no more than the city allows. */
export const isAllowed = (typed: string, { n }: Span): boolean =>
  typed === '' || (/^\d{1,6}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= n)

function ownOf(name: string, form: LimitsForm): OwnLimit | null {
  const numberOf = (clock: ClockName) => {
    const typed = form[`${name}-${clock}`] ?? ''
    return typed === '' ? null : Number(typed)
  }
  const own = { response: numberOf('response'), arrival: numberOf('arrival'), solution: numberOf('solution') }
  return Object.values(own).every((one) => one === null) ? null : own
}

/** The limits as they are sent; null while a number may not stand where it does. */
export function limitsOf(form: LimitsForm, { preset }: ComplaintLimits): OwnLimits | null {
  const all = [
    ...preset.urgency.flatMap(({ urgency, ...promised }) => fieldsOf(urgency, promised)),
    ...preset.category.flatMap(({ category, ...promised }) => fieldsOf(category, promised)),
  ]
  if (all.some(({ id, span }) => !isAllowed(form[id] ?? '', span))) return null
  const own: OwnLimits = { urgency: {}, category: {} }
  for (const { urgency } of preset.urgency) {
    const one = ownOf(urgency, form)
    if (one) own.urgency[urgency] = one
  }
  for (const { category } of preset.category) {
    const one = ownOf(category, form)
    if (one) own.category[category] = one
  }
  return own
}
