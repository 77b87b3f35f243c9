import { urlOf, type Endpoint, type RequestOf } from '@liren/shared/endpoint'
import { askFile } from '../platform/files.ts'
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

async function fetchAndHand(e: Endpoint, call: Call): Promise<void> {
  const file = await authorised(e, async (accessToken) => {
    const answer = await answered(() =>
      askFile({
        method: e.method,
        url: apiOrigin + urlOf(e, call),
        headers: headersOf(e, { ...call, accessToken }),
        body: bodyOf(e, call),
        timeoutMs,
      }),
    )
    expectSuccess(answer)
    return answer
  })
  await file.hand()
}
