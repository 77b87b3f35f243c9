import { z } from 'zod'
import { reach } from './announcements.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant } from './primitives.ts'

/** Why a notice has not reached somebody. `nobody` is of a flat, the others are of a person. */
export const unreachedReasons = ['nobody', 'not_opened', 'waiting', 'no_credit', 'refused', 'unknown'] as const
const reason = z.enum(unreachedReasons)
export type UnreachedReason = z.infer<typeof reason>

/** What became of telling a notice in WeChat, in messages. */
const wechat = z.object({
  isOn: z.boolean(),
  sent: z.number().int(),
  waiting: z.number().int(),
  nextAt: instant.nullable().meta({ description: 'When the next one leaves; null when none waits' }),
  refused: z.number().int(),
  noCredit: z.number().int().meta({ description: 'People of the audience whom WeChat could not be asked to tell' }),
  unknown: z.number().int().meta({ description: 'Sent, and perhaps not arrived; never sent again' }),
})

/** How far a notice has come, for whoever answers for it. */
export const announcementReach = z
  .object({
    id,
    title: z.string(),
    audienceLabels: z.array(z.string()),
    publishedAt: instant,
    reach,
    confirmed: z
      .object({ people: z.number().int(), flats: z.number().int() })
      .nullable()
      .meta({ description: 'Who confirmed having read it; null where nobody is asked to' }),
    timeline: z
      .array(z.object({ until: instant, peopleRead: z.number().int() }))
      .meta({ description: 'How many had read it by then; hours of the first day, days after' }),
    wechat,
    reminder: z.object({ remindedAt: instant }).nullable(),
    abilities: z.object({ remind: z.boolean(), print: z.boolean() }),
  })
  .meta({ id: 'AnnouncementReach' })
export type AnnouncementReach = z.infer<typeof announcementReach>

/** A flat where nobody has read a notice, or a person without a flat who has not. Names are masked. */
export const unreached = z
  .object({
    unitId: id.nullable(),
    building: z.string(),
    entrance: z.string(),
    unitLabel: z.string(),
    reason: reason.meta({ description: 'Of a flat with people, the best that any of them has' }),
    people: z.array(z.object({ name: z.string(), reason })),
  })
  .meta({ id: 'Unreached' })
export type Unreached = z.infer<typeof unreached>

const one = inCommunity.extend({ announcementId: id })
const path = '/communities/:communityId/announcements/:announcementId'

export const announcementsReach = {
  reach: endpoint({
    id: 'announcements.reach',
    method: 'GET',
    path: `${path}/reach`,
    summary: 'How far a notice has come: for its author, who holds the same office, and the committee',
    access: 'account',
    params: one,
    reply: announcementReach,
  }),
  unreached: endpoint({
    id: 'announcements.unreached',
    method: 'GET',
    path: `${path}/unreached`,
    summary: 'Where nobody has read a notice and why, in the order one walks from door to door',
    access: 'account',
    params: one,
    query: pageQuery,
    reply: pageOf(unreached),
  }),
  remind: endpoint({
    id: 'announcements.remind',
    method: 'POST',
    path: `${path}/reminders`,
    summary: 'Reminds everyone who has not read a notice; once',
    access: 'account',
    params: one,
    reply: z.object({ remindedAt: instant }),
    status: 201,
    errors: ['announcement_already_reminded'],
  }),
  doorSheet: endpoint({
    id: 'announcements.doorSheet',
    method: 'GET',
    path: `${path}/door-sheet`,
    summary: 'A PDF of the flats where nobody has read a notice, to walk from door to door; no names',
    access: 'account',
    params: one,
    reply: fileReply,
    download: 'application/pdf',
  }),
  poster: endpoint({
    id: 'announcements.poster',
    method: 'GET',
    path: `${path}/poster`,
    summary: 'A notice as a PDF in large type, for the board in the stairwell',
    access: 'account',
    params: one,
    reply: fileReply,
    download: 'application/pdf',
  }),
}
