import { z } from 'zod'
import { sheetColumn } from './complaints.board.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { line, settledVersion } from './primitives.ts'

/** Columns of one layout. */
export const mostLayoutColumns = 40

/** One column as the city's own system wants it: what is in it, or always the same words. */
export const layoutColumn = z
  .strictObject({
    heading: line(40),
    column: sheetColumn.nullable(),
    fixed: line(60).nullable().meta({ description: 'Instead of a column: the same in every row, such as a code' }),
  })
  .refine(({ column, fixed }) => (column === null) !== (fixed === null), { path: ['column'] })
  .meta({ id: 'SheetLayoutColumn' })
export type LayoutColumn = z.output<typeof layoutColumn>

export const sheetLayout = z
  .object({
    version: z
      .number()
      .int()
      .meta({ description: '0 while nobody has set one: then all columns under their own names' }),
    columns: z.array(layoutColumn),
    canEdit: z.boolean(),
  })
  .meta({ id: 'SheetLayout' })
export type SheetLayout = z.infer<typeof sheetLayout>

export const complaintLayout = {
  layout: endpoint({
    id: 'complaints.layout',
    method: 'GET',
    path: '/communities/:communityId/complaint-sheet-layout',
    summary: 'In which columns the sheet for the city’s own system is written',
    access: 'account',
    params: inCommunity,
    reply: sheetLayout,
  }),
  setLayout: endpoint({
    id: 'complaints.setLayout',
    method: 'PUT',
    path: '/communities/:communityId/complaint-sheet-layout',
    summary:
      'Sets these columns: their order, their headings, and what is the same in every row (residents’ committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      version: settledVersion,
      columns: z.array(layoutColumn).min(1).max(mostLayoutColumns),
    }),
    reply: sheetLayout,
    errors: ['edited_elsewhere'],
  }),
}
