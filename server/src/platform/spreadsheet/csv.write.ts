import { withGuard } from './csv.guard.ts'

/**
 * Rows as a .csv (RFC 4180) that Excel takes for UTF-8. A text that could begin a formula gets a quote before it, which
 * `readSpreadsheet` takes away again; numbers are written as they are, null as nothing.
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`)
}

function field(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const text = withGuard(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
