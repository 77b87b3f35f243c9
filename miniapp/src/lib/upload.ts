import { urlOf, type Endpoint, type ReplyOf, type RequestOf } from '@liren/shared/endpoint'
import { sendFile } from '../platform/files.ts'
import type { PickedFile } from '../platform/files.types.ts'
import { apiOrigin } from '../platform/origin.ts'
import { authorised } from './authorised.ts'
import { answered, headersOf, replyOf, type Call } from './wire.ts'

/** Fifty megabytes over a village's line; who will not wait so long can stop it. */
const timeoutMs = 10 * 60_000

export interface UploadOptions {
  /** Names this submission through every try of it. */
  submission: string
  onProgress: (percent: number) => void
  signal?: AbortSignal | undefined
}

/** Sends a file to an endpoint that takes one. Trying again is the reader's choice. Throws `Failure`. */
export function upload<E extends Endpoint>(
  e: E,
  request: RequestOf<E>,
  file: PickedFile,
  { submission, onProgress, signal }: UploadOptions,
): Promise<ReplyOf<E>> {
  const call = { ...(request as Call), idempotencyKey: submission }
  return authorised(e, async (accessToken) => {
    const reply = await answered(() =>
      sendFile({
        url: apiOrigin + urlOf(e, call),
        headers: headersOf(e, { ...call, accessToken }),
        file,
        onProgress,
        signal,
        timeoutMs,
      }),
    )
    return replyOf(e, reply)
  })
}
