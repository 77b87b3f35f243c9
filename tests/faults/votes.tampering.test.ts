import { leafOf, nextHead, originOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { Json } from '@liren/shared/votes.canonical'
import { votesExports } from '@liren/shared/votes.exports'
import { keyText } from '@liren/shared/votes.key'
import type { LogKind } from '@liren/shared/votes.log'
import { votesResults } from '@liren/shared/votes.results'
import { receiptCode } from '@liren/shared/votes.signed'
import type { Decision } from '@liren/shared/votes.views'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createSigner, type Signer } from '../../server/src/features/signing/signing.service.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { verify, type VerifyOptions } from '../support/votes.verifier.ts'
import { createVotesWorld, day, type VotesWorld } from '../support/votes.world.ts'

/** A row of the log as the database has it. */
interface Row {
  seq: number
  kind: LogKind
  at: Date
  body: Record<string, Json>
}

let test: TestApp
let world: VotesWorld
let decision: Decision
let early: Buffer
let receipt: string
let counting: Buffer
const at = () => ({ communityId: world.communityId, decisionId: decision.id })

const exportBy = async (app: TestApp): Promise<Buffer> =>
  Buffer.from((await app.call(votesExports.exported, { params: at() }, { as: await world.owner('A') })).file)

beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
  decision = await world.open()
  const cast = await world.cast(decision, await world.owner('A'), { 1: 'FOR', 2: 'FOR' })
  receipt = receiptCode({ community: world.communityId, decision: decision.id, ...cast.signed })
  for (const name of ['B', 'D', 'E', 'F'] as const) await world.cast(decision, await world.owner(name), { 1: 'FOR' })
  early = await exportBy(test)
  await test.advance(15 * day)
  await test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 year' WHERE id = $1`, [
    world.organiser.sessionId,
  ])
  const { version } = await world.detail(decision.id)
  const key = keyText(decision.id, world.key)
  await test.call(votesResults.count, { params: at(), body: { version, key } }, { as: world.organiser })
  counting = await released()
  await world.step(decision.id, { step: 'PUBLISH' })
})
afterAll(() => test.close())

async function released(): Promise<Buffer> {
  const body = { key: keyText(decision.id, world.key), to: ['计票人'], reason: '复核', isBound: true as const }
  return Buffer.from((await test.call(votesExports.release, { params: at(), body }, { as: world.organiser })).file)
}

