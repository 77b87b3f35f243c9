import { z } from 'zod'
import { audience, signature } from './announcements.draft.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { joining } from './volunteering.joining.ts'
import { spot } from './volunteering.place.ts'

export const activityTags = [
  'patrol',
  'care',
  'tidying',
  'traffic',
  'children',
  'repair',
  'culture',
  'emergency',
  'other',
] as const
export const activityTag = z.enum(activityTags)
export const activityStates = ['proposed', 'published', 'refused', 'cancelled', 'withdrawn'] as const
export const activityState = z.enum(activityStates)
export type ActivityState = z.infer<typeof activityState>

/**
 * Who may come: under 18 with a guardian's consent, under 14 in their company where that is asked; dangerous work is for
 * who is 18 or over, and says so.
 */
export const ageRule = z.enum(['anyone', 'with_guardian', 'grown'])
export type AgeRule = z.infer<typeof ageRule>

/** How the consent of a guardian came: an adult of the flat gave it in the app, or whoever organises holds a paper. */
export const guardianWay = z.enum(['app', 'paper'])
export type GuardianWay = z.infer<typeof guardianWay>

/** How a shift comes again: each week, each second one, or each month on the same weekday, such as the second Saturday. */
export const shiftRhythms = ['week', 'fortnight', 'month'] as const
export type ShiftRhythm = (typeof shiftRhythms)[number]

/** When and where, on whole quarter-hours; `times` says how often in all. */
export const shiftDraft = z.strictObject({
  place: line(60),
  startsAt: instant,
  endsAt: instant,
  capacity: z.number().int().min(1).max(500),
  every: z.enum(shiftRhythms).default('week'),
  times: z.number().int().min(1).max(13).default(1),
})

/** What may happen, and that volunteers are insured against it before they begin (志愿服务条例 art. 12, 17). */
export const risk = z.strictObject({ note: paragraph(500), insurance: z.boolean() })

export const activityDraft = z.strictObject({
  title: line(60),
  body: paragraph(1_000),
  tags: z.array(activityTag).max(5).default([]),
  language: line(20)
    .nullable()
    .default(null)
    .meta({ description: 'Such as 沪语 or English; null where it matters not' }),
  age: ageRule.default('anyone'),
  risk: risk.nullable().default(null).meta({ description: 'Of dangerous work; volunteers confirm that they read it' }),
  spot: spot.nullable().default(null).meta({ description: 'Where phones may be asked whether they are there' }),
  groupId: id.nullable().default(null).meta({ description: 'A group of mine that it is for' }),
  shifts: z.array(shiftDraft).min(1).max(20),
})
export type ActivityDraft = z.output<typeof activityDraft>

/** Whether and how I take part in a shift. */
export const mySignup = z.object({
  signupId: id,
  state: z.enum(['in', 'waiting']),
  ahead: z.number().int().meta({ description: 'How many wait before me; 0 unless I wait' }),
  inAt: instant.nullable(),
  outAt: instant.nullable(),
  isConfirmed: z.boolean().meta({ description: 'Somebody else has confirmed that I was there' }),
  wantsMe: z.boolean().meta({ description: 'The organiser entered my times; I am to confirm them' }),
  isInReview: z.boolean(),
  rejectedFor: z.string().nullable().meta({ description: 'Why this service does not count; null while it may' }),
  isAppealed: z.boolean().meta({ description: 'I have objected to that' }),
  lacksGuardian: z.boolean().meta({ description: 'I am under 18, and no guardian has consented yet' }),
  minutes: z.number().int().nullable().meta({ description: 'Credited' }),
})
export type MySignup = z.infer<typeof mySignup>

export const shift = z
  .object({
    id,
    activityId: id,
    title: z.string(),
    tags: z.array(activityTag),
    language: z.string().nullable(),
    age: ageRule,
    risk: risk.nullable(),
    place: z.string(),
    spot: spot.nullable().meta({ description: 'To be compared on the phone, where its owner agrees to that' }),
    startsAt: instant,
    endsAt: instant,
    capacity: z.number().int(),
    taken: z.number().int(),
    waiting: z.number().int(),
    isCancelled: z.boolean(),
    cancelledFor: z.string().nullable().meta({ description: 'Of a shift that was cancelled alone' }),
    isChanged: z.boolean().meta({ description: 'It had another time, place or number of places before' }),
    mine: mySignup.nullable(),
    abilities: z.object({
      signUp: z.boolean(),
      withdraw: z.boolean(),
      organise: z.boolean(),
      scan: z.boolean(),
      change: z.boolean(),
      appeal: z.boolean(),
    }),
  })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof shift>

