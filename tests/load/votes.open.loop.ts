import { castReceipt, votesCasting } from '@liren/shared/votes.casting'
import { randomBytes } from 'node:crypto'
import type { Progress, Wish } from '../faults/crash/clients.ts'
import { codeOf, pause, send, settledBy } from '../support/asking.ts'
import type { Town } from '../support/votes.town.ts'
import { sealedBy } from '../support/votes.world.ts'

/** What came back to each request, by its status; 0 for a connection that broke. */
export interface Heard extends Progress {
  statuses: Map<number, number>
  /** When answers came, by this machine's clock. */
  goodAt: number[]
  refusedAt: number[]
}

export const nothingHeard = (): Heard => ({
  ...{ acks: [], refusals: [], retries: 0, stuck: 0, upTo: Infinity },
  ...{ statuses: new Map(), goodAt: [], refusedAt: [] },
})

type Sealed = Wish & { body: ReturnType<typeof sealedBy> }

/** Ballots sealed beforehand: sealing is the phones' work, and costs this machine more than sending. */
export const sealAll = (wishes: readonly Wish[][]): Sealed[] =>
  wishes.flat().map((wish) => {
    const { headId, pseudonym } = wish.head
    const own = { headId, pseudonym } as Parameters<typeof sealedBy>[1]
    return { ...wish, body: sealedBy(wish.election.decision, own, wish.choices) }
  })

async function cast(town: Town, port: () => number, { body, ...wish }: Sealed, heard: Heard): Promise<void> {
  const params = { communityId: town.communityId, decisionId: wish.election.decision.id }
  const asked = { token: wish.head.voter.tokens[wish.device], key: randomBytes(16).toString('hex') }
  const sent = Date.now()
  for (;;) {
    const reply = await send(votesCasting.cast, { params, body }, { ...asked, port: port() })
    const status = reply?.status ?? 0
    heard.statuses.set(status, (heard.statuses.get(status) ?? 0) + 1)
    const settled = settledBy(reply)
    const received = Date.now()
    if (settled) {
      const parsed = status === 201 ? castReceipt.safeParse(JSON.parse(settled.bytes.toString())) : null
      if (parsed?.data) {
        heard.acks.push({ wish, commitment: body.commitment, receipt: parsed.data, sent, received })
        heard.goodAt.push(received)
      } else heard.refusals.push({ wish, status, code: codeOf(settled) })
      return
    }
    heard.refusedAt.push(received)
    heard.retries += 1
    if (received - sent > 60_000) {
      heard.stuck += 1
      return
    }
    await pause(100 + Math.random() * 400)
  }
}

/** People come at their own pace, whether or not those before them were served; resolves when all have their answer. */
export async function castAtRate(
  town: Town,
  port: () => number,
  ballots: readonly Sealed[],
  { perSecond, heard, isOver }: { perSecond: number; heard: Heard; isOver: () => boolean },
): Promise<void> {
  const began = performance.now()
  const under: Promise<void>[] = []
  for (const [n, ballot] of ballots.entries()) {
    const due = began + (n * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await pause(early)
    if (isOver()) break
    under.push(cast(town, port, ballot, heard))
  }
  await Promise.all(under)
}
