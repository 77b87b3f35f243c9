import { sheetColumn, sheetColumns, type SheetColumn } from '@liren/shared/complaints.board'
import {
  categoryNames,
  outcomeNames,
  satisfactionNames,
  sheetColumnNames,
  stateNames,
  urgencyNames,
} from '@liren/shared/complaints.texts'
import type { Locale } from '@liren/shared/primitives'
import type { Db } from '../../platform/db/context.ts'
import { minuteInChina } from '../../platform/china.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { writeSpreadsheet } from '../../platform/spreadsheet/xlsx.write.ts'
import { periodOf } from './complaints.board.rules.ts'
import { readSheet, type SheetRow } from './complaints.board.store.ts'
import { readLayout } from './complaints.layout.store.ts'

/** As many as a busy street has in a year. */
const mostRows = 50_000

const yesNo: Record<Locale, [yes: string, no: string]> = { 'zh-CN': ['是', '否'], en: ['yes', 'no'] }

const named: { [column in SheetColumn]?: Record<string, Record<Locale, string>> } = {
  category: categoryNames,
  urgency: urgencyNames,
  state: stateNames,
  outcome: outcomeNames,
  satisfaction: satisfactionNames,
}

function cellOf(row: SheetRow, column: SheetColumn, locale: Locale): string | number | null {
  const value = row[column]
  if (value instanceof Date) return minuteInChina(value)
  if (typeof value === 'boolean') return yesNo[locale][value ? 0 : 1]
  if (typeof value === 'string') return named[column]?.[value]?.[locale] ?? value
  return value
}

/** What stands in a column: something of the matter, or always the same words. */
interface Written {
  heading: string
  column: SheetColumn | null
  fixed: string | null
}

const underOwnName = (columns: readonly SheetColumn[], locale: Locale): Written[] =>
  columns.map((column) => ({ heading: sheetColumnNames[column][locale], column, fixed: null }))

/** The columns that were asked for, in their order; all when none were. */
function columnsOf(asked: string | undefined): readonly SheetColumn[] {
  if (asked === undefined) return sheetColumns
  const found = asked.split(',').map((name) => sheetColumn.safeParse(name).data)
  const known = found.filter((one) => one !== undefined)
  if (known.length < found.length || new Set(known).size < known.length) throw new DomainError('invalid_request')
  return known
}

interface Query {
  from: string
  to: string
  columns?: string | undefined
  layout: 'full' | 'city'
  partnerId?: string | undefined
}

/** The matters of a period as a spreadsheet, written after the transaction. Names and phones are never in it. */
export async function sheetFor(
  db: Db,
  { communityId }: CommunityActor,
  query: Query,
  locale: Locale,
): Promise<LateFile> {
  const { from, to } = query
  const set = query.layout === 'city' ? (await readLayout(db, communityId)).columns : []
  const columns = set.length > 0 ? set : underOwnName(columnsOf(query.columns), locale)
  const rows = await readSheet(
    db,
    communityId,
    { ...periodOf(query), partnerId: query.partnerId ?? null },
    mostRows + 1,
  )
  // A sheet that is cut would be counted as if it were whole.
  if (rows.length > mostRows) throw new DomainError('complaint_period_long')
  const inCell = (row: SheetRow, { column, fixed }: Written) => (column ? cellOf(row, column, locale) : fixed)
  const name = query.layout === 'city' ? 'complaints-city' : 'complaints'
  return new LateFile(`${name}-${from}-${to}.xlsx`, () =>
    writeSpreadsheet({
      sheets: [
        {
          name: `${from} ${to}`,
          columns: columns.map(({ heading }) => ({ header: heading })),
          rows: rows.map((row) => columns.map((column) => inCell(row, column))),
        },
      ],
    }),
  )
}
