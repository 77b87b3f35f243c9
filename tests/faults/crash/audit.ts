import { fromBase64url } from '@liren/shared/votes.bytes'
import { votesCasting } from '@liren/shared/votes.casting'
import { alg } from '@liren/shared/votes.audit'
import { canonical } from '@liren/shared/votes.canonical'
import { votesExports } from '@liren/shared/votes.exports'
import { votesProof } from '@liren/shared/votes.proof'
import { receiptCode } from '@liren/shared/votes.signed'
import { includes, isConsistent } from '@liren/shared/votes.tree'
import { verify } from '../../support/votes.verifier.ts'
import { askUntil, type Asked } from '../../support/asking.ts'
import type { Ack } from './clients.ts'
import type { Election, Town } from '../../support/votes.town.ts'

/** What may be wrong after a run, by a word. */
export type Wrong =
  'lost' | 'twice' | 'reply' | 'stuck' | 'time' | 'receipt' | 'proof' | 'verifier' | 'tally' | 'turnout'

export interface Violation {
  wrong: Wrong
  text: string
}

/** What the database has of a decision, looked at behind the product's back. */
interface Stored {
  ballots: { seq: number; at: Date; commitment: string; pseudonym: string; leaf: string }[]
  effective: { headId: string; seq: number }[]
  backwards: number
}

async function storedOf({ test }: Town, { decision: { id } }: Election): Promise<Stored> {
  const ballots = await test.admin.query<Stored['ballots'][number]>(
    `SELECT seq, at, body ->> 'commitment' AS commitment, body ->> 'pseudonym' AS pseudonym, leaf FROM vote_log
      WHERE decision_id = $1 AND kind = 'ballot' ORDER BY seq`,
    [id],
  )
  const effective = await test.admin.query<Stored['effective'][number]>(
    'SELECT head_id AS "headId", seq FROM effective_ballot WHERE decision_id = $1',
    [id],
  )
  const { rows } = await test.admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT at < lag(at) OVER (ORDER BY seq) AS back FROM vote_log
      WHERE decision_id = $1) l WHERE back`,
    [id],
  )
  return { ballots: ballots.rows, effective: effective.rows, backwards: rows[0]?.n ?? 0 }
}

const doubles = <T>(values: readonly T[]): number => values.length - new Set(values).size

/** Every acknowledged ballot is there, once, at its place, from its time. */
export async function auditStored(
  town: Town,
  election: Election,
  acks: readonly Ack[],
  clockAhead: number,
): Promise<Violation[]> {
  const found: Violation[] = []
  const say = (wrong: Wrong, text: string) => found.push({ wrong, text })
  const { ballots, effective, backwards } = await storedOf(town, election)
  const bySeq = new Map(ballots.map((one) => [one.seq, one]))
  const seqOf = new Map(effective.map(({ headId, seq }) => [headId, seq]))
  for (const { wish, commitment, receipt, sent, received } of acks) {
    const there = bySeq.get(receipt.seq)
    const isThere =
      there?.commitment === commitment && there.leaf === receipt.leaf && there.pseudonym === receipt.pseudonym
    if (!isThere) say('lost', `ballot ${String(receipt.seq)} was acknowledged and is not there`)
    else if (seqOf.get(wish.head.headId) !== receipt.seq)
      say('lost', `ballot ${String(receipt.seq)} was acknowledged and does not count`)
    const at = Date.parse(receipt.at) - clockAhead
    if (at < sent - 20 || at > received + 20)
      say('time', `ballot ${String(receipt.seq)} is from ${String(at - sent)} ms after it was first sent`)
  }
  const twice =
    doubles(ballots.map(({ pseudonym }) => pseudonym)) +
    doubles(effective.map(({ headId }) => headId)) +
    doubles(acks.map(({ wish }) => wish.head.headId))
  if (twice > 0) say('twice', `${String(twice)} ballots of heads that have one already`)
  if (effective.length !== ballots.length)
    say('twice', `${String(ballots.length)} ballots in the log, ${String(effective.length)} count`)
  if (backwards > 0) say('time', `the log's clock goes back ${String(backwards)} times`)
  return found
}

