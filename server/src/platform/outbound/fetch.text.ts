/** What came back, or why nothing did. There is no cause: its text may quote an address that holds secrets. */
export type Fetched = { status: number; text: string } | { failure: 'timeout' | 'network' }

/** Asks another service and reads the whole reply as text; never throws and never follows a redirect. */
export async function fetchText(url: URL, request: RequestInit, timeoutMs: number): Promise<Fetched> {
  // Holds until the last byte, so a reply that stalls half-way is given up too.
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    // A redirect would carry what is secret in the address or the headers to wherever it points.
    const response = await fetch(url, { ...request, redirect: 'error', signal })
    return { status: response.status, text: await response.text() }
  } catch {
    return { failure: signal.aborted ? 'timeout' : 'network' }
  }
}