export const activity = z
  .object({
    id,
    title: z.string(),
    body: z.string(),
    tags: z.array(activityTag),
    language: z.string().nullable(),
    age: ageRule,
    risk: risk.nullable(),
    state: activityState,
    reason: z.string().nullable().meta({ description: 'Why it was refused or cancelled' }),
    organiser: z.string().meta({ description: 'Nickname' }),
    group: z.string().nullable().meta({ description: 'Name of the group it is for' }),
    noticeId: id.nullable(),
    eveningAndWeekendShare: z.number().int().meta({
      description: 'Percent, rounded down, of places in shifts that begin at 18:00 or later, or on a weekend',
    }),
    shifts: z.array(shift),
    abilities: z.object({
      approve: z.boolean(),
      approveForGroup: z.boolean(),
      refuse: z.boolean(),
      cancel: z.boolean(),
      withdraw: z.boolean(),
    }),
  })
  .meta({ id: 'Activity' })
export type Activity = z.infer<typeof activity>

export const activitySummary = activity
  .pick({ id: true, title: true, state: true, organiser: true, eveningAndWeekendShare: true })
  .extend({ proposedAt: instant, shifts: z.number().int(), firstAt: instant })
  .meta({ id: 'ActivitySummary' })
export type ActivitySummary = z.infer<typeof activitySummary>

export const inActivity = inCommunity.extend({ activityId: id })
export const inShift = inCommunity.extend({ shiftId: id })

const base = '/communities/:communityId/volunteering'

export const volunteering = {
  propose: endpoint({
    id: 'volunteering.propose',
    method: 'POST',
    path: `${base}/activities`,
    summary: 'Proposes an activity with its shifts; whoever proposes it organises it (anyone who lives or serves here)',
    access: 'account',
    params: inCommunity,
    body: activityDraft,
    reply: activity,
    status: 201,
    errors: ['shift_times_wrong'],
  }),
  activities: endpoint({
    id: 'volunteering.activities',
    method: 'GET',
    path: `${base}/activities`,
    summary:
      'Activities of one state, newest first: the committee sees all, others what is published, their own, or of a group ' +
      'they lead',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({ state: activityState.default('published') }),
    reply: pageOf(activitySummary),
  }),
  activity: endpoint({
    id: 'volunteering.activity',
    method: 'GET',
    path: `${base}/activities/:activityId`,
    summary: 'One activity with its shifts',
    access: 'account',
    params: inActivity,
    reply: activity,
  }),
  approve: endpoint({
    id: 'volunteering.approve',
    method: 'POST',
    path: `${base}/activities/:activityId/approvals`,
    summary: 'Approves: shifts open, and a notice tells an audience (committee)',
    access: 'account',
    params: inActivity,
    body: z.strictObject({ audience, signature }),
    reply: activity,
    status: 201,
    errors: [
      'activity_step_illegal',
      'activity_uninsured',
      'activity_past',
      'audience_outside_scope',
      'announcement_kind_not_yours',
    ],
  }),
  refuse: endpoint({
    id: 'volunteering.refuse',
    method: 'POST',
    path: `${base}/activities/:activityId/refusals`,
    summary: 'Refuses a proposal and says why (committee)',
    access: 'account',
    params: inActivity,
    body: z.strictObject({ reason: line(200) }),
    reply: activity,
    status: 201,
    errors: ['activity_step_illegal'],
  }),
  cancel: endpoint({
    id: 'volunteering.cancel',
    method: 'POST',
    path: `${base}/activities/:activityId/cancellations`,
    summary: 'Cancels the shifts that have not begun, and frees whoever signed up (organiser or committee)',
    access: 'account',
    params: inActivity,
    body: z.strictObject({ reason: line(200) }),
    reply: activity,
    status: 201,
    errors: ['activity_step_illegal'],
  }),
  shifts: endpoint({
    id: 'volunteering.shifts',
    method: 'GET',
    path: `${base}/shifts`,
    summary:
      'Open shifts that are not over, the next first; with `mine` those I signed up for, with `from` and `to` of a time, ' +
      'with `past` those I came to, the last first',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({
      mine: z.enum(['true', 'false']).default('false'),
      from: instant.optional(),
      to: instant.optional(),
      past: z.enum(['true', 'false']).default('false'),
    }),
    reply: pageOf(shift),
  }),
  shift: endpoint({
    id: 'volunteering.shift',
    method: 'GET',
    path: `${base}/shifts/:shiftId`,
    summary: 'One shift, and how I take part in it',
    access: 'account',
    params: inShift,
    reply: shift,
  }),
  signUp: endpoint({
    id: 'volunteering.signUp',
    method: 'POST',
    path: `${base}/shifts/:shiftId/signups`,
    summary: 'Signs me up; when full, onto the waiting list if I accept that',
    access: 'account',
    params: inShift,
    body: joining,
    reply: shift,
    status: 201,
    errors: [
      'shift_full',
      'shift_overlap',
      'shift_signed_up',
      'shift_started',
      'shift_not_for_you',
      'shift_risk_unaccepted',
      'age_unstated',
    ],
  }),
  withdraw: endpoint({
    id: 'volunteering.withdraw',
    method: 'DELETE',
    path: `${base}/shifts/:shiftId/signups/me`,
    summary: 'Takes my name off before the shift begins; the first who waits and can moves in',
    access: 'account',
    params: inShift,
    reply: shift,
    errors: ['shift_started'],
  }),
}
