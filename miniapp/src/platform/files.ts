import type { FileAnswer, FileAsking, FileSending, PickedFile } from './files.types.ts'
import { nameIn } from './file.name.ts'
import { parsed, Unreachable, type WireReply } from './request.ts'

/** Sends one file as multipart/form-data under the name `file`. Rejects with `Unreachable` or the signal's reason. */
export function sendFile(sending: FileSending): Promise<Pick<WireReply, 'status' | 'body'>> {
  const { url, headers, file, onProgress, signal, timeoutMs } = sending
  return new Promise((resolve, reject) => {
    // Stopped while the notice was saved that the file goes to; the executor's throw rejects.
    signal?.throwIfAborted?.()
    // `fetch` does not tell how much has left.
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    const lost = () => reject(signal?.reason instanceof Error ? signal.reason : new Unreachable('no answer'))
    request.open('POST', url)
    request.timeout = timeoutMs
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? Math.floor((loaded * 100) / total) : 0),
    )
    request.addEventListener('load', () => resolve({ status: request.status, body: parsed(request.responseText) }))
    for (const failure of ['error', 'timeout', 'abort']) request.addEventListener(failure, lost)
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', stop))
    signal?.addEventListener('abort', stop)
    const form = new FormData()
    form.append('file', file.source as Blob, file.name)
    request.send(form)
  })
}

/** Saves bytes under a name, as a click on a link would. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Asks for a file. Answers with any status; rejects with `Unreachable` or the signal's reason. */
export async function askFile({ method, url, headers, body, signal, timeoutMs }: FileAsking): Promise<FileAnswer> {
  signal?.throwIfAborted?.()
  const ending = new AbortController()
  const stop = () => ending.abort(signal?.reason)
  const timer = setTimeout(() => ending.abort(), timeoutMs)
  signal?.addEventListener('abort', stop)
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const reply = await fetch(url, { method, headers, signal: ending.signal, ...sent })
    if (!reply.ok)
      return { status: reply.status, body: parsed(await reply.text()), hand: async () => {}, address: () => '' }
    const blob = await reply.blob()
    const name = nameIn(reply.headers.get('content-disposition'))
    return {
      status: reply.status,
      body: undefined,
      hand: async () => save(blob, name),
      address: () => URL.createObjectURL(blob),
    }
  } catch {
    signal?.throwIfAborted?.()
    throw new Unreachable('no answer')
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/** Lets go of an address that was on the page, which may be loading it still. */
export const release = (address: string): void => {
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Where a chosen file can be looked at before it is sent. */
export const localAddress = ({ source }: PickedFile): string =>
  typeof source === 'string' ? source : URL.createObjectURL(source)
