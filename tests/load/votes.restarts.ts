import type { Violation } from '../faults/crash/audit.ts'
import { auditStored, auditTurnout } from '../faults/crash/audit.ts'
import { wishesOf } from '../faults/crash/clients.ts'
import { auditTally, closeAll } from '../faults/crash/tally.ts'
import type { FireOptions } from '../fire.ts'
import { pause } from '../support/asking.ts'
import type { OwnCluster } from '../support/own.cluster.ts'
import { buildWith } from '../support/server.build.ts'
import { startStack, type Stack } from '../support/server.stack.ts'
import { clockAheadOf, createTown, type Town } from '../support/votes.town.ts'
import { seeded } from '../support/votes.story.ts'
import { hasHaproxy, startHaproxy } from './votes.haproxy.ts'
import { castAtRate, nothingHeard, sealAll, type Heard } from './votes.open.loop.ts'

interface Under {
  town: Town
  stack: Stack
  heard: Heard
}

interface Fire {
  seed: number
  perSecond: number
  /** Ballots that are there to be cast; who comes too late is not needed. */
  ballots: number
  apis: number
  drainSeconds: number
  say: (line: string) => void
  /** Where clients send; the first process, unless told. */
  door?: (under: Under) => Promise<{ port: number; stop(): Promise<void> }>
  /** What is done to it meanwhile. */
  fire: (under: Under) => Promise<void>
}

/** Owners vote at a rate while something is done to the product; then everything is looked at. */
export async function underFire(plan: Fire): Promise<{ heard: Heard; violations: Violation[] }> {
  const decisions = 4
  const town = await createTown({ heads: Math.ceil(plan.ballots / decisions), decisions, seed: plan.seed })
  const heard = nothingHeard()
  let stack: Stack | undefined
  let door: { port: number; stop(): Promise<void> } | undefined
  try {
    const random = seeded(plan.seed)
    // One device each: who would be refused says nothing here.
    const ballots = sealAll(wishesOf(town, random).map((own) => own.slice(0, 1)))
    const env = { DRAIN_SECONDS: String(plan.drainSeconds) }
    stack = await startStack(await buildWith('good', []), town.test.database, town.test.folder, {
      apis: plan.apis,
      env,
    })
    const under = { town, stack, heard }
    door = await plan.door?.(under)
    const port = door?.port ?? stack.ports[0] ?? 0
    const ahead = await clockAheadOf(town)
    const state = { isOver: false }
    const casting = castAtRate(town, () => port, ballots, { ...plan, heard, isOver: () => state.isOver })
    await plan.fire(under)
    state.isOver = true
    await casting
    const violations: Violation[] = heard.refusals.map(({ status, code }) => ({
      wrong: 'reply',
      text: `${String(status)} ${code}`,
    }))
    if (heard.stuck > 0) violations.push({ wrong: 'stuck', text: `${String(heard.stuck)} were never answered` })
    const of = (decisionId: string) => heard.acks.filter(({ wish }) => wish.election.decision.id === decisionId)
    for (const election of town.elections) {
      violations.push(...(await auditStored(town, election, of(election.decision.id), ahead)))
      violations.push(...(await auditTurnout(town, election, stack.ports)))
    }
    await closeAll(town)
    for (const election of town.elections)
      violations.push(...(await auditTally(town, election, of(election.decision.id), stack.ports[0] ?? 0)))
    return { heard, violations }
  } finally {
    await door?.stop()
    await stack?.stop()
    await town.test.close()
  }
}

/** How a run went, in one line. */
export function tellHeard({ heard, violations }: { heard: Heard; violations: Violation[] }): string {
  const statuses = [...heard.statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, n]) => `${String(status)} × ${String(n)}`)
  return `${String(heard.acks.length)} acknowledged; answers ${statuses.join(', ')} (0: the connection broke); ${String(violations.length)} violations`
}

const say = (line: string): void => {
  console.log(line)
}

/** Rolling restarts behind HAProxy: six asked to stop, six killed. */
export async function restarts(_: OwnCluster, options: FireOptions): Promise<boolean> {
  if (!hasHaproxy()) {
    say('There is no haproxy on this machine (Debian: apt-get install haproxy).')
    return false
  }
  const perSecond = Number(options.rate)
  let quiet = 0
  const result = await underFire({
    ...{ seed: Number(options.seed), perSecond, ballots: perSecond * 150, apis: 2, drainSeconds: 2, say },
    door: ({ stack, town }) => startHaproxy(stack.ports, town.test.folder),
    fire: async ({ stack, heard }) => {
      await pause(2_000)
      for (const signal of ['SIGTERM', 'SIGKILL'] as const)
        for (let n = 0; n < 6; n += 1) {
          const one = stack.apis[n % stack.apis.length]
          const before = heard.acks.length
          await one?.end(signal)
          if (heard.acks.length === before) quiet += 1
          say(`  ${signal} to ${one?.name ?? ''}: ${String(heard.acks.length - before)} acknowledged until it was back`)
          await pause(1_000)
        }
    },
  })
  say(`${tellHeard(result)}, seed ${options.seed}`)
  for (const { wrong, text } of result.violations.slice(0, 10)) say(`  ${wrong}: ${text}`)
  if (quiet > 0) say(`  during ${String(quiet)} restarts nobody voted any more: they prove nothing`)
  return result.violations.length === 0 && quiet === 0
}

/** What happened when the database went: how long until ballots were taken in again, and what was answered meanwhile. */
export interface Gone {
  how: string
  backMs: number
}

/** The database is restarted as for an update, then killed. */
export async function databaseGone(
  cluster: OwnCluster,
  plan: { seed: number; perSecond: number; seconds: number },
): Promise<{ heard: Heard; violations: Violation[]; gone: Gone[] }> {
  const gone: Gone[] = []
  const result = await underFire({
    ...{ ...plan, ballots: plan.perSecond * plan.seconds, apis: 1, drainSeconds: 0, say },
    fire: async ({ heard }) => {
      for (const how of ['restart', 'kill'] as const) {
        await pause(1_500)
        const began = Date.now()
        await cluster[how]()
        // Whatever is good from here on is from after.
        const answers = Date.now()
        const firstGood = () => heard.goodAt.find((at) => at >= answers)
        while (firstGood() === undefined && Date.now() - began < 30_000) await pause(20)
        gone.push({ how, backMs: (firstGood() ?? Number.POSITIVE_INFINITY) - began })
      }
      await pause(1_000)
    },
  })
  return { ...result, gone }
}

/** `databaseGone` at the rate asked for. */
export async function away(cluster: OwnCluster, options: FireOptions): Promise<boolean> {
  const { gone, ...result } = await databaseGone(cluster, {
    ...{ seed: Number(options.seed), perSecond: Number(options.rate), seconds: 40 },
  })
  for (const { how, backMs } of gone) say(`  ${how}: back after ${(backMs / 1000).toFixed(1)} s`)
  say(`${tellHeard(result)}, seed ${options.seed}`)
  for (const { wrong, text } of result.violations.slice(0, 10)) say(`  ${wrong}: ${text}`)
  const strange = [...result.heard.statuses.keys()].filter((status) => status !== 201 && status !== 503)
  return result.violations.length === 0 && strange.length === 0 && gone.every(({ backMs }) => backMs <= 10_000)
}
