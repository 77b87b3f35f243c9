import { urlOf } from '@liren/shared/endpoint'
import { pointsApi } from '@liren/shared/points'
import pg from 'pg'
import { tokenFor } from '../support/tokens.ts'
import type { Cluster } from './cluster.ts'
import { warmRequests, type Pace } from './compare.ts'
import { median, middleOf, type Middle } from './numbers.ts'
import { readersOf, type Reader } from './requests.ts'
import { townOf } from './seed.shape.ts'
import { startServer } from './server.process.ts'
import { runUntil, takeTurns } from './slice.ts'
import { bytesOf } from './socket.ts'

export interface Lined {
  lines: number
  /** Milliseconds, median over all rounds. */
  latency: number
  /** Latency ÷ that of the shortest statement, within each round. */
  ratio: Middle
}

/** Writes so many movements of minutes onto a person's account, from a source of their own. */
async function fillStatement(client: pg.Client, reader: Reader, source: string, lines: number): Promise<void> {
  const { communityId, accountId } = reader
  const uuid = `('${source === 'issuance' ? '00000000' : '00000001'}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  await client.query(
    `INSERT INTO points_account VALUES ($1, gen_random_uuid(), 'TIME', 'member', $2, $3::int, $3::int),
      ($1, gen_random_uuid(), 'TIME', $4, $1, -($3::int), $3::int)`,
    [communityId, accountId, lines, source],
  )
  await client.query(
    `INSERT INTO points_journal (community_id, id, kind, account_id, note, at)
      SELECT $1, ${uuid}, 'service', $2, '夜间巡逻', app.now() FROM generate_series(1, $3::int) n`,
    [communityId, accountId, lines],
  )
  await client.query(
    `INSERT INTO points_movement SELECT $1, ${uuid}, 1, 'TIME', i.id, m.id, 1, n, n, -n, n
      FROM generate_series(1, $3::int) n, points_account i, points_account m
      WHERE i.community_id = $1 AND i.kind = $4 AND m.community_id = $1 AND m.owner_id = $2`,
    [communityId, accountId, lines, source],
  )
}

/** The first page of a short statement and of a long one, in turn, from one process. */
export async function runStatement(cluster: Cluster, most: number, { rounds, seconds }: Pace): Promise<Lined[]> {
  const sizes = [1_000, most]
  const town = await cluster.town(townOf(1_000))
  const readers = await readersOf(town.adminUrl, sizes.length)
  const client = new pg.Client({ connectionString: town.adminUrl })
  await client.connect()
  // What is planted adds up; its keys need not be looked up one by one.
  await client.query('SET session_replication_role = replica')
  await client.query('TRUNCATE points_account, points_journal, points_movement CASCADE')
  for (const [at, reader] of readers.entries())
    await fillStatement(client, reader, at === 0 ? 'issuance' : 'opening', sizes[at] ?? 0)
  await client.query('ANALYZE')
  await client.end()
  const server = await startServer('product', [town.appUrl, 'false'])
  try {
    const targets = readers.map((reader) => {
      const path = urlOf(pointsApi.statement, { params: reader, query: { of: 'minutes' } })
      const request = bytesOf(path, { authorization: `Bearer ${tokenFor(reader)}` })
      return { port: server.port, status: 200, requests: [request] }
    })
    for (const target of targets) await runUntil(target, warmRequests / 3)
    const medians = sizes.map((): number[] => [])
    for (let round = 0; round < rounds; round += 1) {
      const latencies = await takeTurns(targets, seconds * targets.length)
      for (const [at, own] of latencies.entries()) medians[at]?.push(median(own))
      process.stdout.write('.')
    }
    process.stdout.write('\n')
    return sizes.map((lines, at) => ({
      lines,
      latency: median(medians[at] ?? []),
      ratio: middleOf((medians[at] ?? []).map((own, n) => own / (medians[0]?.[n] ?? Number.NaN))),
    }))
  } finally {
    await server.stop()
  }
}
