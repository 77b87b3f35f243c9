import { votesCasting } from '@liren/shared/votes.casting'
import { seeded } from '../../support/votes.story.ts'
import { pause, send } from '../../support/asking.ts'
import { auditProofs, auditStored, auditTurnout, exportOf, type Earlier, type Violation, type Wrong } from './audit.ts'
import type { Build } from '../../support/server.build.ts'
import { castAll, wishesOf, type Progress } from './clients.ts'
import type { OwnCluster } from '../../support/own.cluster.ts'
import { startStack, type Stack } from '../../support/server.stack.ts'
import { auditTally, closeAll } from './tally.ts'
import { clockAheadOf, createTown, type Town } from '../../support/votes.town.ts'

export interface RunPlan {
  seed: number
  /** About so many ballots are acknowledged. */
  acks: number
  decisions: number
  clients: number
  kills: number
  /** Done to the database once its town is there, as its superuser: for known-bad builds. */
  sql?: string
  say?: (line: string) => void
}

export interface RunReport {
  seed: number
  acks: number
  refused: number
  retries: number
  kills: Record<string, number>
  seconds: number
  violations: Violation[]
}

interface Running {
  cluster: OwnCluster
  stack: Stack
  town: Town
  progress: Progress
}

/** Kills API, signer and database at moments drawn from the seed, by how many ballots were acknowledged until then. */
async function killAll(
  { cluster, stack, progress }: Running,
  { seed, kills, acks, clients, say }: RunPlan,
  isOver: () => boolean,
): Promise<Record<string, number>> {
  const random = seeded(seed + 1)
  const moments = Array.from({ length: kills }, () => acks * (0.02 + random.below(900) / 1000)).toSorted(
    (a, b) => a - b,
  )
  const done: Record<string, number> = { api: 0, signer: 0, postgres: 0 }
  let since = 0
  for (const [n, moment] of moments.entries()) {
    // Whatever was killed last has come back far enough to be used.
    const due = Math.max(moment, since + 5)
    progress.upTo = due + 2 * clients
    while (progress.acks.length < due && !isOver()) await pause(5)
    if (isOver()) return done
    await pause(random.below(40))
    // Each of them has its turn early, however few kills there are.
    const what = (['api', 'postgres', 'signer'] as const)[n < 3 ? n : random.pick([0, 0, 1, 2])] ?? 'api'
    done[what] = (done[what] ?? 0) + 1
    since = progress.acks.length
    const began = Date.now()
    if (what === 'postgres') await cluster.kill()
    else await (what === 'signer' ? stack.signer : random.pick(stack.apis)).end('SIGKILL')
    say?.(`  ${what} killed at ${String(progress.acks.length)}, back after ${String(Date.now() - began)} ms`)
  }
  return done
}

/** Asks every process for the turnout now and then, and exports each decision once in the middle. */
async function watch({ stack, town, progress }: Running, { acks }: RunPlan, isOver: () => boolean): Promise<Earlier[]> {
  const earlier: Earlier[] = []
  while (!isOver()) {
    for (const { decision } of town.elections)
      for (const port of stack.ports) {
        const params = { communityId: town.communityId, decisionId: decision.id }
        if (!isOver()) await send(votesCasting.turnout, { params }, { port, token: town.token })
      }
    if (earlier.length === 0 && progress.acks.length > acks / 2)
      for (const { decision } of town.elections.slice(0, 5))
        earlier.push({
          decisionId: decision.id,
          export: await exportOf(town, decision.id, stack.ports[0] ?? 0).catch(() => Buffer.alloc(0)),
        })
    await pause(500)
  }
  return earlier.filter((one) => one.export.length > 0)
}

async function audit(running: Running, earlier: readonly Earlier[], clockAhead: number, say: (line: string) => void) {
  const { stack, town, progress } = running
  const port = stack.ports[0] ?? 0
  const found: Violation[] = []
  if (progress.stuck > 0) found.push({ wrong: 'stuck', text: `${String(progress.stuck)} ballots were never answered` })
  const strange = progress.refusals.filter(({ wish, code }) => !(wish.isRacing && code === 'already_voted'))
  for (const { status, code } of strange) found.push({ wrong: 'reply', text: `${String(status)} ${code}` })
  const of = (decisionId: string) => progress.acks.filter(({ wish }) => wish.election.decision.id === decisionId)
  for (const election of town.elections) {
    const acks = of(election.decision.id)
    found.push(
      ...(await auditStored(town, election, acks, clockAhead)),
      ...(await auditTurnout(town, election, stack.ports)),
    )
  }
  await closeAll(town)
  for (const [n, election] of town.elections.entries()) {
    const acks = of(election.decision.id)
    const failed =
      (wrong: Wrong) =>
      (error: unknown): Violation[] => [{ wrong, text: String(error) }]
    found.push(...(await auditTally(town, election, acks, port).catch(failed('tally'))))
    found.push(...(await auditProofs(town, election, acks, { port, earlier }).catch(failed('proof'))))
    if (n % 10 === 9) say(`  audited ${String(n + 1)} decisions`)
  }
  return found
}

/** Votes under fire, then audits everything. */
export async function runCrash(cluster: OwnCluster, build: Build, plan: RunPlan): Promise<RunReport> {
  const say = plan.say ?? (() => undefined)
  const began = Date.now()
  const town = await createTown({ ...plan, heads: Math.ceil(plan.acks / plan.decisions / 0.95) })
  if (plan.sql) await town.test.admin.query(plan.sql)
  const progress: Progress = { acks: [], refusals: [], retries: 0, stuck: 0, upTo: 0 }
  let stack: Stack | undefined
  try {
    stack = await startStack(build, town.test.database, town.test.folder)
    const running = { cluster, stack, town, progress }
    const wishes = wishesOf(town, seeded(plan.seed))
    const clockAhead = await clockAheadOf(town)
    say(`  ${String(wishes.length)} heads vote on ${String(plan.decisions)} decisions`)
    const state = { isOver: false }
    const isOver = () => state.isOver
    const ticking = setInterval(() => {
      say(`  ${String(progress.acks.length)} acknowledged`)
    }, 20_000)
    const [kills, earlier] = await Promise.all([
      killAll(running, plan, isOver).finally(() => {
        progress.upTo = Infinity
      }),
      watch(running, plan, isOver),
      castAll(town, stack.ports, wishes, { clients: plan.clients, progress }).finally(() => {
        state.isOver = true
        clearInterval(ticking)
      }),
    ])
    const violations = await audit(running, earlier, clockAhead, say)
    const { acks, refusals, retries } = progress
    const seconds = Math.round((Date.now() - began) / 1000)
    return { seed: plan.seed, acks: acks.length, refused: refusals.length, retries, kills, seconds, violations }
  } finally {
    await stack?.stop()
    await town.test.close()
  }
}
