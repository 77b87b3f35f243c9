import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { rosterEntry } from './volunteering.attendance.ts'
import { activity, inActivity, inShift, shift, shiftDraft } from './volunteering.ts'

const calendarDay = z
  .object({
    day: z.string().meta({ description: 'In China' }),
    shifts: z.number().int().meta({ description: 'That begin then and are not over' }),
    free: z.number().int().meta({ description: 'Of these, with a place left' }),
    mine: z.number().int().meta({ description: 'Of these, that I signed up for' }),
  })
  .meta({ id: 'CalendarDay' })
export type CalendarDay = z.infer<typeof calendarDay>

/** A sign-up of a minor of my flat. */
const ward = z
  .object({
    signupId: id,
    shiftId: id,
    nickname: z.string(),
    title: z.string(),
    place: z.string(),
    startsAt: instant,
    endsAt: instant,
    state: z.enum(['in', 'waiting']),
    isConsented: z.boolean(),
  })
  .meta({ id: 'Ward' })
export type Ward = z.infer<typeof ward>

const base = '/communities/:communityId/volunteering'
const inSignup = inShift.extend({ signupId: id })

export const changing = {
  changeShift: endpoint({
    id: 'volunteering.changeShift',
    method: 'POST',
    path: `${base}/shifts/:shiftId/changes`,
    summary:
      'Moves a shift that has not begun, or gives it more or fewer places; who signed up is told, who is promised ' +
      'elsewhere at the new time is taken off, and who waits moves in (organiser or committee)',
    access: 'account',
    params: inShift,
    body: shiftDraft.pick({ place: true, startsAt: true, endsAt: true, capacity: true }),
    reply: shift,
    status: 201,
    errors: ['shift_started', 'shift_times_wrong', 'shift_places_taken'],
  }),
  cancelShift: endpoint({
    id: 'volunteering.cancelShift',
    method: 'POST',
    path: `${base}/shifts/:shiftId/cancellations`,
    summary: 'Cancels one shift that has not begun, and frees whoever signed up (organiser or committee)',
    access: 'account',
    params: inShift,
    body: z.strictObject({ reason: line(200) }),
    reply: shift,
    status: 201,
    errors: ['shift_started'],
  }),
  withdrawProposal: endpoint({
    id: 'volunteering.withdrawProposal',
    method: 'POST',
    path: `${base}/activities/:activityId/withdrawals`,
    summary: 'Takes a proposal of mine back that nobody has decided about',
    access: 'account',
    params: inActivity,
    reply: activity,
    status: 201,
    errors: ['activity_step_illegal'],
  }),
  calendar: endpoint({
    id: 'volunteering.calendar',
    method: 'GET',
    path: `${base}/calendar`,
    summary: 'How many shifts there are day by day, of six weeks at most; days without any are left out',
    access: 'account',
    params: inCommunity,
    query: z.object({ from: z.iso.date(), days: z.coerce.number().int().min(1).max(42).default(42) }),
    reply: z.object({ items: z.array(calendarDay) }),
  }),
  wards: endpoint({
    id: 'volunteering.wards',
    method: 'GET',
    path: `${base}/me/wards`,
    summary: 'Shifts not over for which minors of my flat signed up, the next first; at most fifty',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(ward) }),
  }),
  consent: endpoint({
    id: 'volunteering.consentForWard',
    method: 'POST',
    path: `${base}/shifts/:shiftId/wards/:signupId/consents`,
    summary: 'An adult of the same flat consents that a minor takes part in this shift',
    access: 'account',
    params: inSignup,
    reply: ward,
    status: 201,
  }),
  refuse: endpoint({
    id: 'volunteering.refuseForWard',
    method: 'POST',
    path: `${base}/shifts/:shiftId/wards/:signupId/refusals`,
    summary:
      'An adult of the same flat does not consent, or takes the consent back: the minor is off the shift, unless they ' +
      'have checked in',
    access: 'account',
    params: inSignup,
    reply: z.object({}),
    status: 201,
    errors: ['ward_present'],
  }),
  notePaper: endpoint({
    id: 'volunteering.notePaperConsent',
    method: 'POST',
    path: `${base}/shifts/:shiftId/roster/:signupId/paper-consents`,
    summary: 'Notes that I hold a guardian’s consent on paper (whoever organises, of age, never for oneself)',
    access: 'account',
    params: inSignup,
    reply: rosterEntry,
    status: 201,
    errors: ['attendance_self'],
  }),
  appeal: endpoint({
    id: 'volunteering.appeal',
    method: 'POST',
    path: `${base}/shifts/:shiftId/signups/me/appeals`,
    summary: 'Objects, once, to the rejection of a service of mine; somebody else than who rejected it looks again',
    access: 'account',
    params: inShift,
    body: z.strictObject({ words: paragraph(500) }),
    reply: shift,
    status: 201,
    errors: ['appeal_made', 'appeal_groundless'],
  }),
}
