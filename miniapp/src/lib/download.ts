import { urlOf, type Endpoint, type RequestOf } from '@liren/shared/endpoint'
import { askFile } from '../platform/files.ts'
import { apiOrigin } from '../platform/origin.ts'
import { authorised } from './authorised.ts'
import { answered, bodyOf, expectSuccess, headersOf, type Call } from './wire.ts'

const timeoutMs = 2 * 60_000

/**
 * Fetches the file of an endpoint that gives one, and hands it to the reader: saved in a browser, opened in WeChat.
 * Never tried twice by itself, because some files are given out once. Throws `Failure`.
 */
export async function download<E extends Endpoint>(e: E, request: RequestOf<E>): Promise<void> {
  const call = request as Call
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
