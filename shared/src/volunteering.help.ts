import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { rosterEntry } from './volunteering.attendance.ts'
import { inShift } from './volunteering.ts'
import { offersWords, thanksGiven } from './volunteering.thanks.ts'

/** What somebody did for the flat I live in, and what was said of it there. */
export const help = z
  .object({
    id,
    title: z.string(),
    place: z.string().meta({ description: 'Which of my flats' }),
    startsAt: instant,
    endsAt: instant,
    by: z.string().meta({ description: 'Nickname of who helped' }),
    isSolved: z.boolean().nullable().meta({ description: 'Null until somebody of the flat has said it' }),
    rating: z.number().int().nullable().meta({ description: 'One to five' }),
    words: z.string().nullable(),
    isPublic: z.boolean(),
    abilities: z.object({ rate: z.boolean() }),
  })
  .meta({ id: 'Help' })
export type Help = z.infer<typeof help>

/** Whether it was solved and how the service was are two things. */
export const helpRating = z.strictObject({ isSolved: z.boolean(), ...thanksGiven }).refine(...offersWords)
export type HelpRating = z.output<typeof helpRating>

const base = '/communities/:communityId/volunteering'
const inRoster = inShift.extend({ signupId: id })

export const helping = {
  name: endpoint({
    id: 'volunteering.nameRecipient',
    method: 'POST',
    path: `${base}/shifts/:shiftId/roster/:signupId/recipients`,
    summary:
      'Notes the flat that a credited service was for, as it is written on the door; who lives there is told and may rate ' +
      'it (whoever organises, who learns nothing of who lives there)',
    access: 'account',
    params: inRoster,
    body: z.strictObject({ entranceId: id, unitLabel: line(20) }),
    reply: rosterEntry,
    status: 201,
    errors: ['attendance_self', 'thanks_too_early', 'unit_unknown', 'recipient_named', 'recipients_full'],
  }),
  mine: endpoint({
    id: 'volunteering.myHelp',
    method: 'GET',
    path: `${base}/me/help`,
    summary: 'What was done for the flats I live in, the last noted first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(help),
  }),
  rate: endpoint({
    id: 'volunteering.rateHelp',
    method: 'POST',
    path: `${base}/me/help/:helpId/ratings`,
    summary:
      'Says whether it was solved, and how the service was, once for the flat; a line offered to neighbours is read by ' +
      'whoever organises, in office, before it can be seen',
    access: 'account',
    params: inCommunity.extend({ helpId: id }),
    body: helpRating,
    reply: help,
    status: 201,
    errors: ['attendance_self', 'thanks_given'],
  }),
  pass: endpoint({
    id: 'volunteering.passThanks',
    method: 'POST',
    path: `${base}/shifts/:shiftId/roster/:signupId/recipients/:recipientId/passes`,
    summary:
      'Lets a line that was offered to neighbours go on to who is thanked, who shows it or not (who organises, in office)',
    access: 'account',
    params: inRoster.extend({ recipientId: id }),
    reply: rosterEntry,
    status: 201,
    errors: ['attendance_self'],
  }),
}
