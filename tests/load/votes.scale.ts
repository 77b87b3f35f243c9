import { votesExports } from '@liren/shared/votes.exports'
import type { FireOptions } from '../fire.ts'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { askUntil } from '../support/asking.ts'
import type { OwnCluster } from '../support/own.cluster.ts'
import { buildWith } from '../support/server.build.ts'
import { startStack } from '../support/server.stack.ts'
import { tokenFor } from '../support/tokens.ts'
import { freezeAndCount } from '../support/votes.scale.ts'
import { median } from './numbers.ts'

/** What a freeze reads of an estate, and its rows once more, by plain statements of a superuser: no less can be done. */
const freezeAgain = [
  `SELECT u.id, u.entrance_id, u.label, u.use, u.area_centiares, u.sale_state, e.building_id FROM unit u
    JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
    JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
    JOIN vote_decision d ON d.community_id = b.community_id AND d.estate_id = b.estate_id WHERE d.id = $1`,
  `SELECT o.unit_id, o.owner_id FROM ownership o
    JOIN vote_decision d ON d.community_id = o.community_id AND d.estate_id = o.estate_id
    WHERE d.id = $1 AND o.ended_at IS NULL ORDER BY o.unit_id, o.ordinal`,
  `INSERT INTO vote_roll SELECT community_id, decision_id, 2, root, heads, area_centiares, seed_sealed, frozen_at, frozen_by
    FROM vote_roll WHERE decision_id = $1`,
  `INSERT INTO vote_head SELECT community_id, md5(id::text)::uuid, decision_id, 2, reverse(pseudonym), leaf, position,
      area_centiares, is_developer
    FROM vote_head WHERE decision_id = $1 AND freeze_no = 1`,
  `INSERT INTO vote_head_unit SELECT community_id, decision_id, 2, unit_id, md5(head_id::text)::uuid, building_id,
      area_centiares, owner_ids
    FROM vote_head_unit WHERE decision_id = $1 AND freeze_no = 1`,
]
/** Every sealed ballot and every head read, units and deliveries; and the result written. */
const countAgain = [
  `SELECT seq, body, sealed FROM vote_log WHERE decision_id = $1 AND kind IN ('ballot', 'paper_opened') ORDER BY seq`,
  `SELECT id, pseudonym, area_centiares FROM vote_head WHERE decision_id = $1 AND freeze_no = 1 ORDER BY position`,
  `SELECT body FROM vote_log WHERE decision_id = $1 AND kind = 'delivery' ORDER BY seq`,
  `SELECT count(*) FROM vote_head_unit WHERE decision_id = $1 AND freeze_no = 1`,
  `UPDATE vote_decision SET result = result, version = version + 1 WHERE id = $1`,
]

async function timeOf({ admin }: TestApp, statements: readonly string[], decisionId: string): Promise<number> {
  const client = await admin.connect()
  try {
    await client.query('BEGIN')
    const began = performance.now()
    for (const statement of statements) await client.query(statement, [decisionId])
    return performance.now() - began
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

/** Freezing a roll of 20,000 heads and counting as many ballots, beside plain SQL that reads and writes the same rows. */
export async function scale(_: OwnCluster, options: FireOptions): Promise<boolean> {
  const build = await buildWith('good', [])
  const rounds: Record<'frozen' | 'inserts' | 'counted' | 'reads', number>[] = []
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const test = await startApp({ strictReplies: false })
    const stack = await startStack(build, test.database, test.folder, { apis: 1 })
    const port = stack.ports[0] ?? 0
    try {
      const { frozen, counted, decisionId } = await freezeAndCount(test, Number(options.heads), {
        ask: (endpoint, request, as) => askUntil(endpoint, request, { port, token: tokenFor(as), key: newKey() }),
        // In life ballots are signed one by one as they come; here the signer is let catch up first.
        settled: (params, as) => askUntil(votesExports.exported, { params }, { port, token: tokenFor(as) }),
      })
      console.log(`  frozen ${frozen.toFixed(0)} ms, counted ${counted.toFixed(0)} ms`)
      const inserts = await timeOf(test, freezeAgain, decisionId)
      const reads = await timeOf(test, countAgain, decisionId)
      rounds.push({ frozen, inserts, counted, reads })
    } finally {
      await stack.stop()
      await test.close()
    }
  }
  const of = (what: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[what]))
  const line = (name: string, own: number, plain: number) =>
    `${name} ${own.toFixed(0)} ms, plain SQL ${plain.toFixed(0)} ms: ${(own / plain).toFixed(1)} times as long`
  console.log(line('freeze', of('frozen'), of('inserts')))
  console.log(line('count', of('counted'), of('reads')))
  return true
}
