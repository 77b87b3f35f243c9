import { hotlineFields, type HotlineColumn, type HotlineImport } from '@liren/shared/complaints.hotline'
import { ColumnChoice } from '../../../ui/column.choice.tsx'
import { hotlineTexts } from '../hotline.texts.ts'

interface SheetColumnsProps {
  sheet: HotlineImport
  onChange: (columns: HotlineColumn[]) => void
}

/** What each column of the sheet is taken for. */
export function SheetColumns({ sheet: { headings, columns, missing }, onChange }: SheetColumnsProps) {
  const words = hotlineTexts.use()
  return (
    <ColumnChoice
      title={words.columns}
      note={words.columnsNote}
      missing={missing.length > 0 ? words.missing(missing.map((field) => words.fields[field]).join('、')) : null}
      headings={headings}
      columns={columns}
      fields={hotlineFields.map((value) => ({ value, text: words.fields[value] }))}
      words={words}
      onChange={onChange}
    />
  )
}
