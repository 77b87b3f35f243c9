import { commitmentOf, leafOf, nextHead } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { votes, type StepDraft } from '@liren/shared/votes.decisions'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import { ballotContext, publicKeyOf, roomFor, sealPurpose } from '@liren/shared/votes.sealing'
import type { Endpoint, ReplyOf, RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { createHmac, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto'
import type { TestApp } from './app.ts'
import { plantEstate } from './votes.estate.ts'
import { clock, day, plainVotePolicy, twoQuestions } from './votes.world.ts'
import { createWorld } from './world.ts'

const raw = (key: ReturnType<typeof createPublicKey>) => key.export({ format: 'der', type: 'spki' }).subarray(-32)

/** What a phone does, on the machine's own cryptography: twenty thousand of them must not take minutes. */
function sealFast(plain: Buffer, publicKey: Buffer, context: string): string {
  const header = Buffer.from('302a300506032b656e032100', 'hex')
  const once = generateKeyPairSync('x25519')
  const to = createPublicKey({ key: Buffer.concat([header, publicKey]), format: 'der', type: 'spki' })
  const ephemeral = raw(once.publicKey)
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: to })
  const salt = Buffer.concat([ephemeral, publicKey])
  const stream = Buffer.from(hkdfSync('sha256', shared, salt, sealPurpose + context, plain.length + 32))
  const hidden = plain.map((byte, at) => byte ^ (stream[at] ?? 0))
  const check = createHmac('sha256', stream.subarray(plain.length)).update(hidden).digest()
  return Buffer.concat([ephemeral, hidden, check]).toString('base64url')
}

/** How a product is asked, in the name of somebody. */
export type Ask = <E extends Endpoint>(endpoint: E, request: RequestOf<E>, as: Session) => Promise<ReplyOf<E>>

/**
 * A decision of very many heads: milliseconds to freeze its roll and to count as many ballots, and what came out. What is
 * timed may be asked of a product elsewhere, on the same database; `settled` waits, before the count, for what is not timed.
 */
export async function freezeAndCount(
  test: TestApp,
  size: number,
  {
    ask = (endpoint, request, as) => test.call(endpoint, request, { as }),
    settled = () => Promise.resolve(),
  }: { ask?: Ask; settled?: (at: { communityId: string; decisionId: string }, as: Session) => Promise<unknown> } = {},
) {
  const world = await createWorld(test)
  const { communityId } = world
  const params = { communityId }
  const plan = { name: '两万户', buildings: 40, flatsEach: size / 40, area: '5000 + n' }
  const { estateId } = await plantEstate(test, world, plan)
  const as = await world.grant('owners_committee', 'estate', estateId)
  const draft = {
    ...{ estateId, title: '两万户的决定', text: '请表决。', scope: { kind: 'estate' as const }, isTemporary: false },
    organiser: { kind: 'OWNERS_COMMITTEE' as const, groupId: null },
    ...{ policy: plainVotePolicy, motions: twoQuestions },
  }
  let decision = await test.call(votes.create, { params, body: draft }, { as })
  const at = { params: { communityId, decisionId: decision.id } }
  const step = async (move: StepDraft) => {
    decision = await ask(votes.step, { ...at, body: { version: decision.version, move } }, as)
  }
  await step({ step: 'SUBMIT' })
  const now = await clock(test)
  const on = (days: number) => new Date(now.getTime() + days * day * 1000).toISOString()
  await step({ step: 'NOTIFY', opensAt: on(16), closesAt: on(30) })
  const freezing = Date.now()
  await step({ step: 'FREEZE', reason: null })
  const frozen = Date.now() - freezing
  await test.advance(16 * day + 60)
  const key = new Uint8Array(randomBytes(32))
  const publicKey = Buffer.from(publicKeyOf(key))
  await step({ step: 'OPEN', publicKey: toBase64url(publicKey), keptBy: ['甲处', '乙处'] })

  const { rows: heads } = await test.admin.query<{ pseudonym: string }>(
    'SELECT pseudonym FROM vote_head WHERE decision_id = $1 ORDER BY position',
    [decision.id],
  )
  const room = roomFor([1, 2].map((number) => ({ number, candidates: 0 })))
  const { rows: ends } = await test.admin.query<{ seq: number; head: string }>(
    'SELECT seq, head FROM vote_log WHERE decision_id = $1 ORDER BY seq DESC LIMIT 1',
    [decision.id],
  )
  const [last = { seq: 0, head: '' }] = ends
  const cast = (await clock(test)).toISOString()
  let chain = fromBase64url(last.head)
  const ballots = heads.map(({ pseudonym }, n) => {
    const choices = { 1: n % 4 === 0 ? 'AGAINST' : 'FOR' }
    const salt = new Uint8Array(randomBytes(32))
    const text = JSON.stringify({ choices, salt: toBase64url(salt) }).padEnd(room, ' ')
    const commitment = toBase64url(commitmentOf({ salt, decision: decision.id, pseudonym, choices }))
    const sealed = sealFast(Buffer.from(text), publicKey, ballotContext(decision.id, pseudonym))
    const body = { pseudonym, commitment, channel: 'ELECTRONIC', grant: null }
    const seq = last.seq + 1 + n
    const leaf = leafOf({ community: communityId, decision: decision.id, seq, kind: 'ballot', at: cast, body })
    chain = nextHead(chain, leaf)
    return { seq, body, leaf: toBase64url(leaf), head: toBase64url(chain), sealed }
  })
  await test.admin.query(
    `INSERT INTO vote_log (community_id, decision_id, seq, kind, at, body, leaf, head, sealed)
      SELECT $1, $2, r.seq, 'ballot', $4, r.body, r.leaf, r.head, r.sealed
      FROM json_to_recordset($3::json) AS r(seq int, body jsonb, leaf text, head text, sealed text)`,
    [communityId, decision.id, JSON.stringify(ballots), cast],
  )
  await test.advance(15 * day)
  await settled({ communityId, decisionId: decision.id }, as)
  const counting = Date.now()
  const body = { version: decision.version, key: keyText(decision.id, key) }
  await ask(votesResults.count, { ...at, body }, as)
  const counted = Date.now() - counting
  const { motions, invalid } = await test.call(votesResults.result, at, { as })
  const question = motions[0]?.decisive
  return {
    ...{ frozen, counted, communityId, decisionId: decision.id, estateId, as, key, invalid },
    ...{ heads: decision.roll?.heads, consenting: question?.consenting.heads, result: question?.result },
  }
}
