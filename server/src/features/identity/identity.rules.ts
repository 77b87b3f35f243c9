import { phone } from '@liren/shared/primitives'

/** How long a sign-in code lives, and how often it may be tried. */
export const codeSeconds = 300
export const codeTries = 5
/** Before the same phone may ask for another code. */
export const resendSeconds = 60

/** How long a code to one's own phone vouches for what a stolen session must not do alone. */
export const stepUpSeconds = 600

/** A session that is not used for this long is over. */
export const refreshDays = 90
/**
 * A refresh whose reply was lost may be repeated this long, as long as its successor was never used; any other second
 * use means that two hold the same token, and ends the session.
 */
export const refreshGraceSeconds = 60

/** How many sign-in codes may be asked for in an hour, and how many sign-ins tried, per subject. */
export const limits = {
  codesPerPhone: { bucket: 'codes_phone', limit: 5, windowSeconds: 3600 },
  codesPerDevice: { bucket: 'codes_device', limit: 10, windowSeconds: 3600 },
  codesPerAddress: { bucket: 'codes_address', limit: 60, windowSeconds: 3600 },
  codesInAll: { bucket: 'codes_all', limit: 20_000, windowSeconds: 3600 },
  triesPerAddress: { bucket: 'tries_address', limit: 300, windowSeconds: 3600 },
} as const

/** The eleven digits of a mainland phone, or null for anything else. */
export const phoneOf = (text: string): string | null => phone.safeParse(text).data ?? null

export interface RefreshFacts {
  usedAt: Date | null
  expiresAt: Date
  sessionEndedAt: Date | null
  successorUsedAt: Date | null
}

/** What becomes of a refresh token that is presented: traded, refused, or the whole family ended. */
export function judgeRefresh(token: RefreshFacts, now: Date): 'trade' | 'refuse' | 'end_family' {
  if (token.sessionEndedAt || token.expiresAt <= now) return 'refuse'
  if (!token.usedAt) return 'trade'
  const late = now.getTime() - token.usedAt.getTime() > refreshGraceSeconds * 1000
  return late || token.successorUsedAt ? 'end_family' : 'trade'
}

/** Operators give a number to somebody else after about 90 days; twice that leaves a margin for whoever was away. */
export const silentDays = 180

/**
 * Whether a phone may belong to somebody else by now: it signs in from a device we never saw, after a long silence. A
 * person who never signed in was not vouched for by this phone in the first place.
 */
export function mayHaveChangedHands(past: { lastUsedAt: Date | null; isKnownDevice: boolean; now: Date }): boolean {
  if (past.isKnownDevice || past.lastUsedAt === null) return false
  return past.now.getTime() - past.lastUsedAt.getTime() >= silentDays * 86_400_000
}
