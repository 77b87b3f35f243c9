/*
 * npm run load                          every bench
 * npm run load -- feed growth           only these: feed, deep, unchanged, me, detail, search, storm, growth,
 *                                       statement, transfers
 * npm run load -- --keep                leaves the filled databases in .cache/load/data for the next run
 * npm run load -- --rounds=21 --seconds=3   how often the parts take turns, and how long each turn is
 * npm run load -- --logs                the product writes its request log, as it does by default
 * npm run load -- growth --most=100000  the largest town of the growth bench
 * npm run load -- storm --opens=5000 --within=30   so many people open a notice within so many seconds
 * npm run load -- statement --lines=1000000   the longest statement of points; --rounds and --seconds as above
 * npm run load -- transfers             credits on one connection ÷ pgbench with the same statements
 */
import { parseArgs } from 'node:util'
import { benches, runBench } from './benches.ts'
import { startCluster } from './cluster.ts'
import { runGrowth } from './growth.ts'
import { runStatement } from './points.statement.ts'
import { runTransfers } from './points.transfers.ts'
import { keep, printBench, printGrowth, printStatement, printStorm, printTransfers } from './report.ts'
import { ask, readersOf } from './requests.ts'
import { crowded } from './seed.shape.ts'
import { runStorm } from './storm.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'boolean', default: false },
    logs: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '2' },
    most: { type: 'string', default: '1000000' },
    opens: { type: 'string', default: '5000' },
    within: { type: 'string', default: '30' },
    lines: { type: 'string', default: '1000000' },
  },
})
const known = [...benches.map(({ name }) => name), 'storm', 'growth', 'statement', 'transfers']
const strange = positionals.find((name) => !known.includes(name))
if (strange !== undefined) {
  console.error(`There is no bench "${strange}", only ${known.join(', ')}.`)
  process.exit(1)
}
const isWanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name)
const pace = { rounds: Number(values.rounds), seconds: Number(values.seconds) }

const cluster = await startCluster({ keep: values.keep })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().finally(() => process.exit(1)))
try {
  const wanted = benches.filter(({ name }) => isWanted(name))
  if (wanted.length > 0) {
    console.log('The crowded community')
    const town = await cluster.town(crowded)
    for (const bench of wanted) {
      const result = await runBench(bench, town, pace, values.logs)
      printBench(result)
      keep(bench.name, result)
    }
  }
  if (isWanted('storm')) {
    console.log('A push')
    const plan = { opens: Number(values.opens), seconds: Number(values.within), rounds: Math.min(pace.rounds, 5) }
    const town = await cluster.town(crowded)
    const readers = await readersOf(town.adminUrl, plan.opens)
    const requests = readers.flatMap((reader) => [ask.firstPage(reader), ask.me(reader), ask.detail(reader)])
    const stormed = await runStorm(town, requests, plan)
    printStorm(plan, stormed)
    keep('storm', { plan, stormed })
  }
  if (isWanted('growth')) {
    console.log('Towns that grow')
    const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= Number(values.most))
    const grown = await runGrowth(cluster, sizes, pace)
    printGrowth(grown)
    keep('growth', grown)
  }
  if (isWanted('statement')) {
    console.log('Statements of points')
    const lined = await runStatement(cluster, Number(values.lines), pace)
    printStatement(lined)
    keep('statement', lined)
  }
  if (isWanted('transfers')) {
    console.log('Transfers of points')
    const transferred = await runTransfers(cluster, pace.rounds)
    printTransfers(transferred)
    keep('transfers', transferred)
  }
} finally {
  await cluster.stop()
}
