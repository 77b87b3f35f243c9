import { signedHead } from '@liren/shared/votes.heads'
import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { fetchText } from '../outbound/fetch.text.ts'
import type { SignerAddress, SignerPort } from './signer.ts'

const timeoutMs = 5_000
const halt = z.object({ halt: z.object({ kind: z.string(), fromSeq: z.number(), toSeq: z.number() }) })
const page = z.object({ heads: z.array(signedHead) })

const away = (): DomainError => new DomainError('vote_signer_away', { retryAfterSeconds: 2 })

/** Asks the signer over HTTP. `find` tells where it is now: a signer beside us has another port after each start. */
export function createSignerClient(find: () => SignerAddress | null): SignerPort {
  async function ask(path: string, body: object): Promise<{ status: number; json: unknown }> {
    const address = find()
    if (!address) throw away()
    const headers = { authorization: `Bearer ${address.token}`, 'content-type': 'application/json' }
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    const reply = await fetchText(new URL(path, address.url), request, timeoutMs)
    if ('failure' in reply || (reply.status !== 200 && reply.status !== 409)) throw away()
    return { status: reply.status, json: JSON.parse(reply.text) }
  }
  return {
    async headAt({ community, decision }, size) {
      const { status, json } = await ask('/heads', { community, decision, size })
      if (status === 200) return signedHead.parse(json)
      const { fromSeq, toSeq } = halt.parse(json).halt
      throw new DomainError('vote_halted', { facts: { from: String(fromSeq), to: String(toSeq) } })
    },
    async headsAfter({ community, decision }, after, limit) {
      return page.parse((await ask('/heads/page', { community, decision, after, limit })).json).heads
    },
  }
}
