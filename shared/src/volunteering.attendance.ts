import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { placeCheck } from './volunteering.place.ts'
import { inShift, shift } from './volunteering.ts'

export const direction = z.enum(['in', 'out'])
export type Direction = z.infer<typeof direction>

/** Why an attendance is looked at by a person before it counts. */
export const reviewKinds = [
  'kept_scan',
  'forgotten',
  'one_device',
  'elsewhere',
  'off_place',
  'hasty',
  'sample',
  'appeal',
  'objection',
] as const
export const reviewKind = z.enum(reviewKinds)
export type ReviewKind = z.infer<typeof reviewKind>

/** The text of the QR that the organiser shows: shift, direction, step and eight digits, which change with each step. */
export const shiftCode = z.string().regex(/^LS1\.[0-9a-f-]{36}\.(in|out)\.\d{1,12}\.\d{8}$/)

/** A flat that a service was for, and what was said of it there. */
const recipient = z.object({
  id,
  place: z.string(),
  isSolved: z.boolean().nullable().meta({ description: 'Null until somebody of the flat has said it' }),
  rating: z.number().int().nullable(),
  words: z.string().nullable(),
  abilities: z.object({
    pass: z.boolean().meta({ description: 'The line was offered to neighbours, and waits for somebody in office' }),
  }),
})
export type Recipient = z.infer<typeof recipient>

/** A person on the roster, for whoever organises. */
export const rosterEntry = z
  .object({
    signupId: id,
    nickname: z.string(),
    state: z.enum(['in', 'waiting']),
    inAt: instant.nullable(),
    inBy: z.enum(['code', 'kept', 'organiser']).nullable(),
    outAt: instant.nullable(),
    outBy: z.enum(['code', 'kept', 'organiser', 'clock']).nullable(),
    placeCheck: placeCheck.nullable().meta({ description: 'Null where it was not asked for, or not agreed to' }),
    isConfirmed: z.boolean(),
    guardian: z
      .enum(['missing', 'app', 'paper'])
      .nullable()
      .meta({ description: 'Of a minor: how a guardian consented, if so; null of others' }),
    guardianBy: z.string().nullable().meta({ description: 'Nickname of who consented, or who holds the paper' }),
    reviews: z.array(reviewKind).meta({ description: 'Open ones' }),
    minutes: z.number().int().nullable().meta({ description: 'Credited' }),
    points: z.number().int().nullable(),
    rating: z.number().int().nullable().meta({ description: 'Mine of this service, one to five' }),
    recipients: z.array(recipient).meta({ description: 'At most ten' }),
    abilities: z.object({
      enter: z.boolean(),
      confirm: z.boolean(),
      thank: z.boolean(),
      thankPublicly: z.boolean(),
      nameRecipient: z.boolean(),
      notePaper: z.boolean(),
    }),
  })
  .meta({ id: 'RosterEntry' })
export type RosterEntry = z.infer<typeof rosterEntry>

export const reviewItem = z
  .object({
    id,
    kind: reviewKind,
    shiftId: id,
    title: z.string(),
    place: z.string(),
    startsAt: instant,
    endsAt: instant,
    nickname: z.string(),
    inAt: instant.nullable(),
    outAt: instant.nullable(),
    minutes: z.number().int().nullable().meta({ description: 'What the times come to; credited already for a sample' }),
    said: z.string().nullable().meta({ description: 'Of an appeal: what the volunteer says' }),
    objections: z
      .array(z.string())
      .meta({ description: 'What neighbours say against hours that were displayed; the first twenty, without names' }),
    rejectedFor: z.string().nullable().meta({ description: 'Why it was rejected before' }),
    openedAt: instant,
    abilities: z.object({ decide: z.boolean() }),
  })
  .meta({ id: 'ReviewItem' })
export type ReviewItem = z.infer<typeof reviewItem>

const base = '/communities/:communityId/volunteering'
const inSignup = inShift.extend({ signupId: id })
const digest = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .meta({ description: 'A name that the device gives itself; to see one device stand for many' })

