import type { Endpoint, ReplyOf, RequestOf } from '@liren/shared/endpoint'
import { authorised } from './authorised.ts'
import { shared } from './flights.ts'
import { withRetries } from './retry.ts'
import { exchangeOnce, nameOf, type Call } from './wire.ts'

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Names one submission, kept by the caller through every try of it; due for idempotent endpoints. */
  submission?: string
}

/**
 * Calls an endpoint: address, sending and parsing come from its declaration.
 * Reads and named submissions are tried again on a passing failure; what changes something is not sent a second time
 * while the same is under way. Throws `Failure`.
 */
export function call<E extends Endpoint>(e: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
  const { signal, submission } = options
  const wanted: Call = { ...(request as Call), idempotencyKey: submission }
  const once = () => authorised(e, (accessToken) => exchangeOnce(e, { ...wanted, signal, accessToken }))
  if (e.method === 'GET') return withRetries(once)
  return shared(nameOf(e, wanted), () => (e.idempotent && submission !== undefined ? withRetries(once) : once()))
}
