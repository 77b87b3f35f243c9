import { parseArea } from './register.area.rules.ts'
import { cellText, finding, type Finding, type RawRow } from './register.cells.rules.ts'
import { cellsOf, isBroken, type Cells, type Columns } from './register.columns.rules.ts'
import type { RegisterRow } from './register.entries.rules.ts'
import { readOwners } from './register.owner.cells.rules.ts'
import { placeOf, type Carried } from './register.place.rules.ts'
import { areaSourceOf, saleStateOf, saleStateSaid, unitUseOf, type SaleState } from './register.words.rules.ts'

/** A row as read, with its faults; whether its unit is known, so that it can meet other rows of that unit. */
export interface Draft extends RegisterRow {
  findings: Finding[]
  isPlaced: boolean
}

/** Faults that a cell without a value would only repeat. */
const followers = new Set<Finding['code']>(['building_missing', 'unit_missing', 'name_missing', 'owners_uneven'])

/** Where the state of sale stands in its own column, in a remark, or in the place of the name. */
function saleState(
  columns: Columns,
  cells: Cells,
  named: SaleState | null,
): { state: SaleState | null; findings: Finding[] } {
  const column = columns.of('sale_state')
  const word = cells.text(column)
  const remarks = columns.all('remark')
  const remarked = saleStateSaid(remarks.map((remark) => cells.text(remark)).join(' ')) ?? named
  if (column !== undefined && word !== '') {
    const state = saleStateOf(word, columns.headings[column] ?? '')
    if (state === null) return { state, findings: [finding(column, 'sale_state_unknown', word)] }
    if (state !== 'sold') return { state, findings: [] }
    return { state: remarked === 'sold_undelivered' ? remarked : 'delivered', findings: [] }
  }
  // Lists mark what is unsold; what they leave unmarked was handed over.
  const isMarked = column !== undefined || remarks.length > 0
  return { state: remarked ?? (isMarked ? 'delivered' : null), findings: [] }
}

/** A word of a closed list in a column, null when empty, a fault when nobody knows it. */
function wordIn<Word>(
  { column, said }: { column: number | undefined; said: string },
  wordOf: (text: string) => Word | null,
  code: Finding['code'],
): { word: Word | null; findings: Finding[] } {
  const word = said === '' ? null : wordOf(said)
  return { word, findings: said !== '' && word === null ? [finding(column ?? null, code, said)] : [] }
}

/** A row that only adds an owner to the unit above: its place is merged with the row before, or left empty. */
const isContinued = (columns: Columns, { text }: Cells) =>
  (['building', 'entrance', 'unit', 'address', 'area'] as const).every((field) => text(columns.of(field)) === '') &&
  columns.all('owner_name').some((column) => text(column) !== '')

/**
 * Reads one row of a sheet. `above` is the row right before it, for owners listed one under the other; `carried` what
 * merged cells further up go on meaning.
 */
export function readRow(
  raw: RawRow,
  columns: Columns,
  { carried, above }: { carried: Carried; above: Draft | null },
): { draft: Draft; carried: Carried } {
  const cells = cellsOf(raw)
  const said = (field: 'use' | 'area_source' | 'area') => ({
    column: columns.of(field),
    said: cells.text(columns.of(field)),
  })
  const broken = columns.mapping.columns.flatMap(({ column }) => {
    const cell = raw.cells[column]
    if (!isBroken(cell)) return []
    return [finding(column, cell?.kind === 'formula' ? 'formula' : 'cell_error', cellText(cell))]
  })
  const isMore = above?.isPlaced === true && broken.length === 0 && isContinued(columns, cells)
  const place = isMore ? { ...above, findings: [], carried } : placeOf(columns, cells, carried)
  const use = wordIn(said('use'), unitUseOf, 'use_unknown')
  const source = wordIn(said('area_source'), areaSourceOf, 'area_source_unknown')
  const owners = readOwners(columns.owners, cells)
  const sale = isMore ? { state: above.saleState, findings: [] } : saleState(columns, cells, owners.said)
  const { column, said: areaSaid } = said('area')
  const area = areaSaid === '' ? null : parseArea(areaSaid)
  const findings = [
    ...place.findings,
    ...use.findings,
    ...(typeof area === 'string' ? [finding(column ?? null, area, areaSaid)] : []),
    ...source.findings,
    ...sale.findings,
    ...owners.findings,
  ]
  const { building, entrance, unit } = place
  const draft = {
    ...{ sheet: columns.mapping.sheet, row: raw.number, building, entrance, unit },
    use: use.word,
    areaCentiares: typeof area === 'number' ? area : null,
    areaSource: source.word,
    saleState: sale.state,
    owners: owners.owners,
    findings: broken.length > 0 ? [...broken, ...findings.filter(({ code }) => !followers.has(code))] : findings,
    isPlaced: place.findings.length === 0,
  }
  return { draft, carried: place.carried }
}
