import { type RegisterImport } from '@liren/shared/register'
import { lineOrNull } from '../../lib/typed.ts'
import { maxOwners, registerFields, type RegisterField, type RegisterMapping } from '@liren/shared/register.findings'
import { z } from 'zod'

type Sheet = RegisterImport['sheets'][number]

/** What the columns of one sheet mean: by column, `field`, or `field:2` for a further owner. */
const sheetDraft = z.object({
  sheet: z.string(),
  isIn: z.boolean(),
  headerRow: z.number().int(),
  building: z.string(),
  columns: z.record(z.string(), z.string()),
})
export type SheetDraft = z.infer<typeof sheetDraft>

export const mappingDraft = z.array(sheetDraft)
export type MappingDraft = z.infer<typeof mappingDraft>

const ownerFields: readonly RegisterField[] = ['owner_name', 'owner_phone', 'owner_id']
const isOwnerField = (field: RegisterField) => ownerFields.includes(field)

/** The meaning of a column as one word: the field, and which owner beyond the first. */
const meaningOf = (field: RegisterField, owner: number): string => (owner > 1 ? `${field}:${owner}` : field)

/** Field and owner in such a word; null for one that means nothing. */
export function fieldIn(meaning: string): { field: RegisterField; owner: number } | null {
  const [name, owner = '1'] = meaning.split(':')
  const field = registerFields.find((one) => one === name)
  return field ? { field, owner: Number(owner) } : null
}

/** Every meaning to choose from: the fields of a unit, then those of as many owners as the draft has, and one more. */
export function meanings(sheet: SheetDraft): string[] {
  const owners = Object.values(sheet.columns).map((meaning) => fieldIn(meaning)?.owner ?? 1)
  const shown = Math.min(Math.max(2, ...owners.map((owner) => owner + 1)), maxOwners)
  return [
    ...registerFields.filter((field) => !isOwnerField(field)),
    ...Array.from({ length: shown }, (_, index) => ownerFields.map((field) => meaningOf(field, index + 1))).flat(),
  ]
}

/** The draft to begin with: what the server made out of the headings, or nothing; sheets it left out stay out. */
export function draftOf(sheets: readonly Sheet[], mapping: RegisterMapping | null): MappingDraft {
  return sheets.map(({ name }) => {
    const mapped = mapping?.sheets.find(({ sheet }) => sheet === name)
    return {
      sheet: name,
      isIn: mapped !== undefined || (mapping === null && sheets.length === 1),
      headerRow: mapped?.headerRow ?? 0,
      building: mapped?.building ?? '',
      columns: Object.fromEntries(
        (mapped?.columns ?? []).map(({ column, field, owner }) => [String(column), meaningOf(field, owner)]),
      ),
    }
  })
}

/** The draft as the server takes it; null while no sheet with a meaning is in. */
export function mappingOf(draft: MappingDraft): RegisterMapping | null {
  const sheets = draft
    .filter(({ isIn }) => isIn)
    .map(({ sheet, headerRow, building, columns }) => ({
      sheet,
      headerRow,
      building: lineOrNull(building),
      columns: Object.entries(columns).flatMap(([column, meaning]) => {
        const known = fieldIn(meaning)
        return known ? [{ column: Number(column), ...known }] : []
      }),
    }))
    .filter(({ columns }) => columns.length > 0)
  return sheets.length > 0 ? { sheets } : null
}

/** Meanings that two columns of a sheet claim; each may stand once, but for the remark. */
export function doubled({ columns }: SheetDraft): string[] {
  const all = Object.values(columns).filter((meaning) => fieldIn(meaning) !== null && meaning !== 'remark')
  return [...new Set(all.filter((meaning, index) => all.indexOf(meaning) !== index))]
}

export type MappingFault = 'no_sheet' | 'no_unit' | 'doubled'

/** What keeps the draft from being checked, or null. A sheet needs the unit's number or the whole address. */
export function mappingFault(draft: MappingDraft): MappingFault | null {
  const used = draft.filter(({ isIn }) => isIn)
  if (used.length === 0) return 'no_sheet'
  if (used.some((sheet) => doubled(sheet).length > 0)) return 'doubled'
  const names = (sheet: SheetDraft) => Object.values(sheet.columns)
  return used.every((sheet) => names(sheet).includes('unit') || names(sheet).includes('address')) ? null : 'no_unit'
}

/** A column as spreadsheet programs name it: A, B … Z, AA. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}

/** The columns of a sheet with their heading and the first values under it, for choosing what each means. */
export function columnsOf(sheet: Sheet, headerRow: number) {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length))
  const heading = sheet.rows.find(({ number }) => number === headerRow)
  const below = sheet.rows.filter(({ number }) => number > headerRow)
  return Array.from({ length: width }, (_, column) => ({
    column,
    heading: heading?.cells[column] ?? '',
    values: below.map(({ cells }) => cells[column] ?? '').filter((text) => text !== ''),
  })).filter(({ heading: title, values }) => title !== '' || values.length > 0)
}
