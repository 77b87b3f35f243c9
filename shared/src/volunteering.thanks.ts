import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { rosterEntry } from './volunteering.attendance.ts'
import { inShift } from './volunteering.ts'

/** How a service was, from one to five, and a line of thanks that may be shown. */
export const thanksGiven = {
  rating: z.number().int().min(1).max(5),
  words: line(80).nullable().default(null),
  isPublic: z
    .boolean()
    .default(false)
    .meta({ description: 'Neighbours may read the line, once who is thanked agrees' }),
}

interface Offered {
  words: string | null
  isPublic: boolean
}
/** What neighbours may read has words. */
export const offersWords = [
  ({ words, isPublic }: Offered): boolean => !isPublic || words !== null,
  { params: { code: 'too_small' }, path: ['words'] },
] satisfies [unknown, unknown]

export const thanksDraft = z.strictObject(thanksGiven).refine(...offersWords)

/** Thanks as who is thanked sees them. */
export const thanks = z
  .object({
    id,
    title: z.string(),
    by: z.string(),
    rating: z.number().int(),
    words: z.string().nullable(),
    isPublic: z.boolean(),
    isShown: z.boolean().nullable().meta({ description: 'Whether I let neighbours read it; null: not said yet' }),
    givenAt: instant,
  })
  .meta({ id: 'Thanks' })
export type Thanks = z.infer<typeof thanks>

/** A line of thanks that both sides let neighbours read. */
export const thanksLine = z
  .object({ id, nickname: z.string(), by: z.string(), words: z.string(), title: z.string(), givenAt: instant })
  .meta({ id: 'ThanksLine' })
export type ThanksLine = z.infer<typeof thanksLine>

/**
 * Who let themselves be listed, by thanks and then by hours, of this year. Nobody else is there, and nobody in office
 * sees another list.
 */
export const volunteerBoard = z
  .object({
    year: z.number().int(),
    items: z
      .array(z.object({ nickname: z.string(), thanks: z.number().int(), minutes: z.number().int(), isMe: z.boolean() }))
      .meta({ description: 'At most 50' }),
    mine: z.object({ isListed: z.boolean(), thanks: z.number().int(), minutes: z.number().int() }),
    household: z.object({ people: z.number().int(), minutes: z.number().int() }).nullable().meta({
      description: 'I and those of my flat who are listed, of a lifetime; null where I live alone in the list',
    }),
    building: z
      .object({ people: z.number().int(), minutes: z.number().int() })
      .nullable()
      .meta({ description: 'Everybody of my building who served this year; null under five people' }),
  })
  .meta({ id: 'VolunteerBoard' })
export type VolunteerBoard = z.infer<typeof volunteerBoard>

/** What somebody did in a year. */
export const volunteerYear = z
  .object({
    year: z.number().int(),
    minutes: z.number().int(),
    services: z.number().int(),
    thanks: z.number().int(),
    eveningMinutes: z.number().int(),
    months: z.array(z.number().int()).length(12).meta({ description: 'Minutes of each month' }),
    titles: z.array(z.string()).meta({ description: 'What was helped with most; at most three' }),
    stars: z.number().int(),
  })
  .meta({ id: 'VolunteerYear' })
export type VolunteerYear = z.infer<typeof volunteerYear>

const base = '/communities/:communityId/volunteering'
const inYear = inCommunity.extend({ year: z.string().regex(/^2[01]\d\d$/) })

export const thanking = {
  thank: endpoint({
    id: 'volunteering.thank',
    method: 'POST',
    path: `${base}/shifts/:shiftId/roster/:signupId/thanks`,
    summary:
      'Rates a service that was credited, with a line of thanks (whoever organises, once; a public line who serves here)',
    access: 'account',
    params: inShift.extend({ signupId: id }),
    body: thanksDraft,
    reply: rosterEntry,
    status: 201,
    errors: ['attendance_self', 'thanks_too_early', 'thanks_given'],
  }),
  mine: endpoint({
    id: 'volunteering.myThanks',
    method: 'GET',
    path: `${base}/me/thanks`,
    summary: 'Thanks given to me, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(thanks),
  }),
  answer: endpoint({
    id: 'volunteering.showThanks',
    method: 'PUT',
    path: `${base}/me/thanks/:thanksId`,
    summary: 'Lets neighbours read a line of thanks given to me, or not',
    access: 'account',
    params: inCommunity.extend({ thanksId: id }),
    body: z.strictObject({ isShown: z.boolean() }),
    reply: thanks,
  }),
  lines: endpoint({
    id: 'volunteering.thanksLines',
    method: 'GET',
    path: `${base}/thanks`,
    summary: 'Lines of thanks that both sides let neighbours read, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(thanksLine),
  }),
  board: endpoint({
    id: 'volunteering.board',
    method: 'GET',
    path: `${base}/board`,
    summary: 'Who let themselves be listed, by thanks and hours of this year; totals of my household and building',
    access: 'account',
    params: inCommunity,
    reply: volunteerBoard,
  }),
  list: endpoint({
    id: 'volunteering.listMe',
    method: 'PUT',
    path: `${base}/me/listing`,
    summary: 'Lets me be listed among volunteers, or not any more',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ isListed: z.boolean() }),
    reply: volunteerBoard,
  }),
  year: endpoint({
    id: 'volunteering.year',
    method: 'GET',
    path: `${base}/me/years/:year`,
    summary: 'What I did in a year',
    access: 'account',
    params: inYear,
    reply: volunteerYear,
  }),
  yearPicture: endpoint({
    id: 'volunteering.yearPicture',
    method: 'GET',
    path: `${base}/me/years/:year/picture`,
    summary: 'The same as a picture to share',
    access: 'account',
    params: inYear,
    reply: fileReply,
    download: 'image/png',
  }),
}
