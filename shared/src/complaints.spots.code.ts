import { codeAlphabet, codeLength } from './binding.code.ts'

const pattern = new RegExp(`^[${codeAlphabet}]{${String(codeLength)}}$`)

/** The page on which one reports, in the mini-program and in H5 alike. */
const reportPage = '/pages/complaints/report/index'

/** What the square code of a spot says. `origin` is where H5 is served, or empty. */
export const spotUrl = (origin: string, communityId: string, code: string): string =>
  `${origin}${reportPage}?community=${communityId}&spot=${code}`

/**
 * What the address of the page says: its own parameters, or the whole of what was scanned, which WeChat's scanner passes
 * on as `q`.
 */
export function spotInAddress({
  community,
  spot,
  q,
}: Readonly<Record<string, string | undefined>>): { communityId: string; code: string } | null {
  try {
    return spotInScan(q === undefined ? `?community=${community ?? ''}&spot=${spot ?? ''}` : decodeURIComponent(q))
  } catch {
    return null
  }
}

/** Of which community, and of which spot, a camera read a code; null for anything else. */
export function spotInScan(text: string): { communityId: string; code: string } | null {
  const communityId = /[?&]community=([0-9a-f-]{36})(?:[&#]|$)/.exec(text)?.[1]
  const code = /[?&]spot=([^&#]*)/.exec(text)?.[1] ?? ''
  return communityId !== undefined && pattern.test(code) ? { communityId, code } : null
}
