import type { Endpoint, ReplyOf, RequestOf } from '@liren/shared/endpoint'
import { authorised } from './authorised.ts'
import { withRetries } from './retry.ts'
import { exchangeOnce, type Call } from './wire.ts'

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Names one submission, kept by the caller through every try of it; due for idempotent endpoints. */
  submission?: string
}

/**
 * Calls an endpoint: address, sending and parsing come from its declaration.
 * Reads and named submissions are tried again on a passing failure. Throws `Failure`.
 */
export function call<E extends Endpoint>(e: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
  const { signal, submission } = options
  const once = () =>
    authorised(e, (accessToken) =>
      exchangeOnce(e, { ...(request as Call), signal, idempotencyKey: submission, accessToken }),
    )
  return e.method === 'GET' || (e.idempotent && submission !== undefined) ? withRetries(once) : once()
}
