import { groupBy } from '../../../server/src/platform/group.ts'
import type { FireOptions } from '../../fire.ts'
import type { OwnCluster } from '../../support/own.cluster.ts'
import { buildWith } from '../../support/server.build.ts'
import { catchBad, knownBad } from './known.bad.ts'
import { runCrash, type RunReport } from './run.ts'

const say = (line: string): void => {
  console.log(line)
}

function tell({ seed, acks, refused, retries, kills, seconds, violations }: RunReport): void {
  const killed = Object.entries(kills).map(([what, n]) => `${what} ${String(n)}`)
  say(
    `seed ${String(seed)}: ${String(acks)} acknowledged, ${String(refused)} refused, ${String(retries)} sent again, ` +
      `killed ${killed.join(', ')}, ${String(seconds)} s, ${String(violations.length)} violations`,
  )
  for (const [wrong, some] of groupBy(violations, (one) => one.wrong))
    say(`  ${wrong} ${String(some.length)} times, such as: ${some[0]?.text ?? ''}`)
}

/** The long run. */
export async function crash(cluster: OwnCluster, options: FireOptions): Promise<boolean> {
  const acks = Number(options.acks)
  const report = await runCrash(cluster, await buildWith('good', []), {
    ...{ seed: Number(options.seed), acks, clients: Number(options.clients), say },
    decisions: Number(options.decisions ?? Math.min(50, Math.max(4, Math.round(acks / 1000)))),
    kills: Number(options.kills ?? Math.max(8, Math.round(acks / 500))),
  })
  tell(report)
  return report.violations.length === 0
}

/** Every known-bad build, or those named. */
export async function catchAll(cluster: OwnCluster, options: FireOptions, names: string[]): Promise<boolean> {
  const wanted = knownBad.filter(({ name }) => names.length === 0 || names.includes(name))
  let caught = 0
  for (const bad of wanted) {
    const report = await catchBad(cluster, bad, { seed: Number(options.seed), acks: 300, decisions: 4 })
    const isCaught = report.violations.some(({ wrong }) => bad.shows.includes(wrong))
    say(`\n${bad.name}: ${isCaught ? 'caught' : 'NOT CAUGHT'}`)
    tell(report)
    if (isCaught) caught += 1
  }
  say(`\n${String(caught)} of ${String(wanted.length)} known-bad builds caught`)
  return wanted.length > 0 && caught === wanted.length
}
