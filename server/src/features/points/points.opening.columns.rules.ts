import type { OpeningColumn, OpeningField, openingNeeds } from '@liren/shared/points.opening'
import { headedSheet, type HeadedSheet, type ReadSheet } from '../../platform/spreadsheet/headed.sheet.ts'

/**
 * What older books write over a column. A time without its unit is left to a person: an hour taken for a minute would be
 * one of sixty.
 */
const known: [OpeningField, RegExp][] = [
  ['phone', /电话|手机|联系方式|phone|mobile/],
  ['expiresOn', /有效|到期|截止|过期|expir|validuntil/],
  ['minutes', /分钟|minutes?$/],
  ['hours', /小时|hours?$|^时数$/],
  ['points', /积分|分值|^points?$|^balance$/],
  ['name', /姓名|名字|志愿者|居民|^name$/],
  ['address', /地址|住址|房号|门牌|address/],
  ['building', /^(?:楼栋?|幢|栋|楼)号?$|^building$/],
  ['entrance', /^单元号?$|^entrance$/],
  ['unit', /^(?:室|房间?)号?$|^(?:unit|room|flat)$/],
]

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:()]/g, '')

function fieldUnder(heading: string): OpeningField | null {
  const text = bare(heading)
  if (text === '' || text.length > 20) return null
  return known.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** What the columns are by their headings, each thing in one column: the first that says so. */
export function guessColumns(headings: readonly string[]): OpeningColumn[] {
  const found: OpeningColumn[] = []
  headings.forEach((heading, column) => {
    const field = fieldUnder(heading)
    if (field !== null && found.every((one) => one.field !== field)) found.push({ column, field })
  })
  return found
}

/** Whether no field and no column is named twice. */
export const isClear = (columns: readonly OpeningColumn[]): boolean =>
  new Set(columns.map(({ field }) => field)).size === columns.length &&
  new Set(columns.map(({ column }) => column)).size === columns.length

/** What no column says: who, or how much. */
export function missingIn(columns: readonly OpeningColumn[]): (typeof openingNeeds)[number][] {
  const has = (...fields: OpeningField[]) => columns.some(({ field }) => fields.includes(field))
  const isPerson = has('phone') || (has('name') && has('address', 'unit'))
  return [...(isPerson ? [] : ['person' as const]), ...(has('hours', 'minutes', 'points') ? [] : ['amount' as const])]
}

/** The sheet of a file that is the book: that whose headings tell most. Null when nothing stands in it. */
export const bookIn = (sheets: readonly ReadSheet[]): HeadedSheet | null =>
  headedSheet(sheets, (headings) => guessColumns(headings).length)
