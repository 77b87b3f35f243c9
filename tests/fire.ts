/*
 * npm run fire -- crash                            10,000 acknowledged ballots, with a seed that is told
 * npm run fire -- crash --acks=100000 --seed=7     the long run; --decisions=50 --clients=24 --kills=200
 * npm run fire -- bad                              the known-bad builds, each of which must be caught
 * npm run fire -- bad float-area --seed=7          only this one
 * npm run fire -- scale --heads=20000 --rounds=3   freezing a roll and counting, beside plain SQL
 * npm run fire -- restarts --rate=200              behind HAProxy: 6 SIGTERM, 6 SIGKILL
 * npm run fire -- away --rate=100                  the database is restarted, then killed
 * npm run fire -- overload --seconds=8             0.5 to 4 times the peak of one process, on pinned cores
 * npm run fire -- page --rounds=9 --seconds=2       the decision page after a push ÷ a bare endpoint and ÷ pgbench
 * npm run fire -- verify --heads=20000             a decision exported and verified: seconds and memory
 * npm run fire -- ballots --rounds=9 --slice=300   ballots over HTTP ÷ a bare endpoint and ÷ pgbench
 * npm run fire -- rush --buyers=1800 --pieces=100  a rush for what points buy, killed --kills=6 times
 */
import { parseArgs } from 'node:util'
import { catchAll, crash } from './faults/crash/commands.ts'
import { rush } from './load/points.rush.ts'
import { scale } from './load/votes.scale.ts'
import { decisionPage } from './load/votes.page.ts'
import { verifying } from './load/votes.verify.ts'
import { castingSpeed } from './load/votes.ballots.ts'
import { overload } from './load/votes.overload.ts'
import { away, restarts } from './load/votes.restarts.ts'
import { startOwnCluster, type OwnCluster } from './support/own.cluster.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    acks: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    decisions: { type: 'string' },
    clients: { type: 'string', default: '24' },
    kills: { type: 'string' },
    buyers: { type: 'string', default: '1800' },
    pieces: { type: 'string', default: '100' },
    slice: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '8' },
    rate: { type: 'string', default: '200' },
    heads: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    warm: { type: 'string', default: '6000' },
    opens: { type: 'string', default: '5000' },
    within: { type: 'string', default: '30' },
  },
})
export type FireOptions = typeof values

/** Each gives whether all is well. */
const commands: Record<string, (cluster: OwnCluster, options: FireOptions, words: string[]) => Promise<boolean>> = {
  crash,
  bad: catchAll,
  scale,
  ballots: castingSpeed,
  page: decisionPage,
  verify: verifying,
  restarts,
  away,
  overload,
  rush,
}

const [name = '', ...words] = positionals
const command = commands[name]
if (!command) {
  console.error(`Say which: ${Object.keys(commands).join(', ')}.`)
  process.exit(1)
}
const cluster = await startOwnCluster()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().finally(() => process.exit(1)))
try {
  if (!(await command(cluster, values, words))) process.exitCode = 1
} finally {
  await cluster.stop()
}
