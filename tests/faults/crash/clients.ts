import { castReceipt, votesCasting, type CastReceipt } from '@liren/shared/votes.casting'
import { sealedBy } from '../../support/votes.world.ts'
import { randomBytes } from 'node:crypto'
import type { seeded } from '../../support/votes.story.ts'
import { codeOf, pause, send, settledBy } from '../../support/asking.ts'
import type { Election, Town, VoterHead } from '../../support/votes.town.ts'

/** A ballot that somebody wants to cast from a device. */
export interface Wish {
  election: Election
  head: VoterHead
  device: 0 | 1
  /** Whether the other device of the same owner casts another ballot at the same time. */
  isRacing: boolean
  choices: Record<string, string>
}

/** A ballot that was acknowledged; times by this machine's clock, from the first request to the answer. */
export interface Ack {
  wish: Wish
  commitment: string
  receipt: CastReceipt
  sent: number
  received: number
}

export interface Refusal {
  wish: Wish
  status: number
  code: string
}

export interface Progress {
  acks: Ack[]
  refusals: Refusal[]
  /** Requests that had to be sent again. */
  retries: number
  /** Wishes that nobody answered in time. */
  stuck: number
  /** So many wishes may be taken up in the hope of an acknowledgement: votes are left for every kill, however slow. */
  upTo: number
}

const words = ['FOR', 'AGAINST', 'ABSTAIN'] as const
/** A twentieth of the heads stays silent; a fifth casts from two devices at once. */
const shares = { silent: 0.05, racing: 0.2 }
const patienceMs = 90_000

/** Who wants what, shuffled; wishes of two devices stand beside each other. */
export function wishesOf({ elections }: Town, random: ReturnType<typeof seeded>): Wish[][] {
  const choices = () => ({ 1: random.pick(words), 2: random.pick(words) })
  const all = elections.flatMap((election) =>
    election.heads.flatMap((head): Wish[][] => {
      if (random.chance(shares.silent)) return []
      const isRacing = random.chance(shares.racing)
      const one: Wish = { election, head, device: 0, isRacing, choices: choices() }
      return [isRacing ? [one, { ...one, device: 1, choices: choices() }] : [one]]
    }),
  )
  return random.shuffled(all)
}

async function cast(town: Town, ports: readonly number[], wish: Wish, progress: Progress): Promise<void> {
  const { election, head, device, choices } = wish
  const { decision } = election
  const own = { headId: head.headId, pseudonym: head.pseudonym } as Parameters<typeof sealedBy>[1]
  const body = sealedBy(decision, own, choices)
  const key = randomBytes(16).toString('hex')
  const params = { communityId: town.communityId, decisionId: decision.id }
  const sent = Date.now()
  for (;;) {
    const port = ports[Math.floor(Math.random() * ports.length)] ?? 0
    const reply = settledBy(
      await send(votesCasting.cast, { params, body }, { port, token: head.voter.tokens[device], key }),
    )
    const received = Date.now()
    if (reply) {
      const { status, bytes } = reply
      const parsed = status === 201 ? castReceipt.safeParse(JSON.parse(bytes.toString())) : null
      if (parsed?.data) progress.acks.push({ wish, commitment: body.commitment, receipt: parsed.data, sent, received })
      else progress.refusals.push({ wish, status, code: codeOf(reply) })
      return
    }
    progress.retries += 1
    if (received - sent > patienceMs) {
      progress.stuck += 1
      return
    }
    await pause(30 + Math.random() * 170)
  }
}

/** So many clients take wishes one after the other, until all are answered. */
export async function castAll(
  town: Town,
  ports: readonly number[],
  wishes: readonly Wish[][],
  { clients, progress }: { clients: number; progress: Progress },
): Promise<void> {
  let next = 0
  const work = async (): Promise<void> => {
    for (;;) {
      while (next < wishes.length && next >= progress.upTo + progress.refusals.length + progress.stuck) await pause(5)
      const own = wishes[next]
      next += 1
      if (!own) return
      await Promise.all(own.map((wish) => cast(town, ports, wish, progress)))
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
}
