import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import pg from 'pg'
import { creditPoints } from '../../server/src/features/points/points.ledger.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import type { Cluster, Town } from './cluster.ts'
import { middleOf, type Middle } from './numbers.ts'
import { resultsFolder } from './paths.ts'
import { findPgbench } from './pgbench.ts'
import { listenTo, recordingOf } from './record.ts'
import type { Recording, Statement } from './recorded.ts'
import { townOf } from './seed.shape.ts'
import { replayOf } from './votes.pgbench.ts'

export interface Transferred {
  perSecond: number
  pgbench: number
  /** Ours ÷ pgbench, within each round. */
  ratio: Middle
}

interface Person {
  communityId: string
  accountId: string
}

const warm = 200
const slice = 500

/** The same database under another name, as it is now. */
async function copyOf(town: Town, suffix: string): Promise<Town> {
  const name = new URL(town.adminUrl).pathname.slice(1)
  const inCopy = (url: string) => url.replace(`/${name}`, `/${name}_${suffix}`)
  const admin = new pg.Client({ connectionString: town.adminUrl.replace(`/${name}`, '/postgres') })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${name}_${suffix} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${name}_${suffix} TEMPLATE ${name} OWNER liren_owner`)
  await admin.end()
  return { appUrl: inCopy(town.appUrl), adminUrl: inCopy(town.adminUrl) }
}

const credit = (pool: pg.Pool, { communityId, accountId }: Person, by: readonly [string, string]) =>
  withContext(pool, { communityId }, (db) =>
    creditPoints(db, {
      ...{ communityId, accountId, minutes: 60, points: 10 },
      cause: { kind: 'manual', note: '夜间巡逻', actorId: by[0], secondId: by[1], sourceId: randomUUID() },
    }),
  )

const poolOf = (url: string) => createPool({ url, size: 1, name: 'transfers', onError: () => undefined })

/** Does the transfers, one after the other on one connection, and writes down what each sends. */
async function record(url: string, people: Person[], by: readonly [string, string]): Promise<Recording[]> {
  let sent: Statement[] = []
  const pool = poolOf(url)
  pool.on('connect', (client) => listenTo(client, (statement) => sent.push(statement)))
  const recordings: Recording[] = []
  for (const person of people) {
    sent = []
    await credit(pool, person, by)
    recordings.push(recordingOf(sent, { isReading: false }))
  }
  await pool.end()
  return recordings
}

/**
 * Credits of hours and points, each a journal of two movements and a lot, on one connection: by the service, and by
 * pgbench with the same statements on a copy, in turn.
 */
export async function runTransfers(cluster: Cluster, rounds: number): Promise<Transferred> {
  const program = findPgbench()
  if (program === null) throw new Error('no pgbench on this machine (Debian has it in postgresql-15)')
  const town = await cluster.town(townOf(1_000))
  const admin = new pg.Client({ connectionString: town.adminUrl })
  await admin.connect()
  await admin.query('TRUNCATE points_account, points_journal, points_movement, points_lot, points_lot_use CASCADE')
  const { rows } = await admin.query<Person>(
    'SELECT community_id AS "communityId", account_id AS "accountId" FROM member ORDER BY account_id LIMIT 102',
  )
  await admin.end()
  const [first, second, ...others] = rows
  if (!first || !second) throw new Error('nobody lives there')
  const by = [first.accountId, second.accountId] as const
  // The first credit of a person opens the accounts: it is not like the others.
  const opening = poolOf(town.appUrl)
  for (const person of others) await credit(opening, person, by)
  await opening.end()
  const copies = { recorded: await copyOf(town, 'recorded'), pgbench: await copyOf(town, 'pgbench') }
  const all = warm + rounds * slice
  const people = Array.from({ length: all }, (_, n) => others[n % others.length] ?? second)
  const recordings = await record(copies.recorded.appUrl, people, by)
  mkdirSync(resultsFolder, { recursive: true })
  const replay = await replayOf(program, { ...copies.pgbench, folder: resultsFolder }, recordings)
  const pool = poolOf(town.appUrl)
  let at = 0
  const ours = async (count: number): Promise<number> => {
    const began = performance.now()
    for (const person of people.slice(at, at + count)) await credit(pool, person, by)
    at += count
    return count / ((performance.now() - began) / 1_000)
  }
  const theirs = (count: number) => replay.run(count, 1)
  await ours(warm)
  await theirs(warm)
  const rates: [number, number][] = []
  for (let round = 0; round < rounds; round += 1) {
    const isFirst = round % 2 === 0
    const one = await (isFirst ? ours(slice) : theirs(slice))
    const other = await (isFirst ? theirs(slice) : ours(slice))
    rates.push(isFirst ? [one, other] : [other, one])
    process.stdout.write('.')
  }
  process.stdout.write('\n')
  await pool.end()
  return {
    perSecond: middleOf(rates.map(([own]) => own)).median,
    pgbench: middleOf(rates.map(([, other]) => other)).median,
    ratio: middleOf(rates.map(([own, other]) => own / other)),
  }
}