export const attendance = {
  code: endpoint({
    id: 'volunteering.code',
    method: 'GET',
    path: `${base}/shifts/:shiftId/code/:direction`,
    summary: 'The code to show now, and until when (whoever organises)',
    access: 'account',
    params: inShift.extend({ direction }),
    reply: z.object({ code: z.string(), digits: z.string(), validUntil: instant, now: instant }),
    errors: ['shift_code_early', 'shift_code_expired'],
  }),
  scan: endpoint({
    id: 'volunteering.scan',
    method: 'POST',
    path: `${base}/shifts/:shiftId/scans`,
    summary:
      'Checks me in or out by the code the organiser shows: its text, or its eight digits typed in. A scan kept for want of a network says when it was made; ' +
      'somebody looks at it. Whether the phone was at the place it says where its owner has consented to that; without, ' +
      'nothing is kept of it, and nothing is refused.',
    access: 'account',
    params: inShift,
    body: z.strictObject({
      code: line(100),
      device: digest,
      keptAt: instant.nullable().default(null),
      place: placeCheck.nullable().default(null),
    }),
    reply: shift,
    status: 201,
    errors: [
      'shift_code_unknown',
      'shift_code_foreign',
      'shift_code_expired',
      'shift_code_early',
      'shift_code_replayed',
      'attendance_out_of_order',
      'guardian_missing',
    ],
  }),
  roster: endpoint({
    id: 'volunteering.roster',
    method: 'GET',
    path: `${base}/shifts/:shiftId/roster`,
    summary: 'Who comes and who waits, with their times, in the order they signed up (whoever organises)',
    access: 'account',
    params: inShift,
    reply: z.object({ items: z.array(rosterEntry) }),
  }),
  enter: endpoint({
    id: 'volunteering.enter',
    method: 'POST',
    path: `${base}/shifts/:shiftId/roster/:signupId/entries`,
    summary: 'Enters times of somebody without a phone or code, with a reason; the other side confirms them',
    access: 'account',
    params: inSignup,
    body: z.strictObject({ inAt: instant, outAt: instant.nullable().default(null), reason: line(100) }),
    reply: rosterEntry,
    status: 201,
    errors: ['attendance_out_of_order', 'attendance_self', 'attendance_settled', 'guardian_missing'],
  }),
  confirm: endpoint({
    id: 'volunteering.confirmPresence',
    method: 'POST',
    path: `${base}/shifts/:shiftId/roster/:signupId/confirmations`,
    summary: 'Confirms that somebody else was there (whoever organises, but not who entered the times)',
    access: 'account',
    params: inSignup,
    reply: rosterEntry,
    status: 201,
    errors: ['attendance_out_of_order', 'attendance_self', 'attendance_settled', 'guardian_missing'],
  }),
  confirmMine: endpoint({
    id: 'volunteering.confirmMine',
    method: 'POST',
    path: `${base}/shifts/:shiftId/signups/me/confirmations`,
    summary: 'Confirms the times that the organiser entered for me',
    access: 'account',
    params: inShift,
    reply: shift,
    status: 201,
    errors: ['attendance_out_of_order', 'attendance_settled'],
  }),
  reviews: endpoint({
    id: 'volunteering.reviews',
    method: 'GET',
    path: `${base}/reviews`,
    summary: 'What waits to be looked at, oldest first (committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(reviewItem),
  }),
  decide: endpoint({
    id: 'volunteering.decideReview',
    method: 'POST',
    path: `${base}/reviews/:reviewId/decisions`,
    summary:
      'Accepts what was looked at, with other times if need be, or rejects it; says why (committee, not for oneself)',
    access: 'account',
    params: inCommunity.extend({ reviewId: id }),
    body: z.strictObject({
      accept: z.boolean(),
      outAt: instant.nullable().default(null).meta({ description: 'The right end, where it was not scanned' }),
      reason: line(200),
    }),
    reply: z.object({}),
    status: 201,
    errors: ['attendance_self', 'attendance_settled', 'attendance_out_of_order', 'review_by_another'],
  }),
}
