import type { RegisterFault } from '@liren/shared/register.findings'

/** A cell as a reader of spreadsheets gives it; `exact` is a number's own decimal text. */
export interface RawCell {
  text: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error' | 'empty'
  exact?: string | undefined
}
export interface RawRow {
  /** Counted from 1, as spreadsheet programs number rows. */
  number: number
  cells: readonly RawCell[]
}
export interface RawSheet {
  name: string
  rows: readonly RawRow[]
}

/** A fault found in a row whose sheet and number the caller knows. */
export type Finding = Omit<RegisterFault, 'sheet' | 'row'>

/** Controls, soft hyphens, zero-width and direction-changing characters: all that prints nothing. */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what it is there to find
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/**
 * Text as it was meant: full-width forms narrowed (NFKC), what prints nothing taken out, runs of spaces made one, the
 * apostrophe gone with which programs mark a number as text. Line breaks stay: they separate owners.
 */
export const cleanText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(hidden, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n+ ?/g, '\n')
    .trim()
    .replace(/^'+/, '')

/** The same without any space or line break, in small letters: for comparing words and headings. */
export const bareText = (text: string): string => cleanText(text).replace(/\s/g, '').toLowerCase()

/** A number's decimal text without exponent and empty fraction: `1.9910000296E10` is `19910000296`. */
function plainNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,2}))?$/i.exec(text) ?? []
  if (whole === '') return text
  const point = whole.length + Number(exponent ?? 0)
  const digits = '0'.repeat(Math.max(0, 1 - point)) + whole + fraction
  const at = Math.max(point, 1)
  const plain = `${digits.slice(0, at).padEnd(at, '0')}.${digits.slice(at)}`.replace(/\.0*$/, '')
  return sign + (exponent === undefined ? plain : plain.replace(/^0+(?=\d)/, ''))
}

/** What a cell says, cleaned; a number in full, a missing cell as nothing. */
export function cellText(cell: RawCell | undefined): string {
  if (!cell || cell.kind === 'empty') return ''
  return cell.kind === 'number' ? plainNumber(cleanText(cell.exact ?? cell.text)) : cleanText(cell.text)
}

/** Whether a text is one of the ways in which people leave a cell empty. */
export const isNothing = (text: string): boolean =>
  /^(?:[-‐-―_/\\.、·~]*|无|没有|暂无|空|不详|未知|待定|待补|n\/?a|null|none)$/i.test(text)

/** A text as a fault quotes it: at most 40 characters, on one line. */
export function quoted(text: string): string {
  const letters = [...cleanText(text).replace(/\n/g, ' ')]
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}

/** A fault at a cell. */
export const finding = (column: number | null, code: Finding['code'], text: string): Finding => ({
  column,
  code,
  text: quoted(text),
})
