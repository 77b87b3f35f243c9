/** What a recorder typed, as the number of a paper; null when it is none. */
export function typedNumber(text: string): number | null {
  const number = Number(text.trim())
  return /^\d{1,7}$/.test(text.trim()) && number >= 1 && number <= 1_000_000 ? number : null
}

/** The number in the code on a paper of this decision; null for any other code. */
export function scannedNumber(decisionId: string, text: string): number | null {
  const [, of, number = ''] = /^LIREN-PAPER:([0-9a-f-]{36}):(\d{1,7})$/.exec(text) ?? []
  return of === decisionId ? typedNumber(number) : null
}
