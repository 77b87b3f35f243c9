import type { Endpoint, ReplyOf, RequestOf } from '@liren/shared/endpoint'
import { codeOf } from './failure.ts'
import { renewedToken } from './renewal.ts'
import { withRetries } from './retry.ts'
import { currentSession } from './session.ts'
import { exchangeOnce, type Call } from './wire.ts'

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Names one submission, kept by the caller through every try of it; due for idempotent endpoints. */
  submission?: string
}

async function authorised<E extends Endpoint>(e: E, wire: Call): Promise<ReplyOf<E>> {
  const accessToken = e.access === 'account' ? currentSession()?.accessToken : undefined
  try {
    return await exchangeOnce(e, { ...wire, accessToken })
  } catch (error) {
    if (codeOf(error) !== 'unauthenticated' || accessToken === undefined) throw error
    const fresh = await renewedToken(accessToken)
    if (fresh === null) throw error
    return exchangeOnce(e, { ...wire, accessToken: fresh })
  }
}

/**
 * Calls an endpoint: address, sending and parsing come from its declaration.
 * Reads and named submissions are tried again on a passing failure. Throws `Failure`.
 */
export function call<E extends Endpoint>(e: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
  const { signal, submission } = options
  const once = () => authorised(e, { ...(request as Call), signal, idempotencyKey: submission })
  return e.method === 'GET' || (e.idempotent && submission !== undefined) ? withRetries(once) : once()
}
