import { lookup, type LookupAddress } from 'node:dns'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public.address.ts'

/** Looks a name up, and takes nothing but addresses of the internet: what is checked is what is connected to. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, '')
    if (found.length === 0 || found.some(({ address }) => !isPublicAddress(address)))
      return done(new Error('not an address of the internet'), '')
    const [first] = found
    return options.all ? done(null, found) : done(null, first?.address ?? '', first?.family)
  })
}

/** Posts a text to somebody outside by https, and tells the status of the answer, which is not read. Follows nothing. */
export type PostOutside = (
  url: URL,
  post: { headers: Record<string, string>; body: string },
  timeoutMs: number,
) => Promise<number>

export const postOutside: PostOutside = (url, { headers, body }, timeoutMs) =>
  new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // An address in the place of a name is never looked up.
    if (url.protocol !== 'https:' || (/^[\d.]+$|:/.test(host) && !isPublicAddress(host)))
      return reject(new Error('not an address of the internet'))
    const length = String(Buffer.byteLength(body))
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      lookup: publicLookup,
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
    } as const
    const sent = request(url, options, (answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(body)
  })
