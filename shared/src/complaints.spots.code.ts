import { codeAlphabet, codeLength } from './binding.code.ts'

const pattern = new RegExp(`^[${codeAlphabet}]{${String(codeLength)}}$`)

/** The page on which one reports, in the mini-program and in H5 alike. */
export const reportPage = '/pages/complaints/report/index'

/** What the square code of a spot says. `origin` is where H5 is served, or empty. */
export const spotUrl = (origin: string, communityId: string, code: string): string =>
  `${origin}${reportPage}?community=${communityId}&spot=${code}`

const hexOf = (uuid: string): string => uuid.replaceAll('-', '')
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The 128 bits of a UUID in 22 letters. */
function shortOf(uuid: string): string {
  const bits = [...hexOf(uuid)].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  return (bits.padEnd(132, '0').match(/.{6}/g) ?? []).map((six) => letters[Number.parseInt(six, 2)]).join('')
}

function longOf(short: string): string {
  const bits = [...short].map((letter) => letters.indexOf(letter).toString(2).padStart(6, '0')).join('')
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The same in the 32 letters that a mini-program’s own square code holds (its `scene`). */
export const spotScene = (communityId: string, code: string): string => shortOf(communityId) + code

const scenePattern = new RegExp(`^([A-Za-z0-9_-]{22})([${codeAlphabet}]{${String(codeLength)}})$`)

function spotInScene(scene: string): { communityId: string; code: string } | null {
  const [, short, code] = scenePattern.exec(scene) ?? []
  return short !== undefined && code !== undefined ? { communityId: longOf(short), code } : null
}

/**
 * What the address of the page says: its own parameters, or the whole of what was scanned, which WeChat's scanner passes
 * on as `q`, or the scene of the mini-program’s own code.
 */
export function spotInAddress({
  community,
  spot,
  q,
  scene,
}: Readonly<Record<string, string | undefined>>): { communityId: string; code: string } | null {
  try {
    if (scene !== undefined) return spotInScene(decodeURIComponent(scene))
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