/** What a superuser does to a copy of the log, which is put back afterwards; constraints do not stop one. */
async function tampered<T>(change: (rows: Row[]) => Row[], rehash: 'none' | 'leaf' | 'chain', work: () => Promise<T>) {
  const client = await test.admin.connect()
  try {
    await client.query(`SET session_replication_role = replica`)
    await client.query(`CREATE TEMP TABLE kept AS SELECT * FROM vote_log WHERE decision_id = $1`, [decision.id])
    const { rows } = await client.query<Row>(`SELECT seq, kind, at, body FROM kept ORDER BY seq`)
    const before = new Map(rows.map((row) => [row.seq, JSON.stringify(row)]))
    const changed = change(structuredClone(rows))
    const of = { community: world.communityId, decision: decision.id }
    let head = originOf(of)
    const kept = await client.query<{ seq: number; leaf: string; head: string }>('SELECT seq, leaf, head FROM kept')
    const stood = new Map(kept.rows.map((row) => [row.seq, row]))
    await client.query('DELETE FROM vote_log WHERE decision_id = $1', [decision.id])
    for (const row of changed) {
      const own = toBase64url(leafOf({ ...of, ...row, at: row.at.toISOString() }))
      const isNew = before.get(row.seq) !== JSON.stringify(row)
      const leaf = rehash === 'chain' || (rehash === 'leaf' && isNew) ? own : (stood.get(row.seq)?.leaf ?? own)
      head = nextHead(head, fromBase64url(leaf))
      const shown = rehash === 'chain' ? toBase64url(head) : (stood.get(row.seq)?.head ?? toBase64url(head))
      await client.query(
        `INSERT INTO vote_log (community_id, decision_id, seq, kind, at, body, leaf, head)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [of.community, of.decision, row.seq, row.kind, row.at, JSON.stringify(row.body), leaf, shown],
      )
    }
    return await work()
  } finally {
    await client.query('DELETE FROM vote_log WHERE decision_id = $1', [decision.id])
    await client.query('INSERT INTO vote_log SELECT * FROM kept')
    await client.query('DROP TABLE kept')
    await client.query('SET session_replication_role = origin')
    client.release()
  }
}

/** The export as somebody makes it who has the signer's key, and lets it sign anew what the database now says. */
async function byInsider(): Promise<Buffer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'liren-insider-'))
  await cp(path.join(test.folder, 'signer', 'keys'), path.join(dir, 'keys'), { recursive: true })
  const pool = createPool({ url: test.database.signerUrl, size: 2, name: 'insider', onError: () => undefined })
  const signer: Signer = await createSigner({ pool, dir })
  const port = {
    headAt: async (of: { community: string; decision: string }, size: number) => {
      const answer = await signer.headAt(of, size)
      if (!('head' in answer)) throw new Error(JSON.stringify(answer))
      return answer.head
    },
    headsAfter: (of: { community: string; decision: string }, after: number, limit: number) =>
      signer.headsAfter(of, after, limit),
  }
  const app = await startApp({ signer: port }, test)
  try {
    return await exportBy(app)
  } finally {
    await app.close()
    await signer.idle()
    await pool.end()
    await rm(dir, { recursive: true })
  }
}

const anew = (rows: readonly Row[]): Row[] => rows.map((row, place) => ({ ...row, seq: place + 1 }))
const nth = (rows: readonly Row[], kind: LogKind, place = 0): Row => {
  const found = rows.filter((row) => row.kind === kind)[place]
  if (!found) throw new Error(`no ${kind}`)
  return found
}
const changing = (kind: LogKind, change: (row: Row, rows: Row[]) => void) => (rows: Row[]) => {
  change(nth(rows, kind), rows)
  return rows
}
const adding = (after: LogKind, more: (rows: readonly Row[]) => Partial<Row>) => (rows: Row[]) => {
  const { seq, at: when, body, kind } = nth(rows, after)
  const added: Row = { kind, at: when, body, ...more(rows), seq: 0 }
  return anew(rows.flatMap((row) => (row.seq === seq ? [row, added] : [row])))
}
const swap = changing('ballot', (row, rows) => {
  row.body['commitment'] = nth(rows, 'ballot', 1).body['commitment'] ?? null
})
const seqOf = (kind: LogKind, more = 0) => ({ kind, more })

type Case = [
  string,
  (rows: Row[]) => Row[],
  { rehash?: 'none' | 'leaf' | 'chain'; insider?: boolean; given?: () => VerifyOptions },
  { check: number; at?: ReturnType<typeof seqOf> },
]
const kept = () => ({ receipt })
const earlier = () => ({ previous: early })

const cases: Case[] = [
  ['a choice edited', swap, {}, { check: 10, at: seqOf('ballot') }],
  ['a choice edited and hashed again', swap, { rehash: 'leaf' }, { check: 10, at: seqOf('ballot') }],
  ['the log chained again without the key', swap, { rehash: 'chain' }, { check: 10, at: seqOf('ballot') }],
  [
    'with the key: a receipt refutes it',
    swap,
    { rehash: 'chain', insider: true, given: kept },
    { check: 13, at: seqOf('ballot') },
  ],
  [
    'with the key: an export of before refutes it',
    swap,
    { rehash: 'chain', insider: true, given: earlier },
    { check: 11, at: seqOf('ballot') },
  ],
  [
    'a ballot deleted from the middle',
    (rows) => rows.filter(({ seq }) => seq !== nth(rows, 'ballot').seq),
    {},
    { check: 4, at: seqOf('ballot') },
  ],
  [
    'an old backup put back',
    (rows) => rows.slice(0, nth(rows, 'ballot', 2).seq),
    { given: earlier },
    { check: 11, at: seqOf('ballot', 3) },
  ],
  [
    'an acknowledged ballot dropped',
    (rows) => anew(rows.filter(({ seq }) => seq !== nth(rows, 'ballot').seq)),
    { rehash: 'chain', insider: true, given: kept },
    { check: 13, at: seqOf('ballot') },
  ],
  [
    'a ballot stuffed for a silent head',
    adding('ballot', () => ({
      body: { pseudonym: 'A'.repeat(22), commitment: 'A'.repeat(43), channel: 'ELECTRONIC', grant: null },
    })),
    { rehash: 'chain', insider: true, given: earlier },
    { check: 11, at: seqOf('ballot', 1) },
  ],
  [
    'a ballot cast twice',
    adding('ballot', (rows) => ({ body: nth(rows, 'ballot').body })),
    { rehash: 'chain', insider: true },
    { check: 18, at: seqOf('ballot', 1) },
  ],
  [
    'an area changed after the freeze',
    changing('open', ({ body }) => Object.assign(body, { area: 1 })),
    { rehash: 'chain', insider: true },
    { check: 17, at: seqOf('open') },
  ],
  [
    'another roll',
    changing('open', ({ body }) => Object.assign(body, { rollRoot: 'A'.repeat(43) })),
    { rehash: 'chain', insider: true },
    { check: 17, at: seqOf('open') },
  ],
  [
    'another closing time',
    changing('open', ({ body }) => Object.assign(body, { closesAt: '2030-01-01T00:00:00.000Z' })),
    { rehash: 'chain', insider: true },
    { check: 17, at: seqOf('open') },
  ],
  [
    'a proof of delivery after the close',
    adding('close', () => ({
      kind: 'delivery',
      body: { pseudonym: 'A'.repeat(22), proof: 'SIGNED_RECEIPT', evidence: null, actor: null },
    })),
    { rehash: 'chain', insider: true },
    { check: 16, at: seqOf('close', 1) },
  ],
  [
    'a ballot after the close',
    adding('close', (rows) => ({ kind: 'ballot', body: nth(rows, 'ballot').body })),
    { rehash: 'chain', insider: true },
    { check: 16, at: seqOf('close', 1) },
  ],
  [
    'a clock that jumps',
    changing('ballot', (row) => {
      row.at = new Date(row.at.getTime() - day * 1000)
    }),
    { rehash: 'chain', insider: true },
    { check: 14, at: seqOf('ballot') },
  ],
  [
    'a ballot taken in too late',
    (rows) => {
      const late = nth(rows, 'ballot', 4)
      late.at = nth(rows, 'close').at
      return rows
    },
    { rehash: 'chain', insider: true },
    { check: 18, at: seqOf('ballot', 4) },
  ],
  [
    'a total edited',
    changing('count', ({ body }) => Object.assign(body, { duplicates: 2 })),
    { rehash: 'chain', insider: true },
    { check: 20, at: seqOf('count') },
  ],
]

describe('somebody who has the database', () => {
  it('finds an export that holds, before touching it', async () => {
    const report = verify(await exportBy(test), { counting, receipt, previous: early })
    expect(report.first).toBeNull()
  })

  it.each(cases)('is found out: %s', async (_name, change, { rehash = 'none', insider = false, given }, expected) => {
    const { seq, zip } = await tampered(change, rehash, async () => {
      const { rows } = await test.admin.query<Row>(
        'SELECT seq, kind FROM vote_log WHERE decision_id = $1 ORDER BY seq',
        [decision.id],
      )
      return { seq: rows, zip: await (insider ? byInsider() : exportBy(test)) }
    })
    const report = verify(zip, given?.() ?? {})
    expect(report.first?.check).toBe(expected.check)
    const { at: place } = expected
    // Ballots stand one after another, so that the n-th after the first is n entries further.
    const { rows } = await test.admin.query<Row>(
      'SELECT seq, kind FROM vote_log WHERE decision_id = $1 AND kind = $2 ORDER BY seq LIMIT 1',
      [decision.id, place?.kind ?? 'open'],
    )
    expect(seq.length).toBeGreaterThan(0)
    expect(report.first?.item).toMatchObject({ entry: (rows[0]?.seq ?? 0) + (place?.more ?? 0) })
  })

  it.each([
    [
      'the question',
      `UPDATE vote_decision SET title = title || '？' WHERE id = $1`,
      `UPDATE vote_decision SET title = rtrim(title, '？') WHERE id = $1`,
      'agenda.json',
    ],
    [
      'the rules of the count',
      `UPDATE vote_decision SET policy = jsonb_set(policy, '{blankItem}', '"NOT_PARTICIPATING"') WHERE id = $1`,
      `UPDATE vote_decision SET policy = jsonb_set(policy, '{blankItem}', '"ABSTAIN"') WHERE id = $1`,
      'policy.json',
    ],
  ])('is found out: %s changed', async (_name, change, back, file) => {
    await test.admin.query(change, [decision.id])
    const zip = await exportBy(test)
    await test.admin.query(back, [decision.id])
    expect(verify(zip).first).toMatchObject({ check: 5, item: { file } })
  })

  it('is found out by the counters: areas of two heads exchanged', async () => {
    const move = 'UPDATE vote_head SET area_centiares = area_centiares + $2 WHERE decision_id = $1 AND position = $3'
    await test.admin.query(move, [decision.id, 100, 0])
    await test.admin.query(move, [decision.id, -100, 1])
    const file = await released()
    await test.admin.query(move, [decision.id, -100, 0])
    await test.admin.query(move, [decision.id, 100, 1])
    expect(verify(await exportBy(test), { counting: file }).first).toMatchObject({ check: 21 })
    expect(verify(await exportBy(test), { counting }).first).toBeNull()
  })
})
