/** What was typed into a line that may be left empty; null for nothing. */
export const lineOrNull = (typed: string): string | null => typed.trim() || null
