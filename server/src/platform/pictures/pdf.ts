/** The end of a PDF: where its table of objects begins, and the mark that nothing follows. */
const end = /startxref\s+(\d{1,10})\s+%%EOF\s*$/

/**
 * Whether a file that begins as a PDF also ends as one, with nothing behind it, and has its table where it says. What is
 * within is for the reader's program; we only ever hand it out as a PDF.
 */
export function isWholePdf(bytes: Buffer): boolean {
  const [, offset] = end.exec(bytes.subarray(-1_024).toString('latin1')) ?? []
  if (offset === undefined) return false
  const table = bytes.subarray(Number(offset), Number(offset) + 64).toString('latin1')
  return /^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(table)
}
