import { z } from 'zod'
import { complaintCategory } from './complaints.ts'
import { complaintRow } from './complaints.views.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id } from './primitives.ts'
import { role } from './roles.ts'

/**
 * A rate with what it is made of. Of the matters reported in the period:
 * response: contacted within the limit ÷ sent to an office, and contacted or out of time;
 * solution: its author says it is solved ÷ its author has said something;
 * satisfaction: its author is satisfied ÷ its author has said something.
 * An author says it in a rating, or to the committee that rings back; of the two the rating counts, once. Merged matters
 * count once, with the one they go on with; who says nothing, is rung in vain, or said what was set aside, counts in
 * neither. Of nothing there is no rate.
 */
export const complaintRate = z
  .object({
    numerator: z.number().int(),
    denominator: z.number().int(),
    permille: z.number().int().nullable().meta({ description: 'Rounded down; null where the denominator is 0' }),
  })
  .meta({ id: 'ComplaintRate' })
export type ComplaintRate = z.infer<typeof complaintRate>

const rates = { response: complaintRate, solution: complaintRate, satisfaction: complaintRate }
/** What lies on desks now, whenever it was reported. */
const load = {
  open: z.number().int(),
  dueSoon: z.number().int().meta({ description: 'Due within a day' }),
  overdue: z.number().int(),
}
const counted = z.object({ reported: z.number().int(), ...load, ...rates })

export const complaintBoard = z
  .object({
    all: counted,
    byOffice: z.array(counted.extend({ role: role.nullable(), scopeId: id.nullable(), label: z.string() })),
    byCategory: z.array(counted.extend({ category: complaintCategory })),
    byBuilding: z.array(counted.extend({ buildingId: id.nullable(), label: z.string() })),
    byMonth: z.array(
      z.object({
        month: z.string().meta({ description: 'Such as `2026-03`, in China' }),
        reported: z.number().int(),
        ...rates,
      }),
    ),
    clusters: z
      .array(z.object({ category: complaintCategory, buildingId: id, label: z.string(), count: z.number().int() }))
      .meta({ description: 'Three or more of a category in a building within thirty days' }),
  })
  .meta({ id: 'ComplaintBoard' })
export type ComplaintBoard = z.infer<typeof complaintBoard>

const day = z.iso.date()
/** From the beginning of one day to the end of another, in China; a year at most. */
export const complaintPeriod = z.object({ from: day, to: day })

/** What a sheet may hold, for the city's own system: any of them, in any order. */
export const sheetColumns = [
  'id',
  'reportedAt',
  'category',
  'urgency',
  'place',
  'text',
  'state',
  'outcome',
  'office',
  'responseDueAt',
  'contactedAt',
  'isInTime',
  'solutionDueAt',
  'resolvedAt',
  'closedAt',
  'reopenings',
  'isSolved',
  'satisfaction',
  'number',
  'reply',
] as const
export const sheetColumn = z.enum(sheetColumns)
export type SheetColumn = z.infer<typeof sheetColumn>

/**
 * What the committee may look at: what lies on a desk, of that what is late, what waits for its author, what closed in
 * silence and may be rung back about (what closed last first), what has ended.
 */
export const orderStates = ['all', 'open', 'overdue', 'done', 'unheard', 'ended'] as const
export const orderState = z.enum(orderStates)
export type OrderState = z.infer<typeof orderState>

export const orderFilters = z.object({
  state: orderState.default('all'),
  category: complaintCategory.optional(),
  buildingId: id.optional(),
  officeRole: role.optional().meta({ description: 'With `officeScopeId`: which office handles it' }),
  officeScopeId: id.optional(),
})
export type OrderFilters = z.output<typeof orderFilters>

export const complaintOversight = {
  board: endpoint({
    id: 'complaints.board',
    method: 'GET',
    path: '/communities/:communityId/complaint-board',
    summary: 'What is due and overdue, and the three rates of a period, by office, category, building and month',
    access: 'account',
    params: inCommunity,
    query: complaintPeriod,
    reply: complaintBoard,
    errors: ['complaint_time_wrong'],
  }),
  climbed: endpoint({
    id: 'complaints.climbed',
    method: 'GET',
    path: '/communities/:communityId/complaint-coordination',
    summary: 'What is a day overdue or more, for the committee and the street; longest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(complaintRow),
  }),
  all: endpoint({
    id: 'complaints.all',
    method: 'GET',
    path: '/communities/:communityId/complaints',
    summary:
      'All matters of the community, newest first, by state, category, building or office (residents’ committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend(orderFilters.shape),
    reply: pageOf(complaintRow),
  }),
  sheet: endpoint({
    id: 'complaints.sheet',
    method: 'GET',
    path: '/communities/:communityId/complaint-sheet',
    summary: 'The matters of a period as a spreadsheet, in the columns asked for; no names, no phones',
    access: 'account',
    params: inCommunity,
    query: complaintPeriod.extend({
      columns: z
        .string()
        .regex(/^[A-Za-z]{1,20}(,[A-Za-z]{1,20}){0,19}$/)
        .optional()
        .meta({ description: 'Names of columns with commas between; all when left out' }),
      layout: z
        .enum(['full', 'city'])
        .default('full')
        .meta({ description: '`city`: in the columns that the committee set for the city’s own system' }),
      partnerId: id.optional().meta({ description: 'What this partner reported or was handed, and nothing else' }),
    }),
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: fileReply,
    errors: ['complaint_time_wrong', 'complaint_period_long'],
  }),
}
