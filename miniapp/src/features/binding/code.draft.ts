import { codeAlphabet, codeInScan, codeLength } from '@liren/shared/binding.code'

const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** The code as slips print it: in capitals, `7KQ4-M2XW-9H`. */
export function grouped(text: string): string {
  const letters = bare(text).slice(0, codeLength)
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].filter((group) => group !== '').join('-')
}

/**
 * What a box for a code shows after typing. Letters added at the end are grouped at once; a change in the middle is left
 * as it is, or the cursor would jump.
 */
export const typedCode = (before: string, after: string): string =>
  after.startsWith(before) ? grouped(after) : after.toUpperCase()

export type CodeFault = 'short' | 'long' | 'lookalike'

/** What is wrong with a typed code; null when it may be asked for. Slips hold no 0, O, 1, I or L. */
export function codeFault(text: string): CodeFault | null {
  const letters = bare(text)
  if ([...letters].some((letter) => !codeAlphabet.includes(letter))) return 'lookalike'
  if (letters.length < codeLength) return 'short'
  return letters.length > codeLength ? 'long' : null
}

/** The code in a page's address: its own parameter, or the slip's whole address, which WeChat's scanner passes on as `q`. */
export function codeInAddress({ code, q }: Readonly<Record<string, string | undefined>>): string | null {
  const said = code ?? q
  if (said === undefined) return null
  try {
    return codeInScan(decodeURIComponent(said))
  } catch {
    return null
  }
}
