import { layoutColumn, type LayoutColumn, type SheetLayout } from '@liren/shared/complaints.layout'
import { sheetColumns, type SheetColumn } from '@liren/shared/complaints.board'
import { z } from 'zod'

/** Where a column holds the same words in every row. */
export const fixedContent = 'fixed'

/** A column while it is set. */
const columnForm = z.object({ heading: z.string(), content: z.string(), fixed: z.string() })
export type ColumnForm = z.infer<typeof columnForm>
export const layoutForm = z.array(columnForm)

/** The columns as they are set; where none are, all of them under their own names. */
export const formsOf = ({ columns }: SheetLayout, nameOf: Record<SheetColumn, string>): ColumnForm[] =>
  columns.length === 0
    ? sheetColumns.map((column) => ({ heading: nameOf[column], content: column, fixed: '' }))
    : columns.map(({ heading, column, fixed }) => ({ heading, content: column ?? fixedContent, fixed: fixed ?? '' }))

/** A new column: words that are always the same, until something of the matter is chosen. */
export const blankColumn: ColumnForm = { heading: '', content: fixedContent, fixed: '' }

/** The column as it is sent; null while its heading or its words are missing. */
export function columnOf({ heading, content, fixed }: ColumnForm): LayoutColumn | null {
  const isFixed = content === fixedContent
  const read = layoutColumn.safeParse({ heading, column: isFixed ? null : content, fixed: isFixed ? fixed : null })
  return read.success ? read.data : null
}
