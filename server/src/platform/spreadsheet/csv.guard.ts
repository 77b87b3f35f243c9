/**
 * What a spreadsheet program may take for the beginning of a formula when it opens a .csv, also in full width and behind
 * spaces (OWASP, CSV Injection).
 */
const formulaStart = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/** Whether a text must not be put into a cell that a program could read as a formula. */
export const startsFormula = (text: string): boolean => formulaStart.test(text)

/** A text that begins no formula: a quote stands before one that would, and before one that has such quotes already. */
export const withGuard = (text: string): string => (startsFormula(text.replace(/^'+/, '')) ? `'${text}` : text)

/** The text that `withGuard` was given. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && startsFormula(text.replace(/^'+/, '')) ? text.slice(1) : text
