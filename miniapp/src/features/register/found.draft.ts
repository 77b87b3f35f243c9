import type { RegisterImport } from '@liren/shared/register'
import type { RegisterFault } from '@liren/shared/register.findings'
import { z } from 'zod'

const rowAt = z.object({ sheet: z.string(), row: z.number().int() })
export type Row = z.infer<typeof rowAt>

/** What was decided about the findings since the last check: answers by question, and the rows left out. */
export const foundDraft = z.object({
  answers: z.record(z.string(), z.enum(['same', 'different'])),
  skipped: z.array(rowAt),
})
export type FoundDraft = z.infer<typeof foundDraft>

/** Nothing decided yet beyond what the last check knew. */
export const foundBasis = ({ skippedRows }: Pick<RegisterImport, 'skippedRows'>): FoundDraft => ({
  answers: {},
  skipped: skippedRows,
})

const same = (one: Row, other: Row) => one.sheet === other.sheet && one.row === other.row

export const isSkipped = (skipped: readonly Row[], at: Row) => skipped.some((one) => same(one, at))

/** Leaves a row out, or takes it back in. */
export const toggledRow = (skipped: readonly Row[], { sheet, row: number }: Row): Row[] => {
  const at = { sheet, row: number }
  return isSkipped(skipped, at) ? skipped.filter((one) => !same(one, at)) : [...skipped, at]
}

/** Leaves out every row with a fault, each once. */
export const withFaulty = (skipped: readonly Row[], faults: readonly RegisterFault[]): Row[] =>
  faults.reduce<Row[]>((all, fault) => (isSkipped(all, fault) ? all : toggledRow(all, fault)), [...skipped])

/** Of the text of `unit_twice`, such as `7 = 6: 1幢 1单元 105` or `7 = 表一!6: …`: where the unit stands first, and which. */
export function firstStand(text: string): { sheet: string | null; row: number; unit: string } | null {
  const [, sheet = null, row, unit] = /^\d+ = (?:(.*)!)?(\d+): (.+)$/.exec(text) ?? []
  return row === undefined || unit === undefined ? null : { sheet, row: Number(row), unit }
}
