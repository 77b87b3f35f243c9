import { isNativeError } from 'node:util/types'

/**
 * What came back, or why nothing did: `no_connection` when the request never left us, so that nothing of it was done.
 * There is no cause: its text may quote an address that holds secrets.
 */
export type Fetched = { status: number; text: string } | { failure: 'timeout' | 'network' | 'no_connection' }

const neverConnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
])

/** Asks another service and reads the whole reply as text; never throws and never follows a redirect. */
export async function fetchText(url: URL, request: RequestInit, timeoutMs: number): Promise<Fetched> {
  const reply = await fetched(url, request, timeoutMs, (response) => response.text())
  return 'failure' in reply ? reply : { status: reply.status, text: reply.whole }
}

/** The same for a reply of bytes. */
export async function fetchBytes(
  url: URL,
  request: RequestInit,
  timeoutMs: number,
): Promise<{ status: number; bytes: Uint8Array } | Extract<Fetched, { failure: string }>> {
  const reply = await fetched(url, request, timeoutMs, (response) => response.arrayBuffer())
  return 'failure' in reply ? reply : { status: reply.status, bytes: new Uint8Array(reply.whole) }
}

async function fetched<T>(
  url: URL,
  request: RequestInit,
  timeoutMs: number,
  read: (response: Response) => Promise<T>,
): Promise<{ status: number; whole: T } | Extract<Fetched, { failure: string }>> {
  // Holds until the last byte, so a reply that stalls half-way is given up too.
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    // A redirect would carry what is secret in the address or the headers to wherever it points.
    const response = await fetch(url, { ...request, redirect: 'error', signal })
    return { status: response.status, whole: await read(response) }
  } catch (error) {
    if (signal.aborted) return { failure: 'timeout' }
    return { failure: neverConnected.has(codeOfCause(error)) ? 'no_connection' : 'network' }
  }
}

const codeOfCause = (error: unknown): unknown =>
  isNativeError(error) && isNativeError(error.cause) && 'code' in error.cause ? error.cause.code : undefined
