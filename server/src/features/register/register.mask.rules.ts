/**
 * A name as lists show it: of a person the first character (`欧阳小明` is `欧***`), of a company the first two and the last
 * two. The stars stand for one character each.
 */
export function maskName(name: string, kind: 'person' | 'company'): string {
  const letters = [...name]
  const shown = kind === 'person' || letters.length < 5 ? [1, 0] : [2, 2]
  const [first = 1, last = 0] = shown
  const hidden = letters.length - first - last
  return letters.slice(0, first).join('') + '*'.repeat(hidden) + letters.slice(letters.length - last).join('')
}

/** The last four of a full number; when the register holds no more than those, they are what it keeps secret. */
export const maskNumber = (number: string): string => (number.length > 4 ? `****${number.slice(-4)}` : '****')
