import { votesCasting } from '@liren/shared/votes.casting'
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request as httpRequest, Agent } from 'node:http'
import path from 'node:path'
import { createPool } from '../../server/src/platform/db/pool.ts'
import type { FireOptions } from '../fire.ts'
import { startApp } from '../support/app.ts'
import { pause, send } from '../support/asking.ts'
import { adminPool, type TestDatabase } from '../support/database.ts'
import type { OwnCluster } from '../support/own.cluster.ts'
import { buildWith } from '../support/server.build.ts'
import { startStack } from '../support/server.stack.ts'
import { unseenSigner } from '../support/signer.ts'
import { seeded } from '../support/votes.story.ts'
import { createTown, type Town } from '../support/votes.town.ts'
import { wishesOf } from '../faults/crash/clients.ts'
import { middleOf } from './numbers.ts'
import { findPgbench } from './pgbench.ts'
import { recordingOf, listenTo } from './record.ts'
import type { Recording, Statement } from './recorded.ts'
import { replayOf } from './votes.pgbench.ts'
import { sealAll } from './votes.open.loop.ts'

type Ballot = ReturnType<typeof sealAll>[number]

const poolSize = 20
const warm = 200

/** The same database under other names, made before anybody has voted in it. */
async function copiesOf(
  cluster: OwnCluster,
  { test }: Town,
): Promise<Record<'recorded' | 'bare' | 'pgbench', TestDatabase>> {
  const { database } = test
  const copy = async (suffix: string): Promise<TestDatabase> => {
    const name = `${database.name}_${suffix}`
    const inCopy = (url: string) => url.replace(`/${database.name}`, `/${name}`)
    await cluster.asAdmin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}'`,
      `CREATE DATABASE ${name} TEMPLATE ${database.name} OWNER liren_owner`,
    )
    const { appUrl, ownerUrl, signerUrl, adminUrl } = database
    return {
      ...{
        name,
        appUrl: inCopy(appUrl),
        ownerUrl: inCopy(ownerUrl),
        signerUrl: inCopy(signerUrl),
        adminUrl: inCopy(adminUrl),
      },
      drop: () => cluster.asAdmin(`DROP DATABASE ${name} WITH (FORCE)`),
    }
  }
  return { recorded: await copy('recorded'), bare: await copy('bare'), pgbench: await copy('pgbench') }
}

const askingOf = ({ communityId }: Town, { election, head, device, body }: Ballot) => ({
  request: { params: { communityId, decisionId: election.decision.id }, body },
  token: head.voter.tokens[device],
  key: randomBytes(16).toString('hex'),
})

/** Casts every ballot once, and writes down what the product sends for it. */
async function recordAll(town: Town, database: TestDatabase, ballots: readonly Ballot[]): Promise<Recording[]> {
  let sent: Statement[] = []
  const pool = createPool({ url: database.appUrl, size: 2, name: 'recorded', onError: () => undefined })
  pool.on('connect', (client) => listenTo(client, (statement) => sent.push(statement)))
  const app = await startApp({ pool, signer: unseenSigner, strictReplies: false }, { ...town.test, database })
  const recordings: Recording[] = []
  try {
    for (const ballot of ballots) {
      const { request, token, key } = askingOf(town, ballot)
      sent = []
      await app.call(votesCasting.cast, request, { as: { accessToken: token }, key })
      recordings.push(recordingOf(sent, { isReading: false }))
    }
    return recordings
  } finally {
    await app.close()
    await pool.end()
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

/** The same bytes to the bare endpoint. */
const askBare = (port: number, n: number, body: object): Promise<number> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(JSON.stringify(body))
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length }
    const sent = httpRequest(
      { agent, host: '127.0.0.1', port, method: 'POST', path: `/${String(n)}`, headers },
      (reply) => {
        reply.resume().on('end', () => {
          resolve(reply.statusCode ?? 0)
        })
      },
    )
    sent.on('error', reject).end(bytes)
  })

