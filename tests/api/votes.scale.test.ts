import { commitmentOf } from '@liren/shared/votes.audit'
import { toBase64url } from '@liren/shared/votes.bytes'
import { keyText } from '@liren/shared/votes.key'
import { ballotContext, publicKeyOf, roomFor, sealPurpose } from '@liren/shared/votes.sealing'
import { votes, type StepDraft } from '@liren/shared/votes.decisions'
import { votesResults } from '@liren/shared/votes.results'
import { createHmac, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto'
import { startApp, type TestApp } from '../support/app.ts'
import { clock, day, plainVotePolicy, twoQuestions } from '../support/votes.world.ts'
import { createWorld, type World } from '../support/world.ts'

const size = 20_000
let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

/** An estate of its own with so many flats, each of somebody else, written as an import writes them. */
async function plantEstate(): Promise<string> {
  const { communityId, committee } = world
  const values = [communityId, committee.accountId]
  const { rows } = await test.admin.query<{ id: string }>(
    `WITH e AS (INSERT INTO estate (community_id, id, name) VALUES ($1, gen_random_uuid(), '两万户') RETURNING id),
      b AS (INSERT INTO building (community_id, id, estate_id, name, ordinal)
        SELECT $1, gen_random_uuid(), e.id, n || '幢', n FROM e, generate_series(1, 40) n RETURNING id),
      d AS (INSERT INTO entrance (community_id, id, building_id, name, ordinal)
        SELECT $1, gen_random_uuid(), b.id, '1单元', 1 FROM b RETURNING id),
      u AS (INSERT INTO unit (community_id, id, entrance_id, label, use, area_centiares, area_source, sale_state)
        SELECT $1, gen_random_uuid(), d.id, n::text, 'dwelling', 5000 + n, 'register', 'delivered'
        FROM d, generate_series(1, ${String(size / 40)}) n RETURNING id),
      o AS (INSERT INTO owner (community_id, id, estate_id, kind, identity_key, name_sealed, name_masked)
        SELECT $1, u.id, e.id, 'person', u.id::text, '', '张*' FROM u, e RETURNING id, estate_id),
      s AS (INSERT INTO ownership (community_id, id, estate_id, unit_id, owner_id, ordinal, created_by)
        SELECT $1, gen_random_uuid(), e.id, u.id, u.id, 1, $2 FROM u, e)
      SELECT id FROM e`,
    values,
  )
  return rows[0]?.id ?? ''
}

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

it('a roll of twenty thousand heads is frozen, and as many ballots are counted', async () => {
  const { communityId } = world
  const params = { communityId }
  const estateId = await plantEstate()
  const as = await world.grant('owners_committee', 'estate', estateId)
  const draft = {
    ...{ estateId, title: '两万户的决定', text: '请表决。', scope: { kind: 'estate' as const }, isTemporary: false },
    organiser: { kind: 'OWNERS_COMMITTEE' as const, groupId: null },
    ...{ policy: plainVotePolicy, motions: twoQuestions },
  }
  let decision = await test.call(votes.create, { params, body: draft }, { as })
  const at = { params: { communityId, decisionId: decision.id } }
  const step = async (move: StepDraft) => {
    decision = await test.call(votes.step, { ...at, body: { version: decision.version, move } }, { as })
  }
  await step({ step: 'SUBMIT' })
  const now = await clock(test)
  const on = (days: number) => new Date(now.getTime() + days * day * 1000).toISOString()
  await step({ step: 'NOTIFY', opensAt: on(16), closesAt: on(30) })
  const freezing = Date.now()
  await step({ step: 'FREEZE', reason: null })
  const frozen = Date.now() - freezing
  expect(decision.roll?.heads).toBe(size)
  await test.advance(16 * day + 60)
  const key = new Uint8Array(randomBytes(32))
  const publicKey = Buffer.from(publicKeyOf(key))
  await step({ step: 'OPEN', publicKey: toBase64url(publicKey), keptBy: ['甲处', '乙处'] })

  const { rows: heads } = await test.admin.query<{ pseudonym: string }>(
    'SELECT pseudonym FROM vote_head WHERE decision_id = $1 ORDER BY position',
    [decision.id],
  )
  const room = roomFor([1, 2].map((number) => ({ number, candidates: 0 })))
  const ballots = heads.map(({ pseudonym }, n) => {
    const choices = { 1: n % 4 === 0 ? 'AGAINST' : 'FOR' }
    const salt = new Uint8Array(randomBytes(32))
    const text = JSON.stringify({ choices, salt: toBase64url(salt) }).padEnd(room, ' ')
    const commitment = toBase64url(commitmentOf({ salt, decision: decision.id, pseudonym, choices }))
    const sealed = sealFast(Buffer.from(text), publicKey, ballotContext(decision.id, pseudonym))
    return { seq: n + 100, body: { pseudonym, commitment, channel: 'ELECTRONIC', grant: null }, sealed }
  })
  await test.admin.query(
    `INSERT INTO vote_log (community_id, decision_id, seq, kind, at, body, leaf, head, sealed)
      SELECT $1, $2, r.seq, 'ballot', app.now(), r.body, '', 'A', r.sealed
      FROM json_to_recordset($3::json) AS r(seq int, body jsonb, sealed text)`,
    [communityId, decision.id, JSON.stringify(ballots)],
  )
  await test.admin.query(`UPDATE vote_log SET head = repeat('A', 43) WHERE decision_id = $1 AND head = 'A'`, [
    decision.id,
  ])
  await test.advance(15 * day)
  const counting = Date.now()
  const body = { version: decision.version, key: keyText(decision.id, key) }
  await test.call(votesResults.count, { ...at, body }, { as })
  const counted = Date.now() - counting
  const { motions, invalid } = await test.call(votesResults.result, at, { as })
  expect([invalid, motions[0]?.decisive?.consenting.heads, motions[0]?.decisive?.result]).toEqual([0, 15_000, 'PASSED'])
  // Milliseconds, told, not judged: machines differ.
  console.info(`${String(size)} heads`, { frozen, counted })
}, 300_000)
