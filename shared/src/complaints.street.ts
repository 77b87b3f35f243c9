import { z } from 'zod'
import { complaintPeriod } from './complaints.board.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, pageQuery } from './page.ts'
import { id } from './primitives.ts'

/** A figure about fewer people than this, and more than none, is not shown to who only supervises. */
export const fewestShown = 5

const figure = z.number().int().nullable().meta({ description: 'Null where it is between one and four' })
const permille = z.number().int().nullable().meta({ description: 'Null where it is of fewer than five' })

/** How a community stands with its matters: figures alone, nobody’s name, no place below the community. */
export const streetRow = z
  .object({
    communityId: id,
    name: z.string(),
    reported: figure,
    open: figure,
    overdue: figure,
    listed: z.number().int().meta({ description: 'On its coordination list' }),
    silent: z.number().int().meta({ description: 'Calls of which nobody has said anything in time' }),
    rates: z.object({ response: permille, solution: permille, satisfaction: permille }),
    tasks: z
      .object({ pushed: z.number().int(), offList: z.number().int() })
      .meta({ description: 'Pushed from above in the period, and those not on its list' }),
  })
  .meta({ id: 'StreetRow' })
export type StreetRow = z.infer<typeof streetRow>

export const complaintStreet = {
  street: endpoint({
    id: 'complaints.street',
    method: 'GET',
    path: '/complaint-street-board',
    summary:
      'How the communities of my street stand: figures alone, in the order of their codes, nobody ranked (street)',
    access: 'account',
    query: pageQuery
      .extend(complaintPeriod.shape)
      .extend({ limit: z.coerce.number().int().min(1).max(20).default(10) }),
    reply: pageOf(streetRow),
    errors: ['forbidden', 'complaint_time_wrong'],
  }),
}
