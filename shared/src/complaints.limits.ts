import { z } from 'zod'
import { complaintCategories, complaintCategory, urgencies, urgency } from './complaints.ts'
import { slaCity } from './complaints.settings.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { settledVersion } from './primitives.ts'

/** A length of time: of the clock, of working hours, or to the end of a day or a working day. */
export const span = z.object({ n: z.number().int(), unit: z.enum(['minutes', 'work_minutes', 'days', 'work_days']) })
export type Span = z.infer<typeof span>

const number = z.number().int().min(1).max(100_000).nullable().default(null)
/** What a community promises itself, in the units of its city; null where it keeps to the city's. */
const ownLimit = z.strictObject({ response: number, arrival: number, solution: number })
export type OwnLimit = z.output<typeof ownLimit>

/** A community's own limits by urgency, and, of matters without danger, by category. */
export const ownLimits = z.strictObject({
  urgency: z.partialRecord(z.enum(urgencies), ownLimit).default({}),
  category: z.partialRecord(z.enum(complaintCategories), ownLimit).default({}),
})
export type OwnLimits = z.output<typeof ownLimits>

/** None of its own. */
export const noLimits: OwnLimits = { urgency: {}, category: {} }

const promised = z.object({ response: span, arrival: span.nullable(), solution: span })
export type Promised = z.infer<typeof promised>

export const complaintLimits = z
  .object({
    version: z.number().int(),
    city: slaCity,
    own: ownLimits,
    preset: z.object({
      urgency: z.array(promised.extend({ urgency })),
      category: z.array(promised.extend({ category: complaintCategory })),
    }),
    canEdit: z.boolean(),
  })
  .meta({ id: 'ComplaintLimits' })
export type ComplaintLimits = z.infer<typeof complaintLimits>

/** Days of one year that are not worked though they are no weekend, and those that are though they are. */
const day = z.iso.date()
export const holidayYear = z.number().int().min(2024).max(2100)
const days = z.array(day).max(60)

export const complaintHolidays = z
  .object({
    years: z.array(
      z.object({
        year: holidayYear,
        isImported: z.boolean().meta({ description: 'Put in here; else as the library brings it' }),
        off: days,
        on: days,
      }),
    ),
    missingYear: z.number().int().nullable(),
    canEdit: z.boolean(),
  })
  .meta({ id: 'ComplaintHolidays' })
export type ComplaintHolidays = z.infer<typeof complaintHolidays>

export const complaintLimitsApi = {
  limits: endpoint({
    id: 'complaints.limits',
    method: 'GET',
    path: '/communities/:communityId/complaint-limits',
    summary: 'Within which time matters are handled: the limits of the city, and where the community is stricter',
    access: 'account',
    params: inCommunity,
    reply: complaintLimits,
  }),
  setLimits: endpoint({
    id: 'complaints.setLimits',
    method: 'PUT',
    path: '/communities/:communityId/complaint-limits',
    summary: 'Sets where the community is stricter than its city (residents’ committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ version: settledVersion, own: ownLimits }),
    reply: complaintLimits,
    errors: ['edited_elsewhere', 'complaint_limits_unlawful'],
  }),
  holidays: endpoint({
    id: 'complaints.holidays',
    method: 'GET',
    path: '/communities/:communityId/complaint-holidays',
    summary: 'The holidays and make-up days by which limits are counted, from last year on',
    access: 'account',
    params: inCommunity,
    reply: complaintHolidays,
  }),
  setHolidays: endpoint({
    id: 'complaints.setHolidays',
    method: 'PUT',
    path: '/communities/:communityId/complaint-holidays',
    summary: 'Puts in the arrangement of a year, as the State Council announced it (residents’ committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ year: holidayYear, off: days, on: days }),
    reply: complaintHolidays,
    errors: ['complaint_holidays_wrong'],
  }),
}
