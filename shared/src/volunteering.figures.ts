import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'

const count = z.number().int()

/** What was served in one month of China. */
const monthServed = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  minutes: count,
  people: count,
  newPeople: count.meta({ description: 'Of them, who had never served here before' }),
  eveningMinutes: count.meta({ description: 'In shifts that begin at 18:00 or later, or on a weekend' }),
})
export type MonthServed = z.infer<typeof monthServed>

export const volunteeringFigures = z
  .object({
    months: z.array(monthServed).meta({ description: 'The last twelve, the oldest first; none is left out' }),
    outstanding: count.meta({ description: 'Points that members may still spend' }),
    setAside: count.meta({ description: 'Points of orders that wait' }),
    owed: count.meta({ description: 'Points owed by members since credits were taken back' }),
    stock: z
      .array(z.object({ title: z.string(), stock: count, price: count }))
      .meta({ description: 'What is offered, the least left first; at most 50' }),
  })
  .meta({ id: 'VolunteeringFigures' })
export type VolunteeringFigures = z.infer<typeof volunteeringFigures>

const base = '/communities/:communityId/volunteering'

export const figures = {
  read: endpoint({
    id: 'volunteering.figures',
    method: 'GET',
    path: `${base}/figures`,
    summary: 'Hours and people by month, and what the shop owes and has (committee)',
    access: 'account',
    params: inCommunity,
    reply: volunteeringFigures,
  }),
  file: endpoint({
    id: 'volunteering.figuresFile',
    method: 'GET',
    path: `${base}/figures-file`,
    summary: 'The same as a spreadsheet (committee)',
    access: 'account',
    params: inCommunity,
    reply: fileReply,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
}