/** So many at a time; gives how many a second. */
async function keepBusy(
  from: number,
  count: number,
  connections: number,
  one: (n: number) => Promise<number>,
): Promise<number> {
  let next = from
  const began = performance.now()
  const work = async (): Promise<void> => {
    while (next < from + count) {
      const n = next
      next += 1
      const status = await one(n)
      if (status !== 201) throw new Error(`ballot ${String(n)} was answered ${String(status)}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  return count / ((performance.now() - began) / 1000)
}

/**
 * What the planner knows, and how a commit lasts, in a database; the planner is told what is in it first. A copy would
 * otherwise never be looked at, and be read by other plans than its original.
 */
async function prepared(database: TestDatabase): Promise<string> {
  const admin = adminPool(database, 1)
  try {
    await admin.query('ANALYZE')
    const { rows } = await admin.query<{ lasting: string }>(
      `SELECT concat_ws(' ', 'fsync', current_setting('fsync'), 'synchronous_commit', current_setting('synchronous_commit')) AS lasting`,
    )
    return rows[0]?.lasting ?? ''
  } finally {
    await admin.end()
  }
}

/** How many ballots lie in a database. */
async function ballotsIn(database: TestDatabase): Promise<number> {
  const admin = adminPool(database, 1)
  try {
    const { rows } = await admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM effective_ballot e JOIN vote_log l USING (community_id, decision_id, seq)`,
    )
    return rows[0]?.n ?? 0
  } finally {
    await admin.end()
  }
}

/** Who is asked to wait comes again when told, as a phone does: a process lets in so many of one community. */
async function untilIn(ask: () => ReturnType<typeof send>): Promise<number> {
  for (;;) {
    const reply = await ask()
    if (reply?.status !== 503) return reply?.status ?? 0
    await pause((reply.retryAfter ?? 1) * 1_000 * (0.5 + Math.random()))
  }
}

interface Cell {
  decisions: number
  connections: number
}

async function measure(cluster: OwnCluster, options: FireOptions, { decisions, connections }: Cell): Promise<void> {
  const rounds = Number(options.rounds)
  const slice = Number(options.slice)
  const all = warm + rounds * slice
  const town = await createTown({
    heads: Math.max(44, Math.ceil((all / decisions) * 1.08)),
    decisions,
    seed: Number(options.seed),
  })
  const copies = await copiesOf(cluster, town)
  const { folder } = town.test
  const wishes = wishesOf(town, seeded(Number(options.seed))).map((own) => own.slice(0, 1))
  const ballots = sealAll(wishes.slice(0, all))
  const recordings = await recordAll(town, copies.recorded, ballots)
  const file = path.join(folder, 'recordings.json')
  writeFileSync(file, JSON.stringify(recordings))
  const stack = await startStack(await buildWith('good', []), town.test.database, folder, { apis: 1 })
  const bare = fork(path.join(import.meta.dirname, 'votes.bare.ts'), [copies.bare.appUrl, file])
  try {
    const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }]
    const program = findPgbench()
    const replay = program === null ? null : await replayOf(program, { ...copies.pgbench, folder }, recordings)
    const port = stack.ports[0] ?? 0
    const ballot = (n: number) => ballots[n] as Ballot
    const product = async (n: number) => {
      const { request, ...asked } = askingOf(town, ballot(n))
      return untilIn(() => send(votesCasting.cast, request, { ...asked, port }))
    }
    const arms = [
      (from: number, count: number) => keepBusy(from, count, connections, product),
      (from: number, count: number) => keepBusy(from, count, connections, (n) => askBare(barePort, n, ballot(n).body)),
      (_: number, count: number) => replay?.run(count, Math.min(connections, poolSize)) ?? Promise.resolve(Number.NaN),
    ]
    for (const arm of arms) await arm(0, warm)
    const lasting = await Promise.all([town.test.database, copies.bare, copies.pgbench].map(prepared))
    if (new Set(lasting).size > 1) throw new Error(`commits last differently: ${lasting.join(', ')}`)
    const perSecond: number[][] = arms.map(() => [])
    for (let round = 0; round < rounds; round += 1)
      for (let step = 0; step < arms.length; step += 1) {
        const at = (step + round) % arms.length
        perSecond[at]?.push((await arms[at]?.(warm + round * slice, slice)) ?? Number.NaN)
      }
    const taken = await Promise.all([town.test.database, copies.bare].map(ballotsIn))
    if (taken.some((count) => count !== all)) throw new Error(`not ${String(all)} ballots each: ${taken.join(', ')}`)
    const [own = [], toBare = [], toPgbench = []] = perSecond
    const share = (others: number[]) => {
      const { median, low, high } = middleOf(own.map((value, n) => value / (others[n] ?? Number.NaN)))
      return `${median.toFixed(2)} (${low.toFixed(2)} – ${high.toFixed(2)})`
    }
    console.log(
      `${decisions === 1 ? 'one hot decision' : `${String(decisions)} decisions`}, ${String(connections)} connections: ` +
        `${middleOf(own).median.toFixed(0)} ballots a second; ÷ bare ${share(toBare)}; ÷ pgbench ${share(toPgbench)}`,
    )
  } finally {
    bare.disconnect()
    await stack.stop()
    for (const copy of Object.values(copies)) await copy.drop()
    await town.test.close()
  }
}

/** Ballots over HTTP beside a bare endpoint and pgbench that send the same statements, in interleaved slices. */
export async function castingSpeed(cluster: OwnCluster, options: FireOptions): Promise<boolean> {
  for (const decisions of [1, 50])
    for (const connections of [8, 64]) await measure(cluster, options, { decisions, connections })
  return true
}
