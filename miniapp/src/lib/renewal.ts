import { identity } from '@liren/shared/identity'
import { withLock } from '../platform/locks.ts'
import { codeOf } from './failure.ts'
import { forgetSession, startSession, storedSession } from './session.ts'
import { exchangeOnce } from './wire.ts'

let underWay: Promise<string | null> | null = null

async function renew(staleToken: string): Promise<string | null> {
  // Whoever held the lock before us (another tab) may have renewed already; its rotation must not be replayed.
  const session = storedSession()
  if (session === null) return null
  if (session.accessToken !== staleToken) return session.accessToken
  try {
    const renewed = await exchangeOnce(identity.refresh, { body: { refreshToken: session.refreshToken } })
    startSession(renewed)
    return renewed.accessToken
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'unauthenticated' && code !== 'refresh_reused') throw error
    forgetSession('ended')
    return null
  }
}

/**
 * A fresh access token in place of one that is spent; null when the session is over.
 * All callers share one renewal, and tabs take turns, because a refresh token works once.
 * Throws `Failure` when the server cannot be asked; the session is kept then.
 */
export function renewedToken(staleToken: string): Promise<string | null> {
  underWay ??= withLock('liren.session', () => renew(staleToken)).finally(() => {
    underWay = null
  })
  return underWay
}
