import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, paragraph } from './primitives.ts'

/** Hours that were credited to somebody, as neighbours see them for some days. */
export const creditedHours = z
  .object({
    signupId: id,
    title: z.string(),
    startsAt: instant,
    minutes: z.number().int(),
    person: z.string().nullable().meta({ description: 'Masked, such as 王**; null of a minor' }),
    isMine: z.boolean(),
    isTakenBack: z.boolean(),
    until: instant.meta({ description: 'It is displayed until then' }),
    objection: z.enum(['open', 'upheld', 'dismissed']).nullable().meta({ description: 'What became of mine' }),
    abilities: z.object({ object: z.boolean() }),
  })
  .meta({ id: 'CreditedHours' })
export type CreditedHours = z.infer<typeof creditedHours>

const base = '/communities/:communityId/volunteering/credited'

export const credited = {
  list: endpoint({
    id: 'volunteering.credited',
    method: 'GET',
    path: base,
    summary: 'Hours of service credited in the days of display, newest first; no names, flats or ranks',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(creditedHours).extend({
      days: z.number().int().meta({ description: 'How long the community displays them; 0: it does not' }),
    }),
  }),
  object: endpoint({
    id: 'volunteering.objectToCredited',
    method: 'POST',
    path: `${base}/:signupId/objections`,
    summary:
      'Objects, once, to hours of somebody else while they are displayed; the committee reads what is said, nobody who ' +
      'said it, and somebody without a hand in it decides',
    access: 'account',
    params: inCommunity.extend({ signupId: id }),
    body: z.strictObject({ words: paragraph(500) }),
    reply: creditedHours,
    status: 201,
    errors: ['objection_made', 'objection_own', 'objection_late', 'objections_full', 'points_reversed'],
  }),
}