/** Every process tells the turnout that the database has. */
export async function auditTurnout(town: Town, election: Election, ports: readonly number[]): Promise<Violation[]> {
  const { effective } = await storedOf(town, election)
  const areas = new Map(election.heads.map(({ headId, area }) => [headId, area]))
  const heads = new Set(effective.map(({ headId }) => headId))
  const areaCentiares = [...heads].reduce((sum, headId) => sum + (areas.get(headId) ?? 0), 0)
  const found: Violation[] = []
  for (const port of ports) {
    const params = { communityId: town.communityId, decisionId: election.decision.id }
    const { voted } = await askUntil(votesCasting.turnout, { params }, { port, token: town.token })
    if (voted.heads !== heads.size || voted.areaCentiares !== areaCentiares)
      found.push({
        wrong: 'turnout',
        text: `${String(voted.heads)} heads are told to have voted of ${String(heads.size)}`,
      })
  }
  return found
}

export interface Earlier {
  decisionId: string
  export: Buffer
}

export const exportOf = async ({ communityId, token }: Town, decisionId: string, port: number): Promise<Buffer> =>
  (await askUntil(votesExports.exported, { params: { communityId, decisionId } }, { port, token })) as unknown as Buffer

/** A few of them, spread evenly. */
const someOf = <T>(all: readonly T[], count: number): T[] =>
  all.filter((_, at) => at % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)

/** Export, receipts and proofs hold for the outside verifier and for the phone alike. */
export async function auditProofs(
  town: Town,
  { decision }: Election,
  acks: readonly Ack[],
  { port, earlier }: { port: number; earlier: readonly Earlier[] },
): Promise<Violation[]> {
  const found: Violation[] = []
  const of = { community: town.communityId, decision: decision.id }
  const bytes = await exportOf(town, decision.id, port)
  const previous = earlier.find(({ decisionId }) => decisionId === decision.id)?.export
  const some = someOf(acks, 3)
  const receipts =
    some.length === 0 ? [undefined] : some.map(({ receipt }) => receiptCode({ ...of, ...receipt.signed }))
  for (const receipt of receipts) {
    const report = verify(bytes, { ...(receipt ? { receipt } : {}), ...(previous ? { previous } : {}) })
    const told = `check ${String(report.first?.check)}: ${report.first?.text ?? ''}`
    if (!report.ok) found.push({ wrong: 'verifier', text: told })
  }
  // What the verifier has just looked at, line by line: a receipt that is one of them holds.
  const signed = new Set(bytes.toString('latin1').split('\n'))
  const strange = acks.filter(
    ({ receipt }) =>
      receipt.signed.size !== receipt.seq ||
      receipt.signed.leaf !== receipt.leaf ||
      !signed.has(canonical({ v: 1, alg, ...of, ...receipt.signed })),
  )
  if (strange.length > 0)
    found.push({ wrong: 'receipt', text: `${String(strange.length)} receipts are not what the signer says` })
  for (const { receipt } of some) found.push(...(await proofsOf(of, receipt, { port, token: town.token })))
  return found
}

async function proofsOf(
  { community: communityId, decision: decisionId }: { community: string; decision: string },
  { seq, leaf, signed: first }: Ack['receipt'],
  asked: Asked,
): Promise<Violation[]> {
  const params = { communityId, decisionId }
  const { signed: last } = await askUntil(votesProof.signedHead, { params }, asked)
  if (!last) return [{ wrong: 'proof', text: 'nothing is signed' }]
  const bytes = (texts: readonly string[]) => texts.map(fromBase64url)
  const inclusion = await askUntil(votesProof.inclusion, { params, query: { seq, size: last.size } }, asked)
  const consistency = await askUntil(votesProof.consistency, { params, query: { from: seq, to: last.size } }, asked)
  const root = fromBase64url(last.root)
  const isIncluded = includes({
    ...{ leaf: fromBase64url(leaf), index: seq - 1, size: last.size, root },
    proof: bytes(inclusion.proof),
  })
  const isGrown = isConsistent({
    first: { leaves: first.size, root: fromBase64url(first.root) },
    second: { leaves: last.size, root },
    proof: bytes(consistency.proof),
  })
  return isIncluded && isGrown ? [] : [{ wrong: 'proof', text: `the proofs of entry ${String(seq)} do not hold` }]
}
