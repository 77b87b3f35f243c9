/** A sheet as it is kept: what stands over its columns, and the rows below. */
export interface HeadedSheet {
  headings: string[]
  rows: { row: number; cells: string[] }[]
}

export interface ReadSheet {
  hidden: boolean
  /** As the reader of spreadsheets hands them over. */
  rows: { number: number; cells: { text: string; kind: string; exact?: string }[] }[]
}

const searchedRows = 15
const mostColumns = 60
const cellLetters = 2_500

/** How much a row of texts says when it is read as headings. */
type Telling = (headings: readonly string[]) => number

/** The row of a sheet that reads most like headings, with how much it tells. */
function headingRow({ rows }: ReadSheet, telling: Telling): { at: number; told: number } {
  let best = { at: 0, told: 0 }
  rows.slice(0, searchedRows).forEach(({ cells }, at) => {
    const told = telling(cells.slice(0, mostColumns).map(({ text }) => text))
    if (told > best.told) best = { at, told }
  })
  return best
}

/** The sheet of a file whose headings tell most, with what stands below them. Null when nothing stands in any. */
export function headedSheet(sheets: readonly ReadSheet[], telling: Telling): HeadedSheet | null {
  const seen = sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0)
  const [best] = seen
    .map((sheet) => ({ sheet, ...headingRow(sheet, telling) }))
    .toSorted((one, other) => other.told - one.told)
  if (!best) return null
  // A long number is kept whole, however the sheet shows it.
  const wordsOf = ({ text, kind, exact }: ReadSheet['rows'][number]['cells'][number]) =>
    kind === 'number' && exact !== undefined ? exact : text
  const cellsIn = ({ cells }: ReadSheet['rows'][number]) =>
    cells.slice(0, mostColumns).map((cell) => wordsOf(cell).trim().slice(0, cellLetters))
  const [heading, ...rows] = best.sheet.rows.slice(best.at)
  return {
    headings: heading ? cellsIn(heading) : [],
    rows: rows
      .map((row) => ({ row: row.number, cells: cellsIn(row) }))
      .filter(({ cells }) => cells.some((text) => text !== '')),
  }
}

/** Its columns as a person needs to see them, to say what each is. */
export function columnsShown({ headings, rows }: HeadedSheet, mask: (text: string) => string) {
  const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at) => ({
    column: at,
    heading: (headings[at] ?? '').slice(0, 40),
    sample: mask((rows.find(({ cells }) => (cells[at] ?? '') !== '')?.cells[at] ?? '').slice(0, 30)),
  }))
}
