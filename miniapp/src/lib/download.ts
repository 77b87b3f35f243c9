import { urlOf, type Endpoint, type RequestOf } from '@liren/shared/endpoint'
import { askFile } from '../platform/files.ts'
import type { FileAnswer } from '../platform/files.types.ts'
import { apiOrigin } from '../platform/origin.ts'
import { authorised } from './authorised.ts'
import { shared } from './flights.ts'
import { answered, bodyOf, expectSuccess, headersOf, nameOf, type Call } from './wire.ts'

const timeoutMs = 2 * 60_000

/**
 * Fetches the file of an endpoint that gives one, and hands it to the reader: saved in a browser, opened in WeChat.
 * Never tried twice by itself, because some files are given out once, and a double tap fetches one. Throws `Failure`.
 */
export function download<E extends Endpoint>(e: E, request: RequestOf<E>): Promise<void> {
  return shared(nameOf(e, request as Call), () => fetchAndHand(e, request as Call))
}

function fetchFile(e: Endpoint, call: Call): Promise<FileAnswer> {
  return authorised(e, async (accessToken) => {
    const answer = await answered(() =>
      askFile({
        method: e.method,
        url: apiOrigin + urlOf(e, call),
        headers: headersOf(e, { ...call, accessToken }),
        body: bodyOf(e, call),
        signal: call.signal,
        timeoutMs,
      }),
    )
    expectSuccess(answer)
    return answer
  })
}

const fetchAndHand = async (e: Endpoint, call: Call): Promise<void> => (await fetchFile(e, call)).hand()

/** Fetches a file to show on the page; the address is given back with `release`. Throws `Failure`. */
export async function fetchToShow<E extends Endpoint>(
  e: E,
  request: RequestOf<E>,
  signal?: AbortSignal,
): Promise<string> {
  return (await fetchFile(e, { ...(request as Call), signal })).address()
}
