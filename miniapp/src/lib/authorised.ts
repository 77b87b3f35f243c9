import type { Endpoint } from '@liren/shared/endpoint'
import { codeOf } from './failure.ts'
import { renewedToken } from './renewal.ts'
import { currentSession } from './session.ts'

/** Tries with the session's token, where the endpoint wants one; when it turns out spent, once more with a fresh one. */
export async function authorised<T>(e: Endpoint, attempt: (accessToken: string | undefined) => Promise<T>): Promise<T> {
  const accessToken = e.access === 'account' ? currentSession()?.accessToken : undefined
  try {
    return await attempt(accessToken)
  } catch (error) {
    if (codeOf(error) !== 'unauthenticated' || accessToken === undefined) throw error
    const fresh = await renewedToken(accessToken)
    if (fresh === null) throw error
    return attempt(fresh)
  }
}
