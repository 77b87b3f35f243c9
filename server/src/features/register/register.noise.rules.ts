import { bareText, cellText, isNothing, type RawRow } from './register.cells.rules.ts'
import { isBroken, type Columns } from './register.columns.rules.ts'
import { headingOf } from './register.headings.rules.ts'

/** How totals, signatures and notes begin under a table. */
const closing =
  /^(?:本?[页栋幢楼单元]{0,2}(?:合计|总计|小计|累计|共计)|总面积|总户数|制表|填表|审核|复核|校对|经办|负责人|(?:填报|制表|打印)?日期:|(?:备?注|说明|附注?):|第\d+页|共\d+[页户套])/
const total = /(?:合计|总计|小计|累计|共计):?[\d.户套间]*$/
const title = /名册|名单|登记表|统计表|一览表|明细表|汇总表|清单/

/** A building, or an entrance of it, that stands alone in a row over its units: `3号楼`, `3号楼2单元`, `2单元`. */
const sectionWords = /^(.{1,6}?(?:号楼|号幢|号栋|幢|栋|座))?(.{1,3}单元)?$/

export interface Section {
  building: string | null
  entrance: string | null
}

/** The one text of a row that holds no other. */
function loneText(row: RawRow): string | null {
  const texts = new Set(row.cells.map(cellText).filter((text) => !isNothing(text)))
  return texts.size === 1 ? ([...texts][0] ?? null) : null
}

/** The building or entrance that a row announces for the rows under it; null for every other row. */
export function sectionOf(row: RawRow): Section | null {
  const [all, building, entrance] = sectionWords.exec(loneText(row)?.replace(/\s/g, '') ?? '') ?? []
  return all ? { building: building ?? null, entrance: entrance ?? null } : null
}

/** Whether a row repeats the headings, as printed lists do on each page. */
function isHeading(row: RawRow, { mapping, headings }: Columns): boolean {
  const filled = mapping.columns.filter(({ column }) => cellText(row.cells[column]) !== '')
  const alike = filled.filter(({ column, field }) => {
    const text = cellText(row.cells[column])
    return text === headings[column] || headingOf(text)?.field === field
  })
  return alike.length > 1 && alike.length * 2 > filled.length
}

/**
 * Whether a row of the table is none of its units: blank where the mapping looks, a repeated heading, a total, a
 * signature or note below, a title or section above.
 */
export function isNoise(row: RawRow, columns: Columns): boolean {
  const mapped = columns.mapping.columns.map(({ column }) => row.cells[column])
  if (mapped.every((cell) => !isBroken(cell) && isNothing(cellText(cell)))) return true
  const texts = row.cells.map(cellText).filter((text) => text !== '')
  if (closing.test(bareText(texts[0] ?? ''))) return true
  const labels = (['building', 'entrance', 'unit', 'address', 'owner_name'] as const).flatMap(columns.all)
  if (labels.some((column) => total.test(bareText(cellText(row.cells[column]))))) return true
  const lone = loneText(row)
  const isPlace = [columns.of('unit'), columns.of('address')].some(
    (column) => column !== undefined && cellText(row.cells[column]) !== '',
  )
  if (lone !== null && !isPlace && (title.test(lone) || lone.length > 20)) return true
  return isHeading(row, columns) || sectionOf(row) !== null
}
