import type { Wrong } from './audit.ts'
import { buildWith, type Edit } from '../../support/server.build.ts'
import type { OwnCluster } from '../../support/own.cluster.ts'
import { runCrash, type RunReport } from './run.ts'

/** A mistake that somebody could make, and what the audit must say of it. */
export interface KnownBad {
  name: string
  edits: readonly Edit[]
  /** On the database of the run. */
  sql?: string
  /** Settings of PostgreSQL. */
  settings?: Record<string, string>
  kills: number
  /** One of these is enough: what a crash hits first is chance. */
  shows: readonly Wrong[]
}

const features = 'server/src/features/votes'
const platform = 'server/src/platform'

export const knownBad: readonly KnownBad[] = [
  {
    name: 'async-commit',
    edits: [],
    settings: { synchronous_commit: 'off', wal_writer_delay: '10s' },
    kills: 8,
    shows: ['lost'],
  },
  {
    // Looked for before the lock, and no key behind it.
    name: 'no-unique',
    edits: [
      {
        file: `${features}/votes.casting.service.ts`,
        find: `  await expectFreshCode(db, actor)
  const { row, now } = await expectOpen(db, deps, actor, decisionId)`,
        put: `  await expectFreshCode(db, actor)
  const [found] = await ballotsOfHeads(db, { communityId: actor.communityId, decisionId }, [headId])
  const { row, now } = await expectOpen(db, deps, actor, decisionId)`,
      },
      {
        file: `${features}/votes.casting.service.ts`,
        find: `  const [found] = await ballotsOfHeads(db, at, [headId])\n  const again`,
        put: `  const again`,
      },
    ],
    sql: 'ALTER TABLE effective_ballot DROP CONSTRAINT effective_ballot_pk CASCADE',
    kills: 0,
    shows: ['twice'],
  },
  {
    // The reply leaves while the transaction is still to be committed, so it cannot be the signer who says it.
    name: 'ack-before-commit',
    edits: [
      {
        file: `${platform}/db/context.ts`,
        find: `    await client.query('COMMIT')\n`,
        put: `    isLate = true
    setTimeout(() => client.query('COMMIT').then(() => client.release(), (error) => client.release(error)), 80)\n`,
      },
      {
        file: `${platform}/db/context.ts`,
        find: `  let broken: Error | undefined\n`,
        put: `  let broken: Error | undefined\n  let isLate = false\n`,
      },
      {
        file: `${platform}/db/context.ts`,
        find: `    client.release(broken)\n`,
        put: `    if (!isLate) client.release(broken)\n`,
      },
      {
        file: `${features}/votes.casting.service.ts`,
        find: `signed: await signer.headAt({ community, decision }, committed.seq)`,
        put: `signed: { size: committed.seq, leaf: committed.leaf, head: committed.head, root: committed.head,
      at: committed.at, key: 'k'.repeat(11), signature: 's'.repeat(86) }`,
      },
    ],
    kills: 8,
    shows: ['lost'],
  },
  {
    name: 'key-elsewhere',
    edits: [
      {
        file: `${platform}/http/routes.ts`,
        find: `    return once(db, claim, e.status, work)`,
        put: `    const stored = await withContext(pool, { accountId: claims.sub, communityId: claim.communityId ?? '' }, (other) =>
      once(other, claim, e.status, work),
    )
    await new Promise((resolve) => setTimeout(resolve, 30))
    return stored`,
      },
      {
        file: `${platform}/http/routes.ts`,
        find: `  const claimed = <T>(`,
        put: `  const claimed = async <T>(`,
      },
    ],
    kills: 10,
    shows: ['lost', 'stuck', 'reply', 'receipt'],
  },
  {
    name: 'app-clock',
    edits: [
      {
        file: `${platform}/db/clock.ts`,
        find: `const [row] = await db.hot<{ now: Date }>(nowStatement, [])`,
        put: `const row = { now: new Date() }`,
      },
    ],
    kills: 0,
    shows: ['time'],
  },
  {
    name: 'clock-before-lock',
    edits: [
      {
        file: `${features}/votes.casting.service.ts`,
        find: `  const row = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)`,
        put: `  const now = await readClock(db)
  const row = await expectVisible(db, actor, decisionId, true)`,
      },
    ],
    kills: 0,
    shows: ['time'],
  },
  {
    // Square metres with a point, summed, and cut back to whole hundredths.
    name: 'float-area',
    edits: [
      {
        file: `${features}/votes.thresholds.rules.ts`,
        find: `areaCentiares: one.areaCentiares + other.areaCentiares,`,
        put: `areaCentiares: Math.floor((one.areaCentiares / 100 + other.areaCentiares / 100) * 100),`,
      },
    ],
    kills: 0,
    shows: ['tally'],
  },
  {
    name: 'cached-tally',
    edits: [
      {
        file: `${features}/votes.ballots.store.ts`,
        find: `  db.hot<TurnoutRow>(turnoutStatement, [at.communityId, at.decisionId, at.freeze])`,
        put: `  (kept[at.decisionId] ??= db.hot<TurnoutRow>(turnoutStatement, [at.communityId, at.decisionId, at.freeze]))
const kept: Record<string, Promise<TurnoutRow[]>> = {}`,
      },
    ],
    kills: 0,
    shows: ['turnout'],
  },
]

/** Runs a known-bad build; the settings are put back afterwards. */
export async function catchBad(
  cluster: OwnCluster,
  bad: KnownBad,
  size: { seed: number; acks: number; decisions: number },
): Promise<RunReport> {
  const { name, edits, sql, settings = {}, kills } = bad
  const build = await buildWith(name, edits)
  const set = (to: (setting: string) => string) =>
    Object.keys(settings).map((one) => `ALTER SYSTEM SET ${one} = ${to(one)}`)
  await cluster.asAdmin(...set((one) => `'${settings[one] ?? ''}'`), 'SELECT pg_reload_conf()')
  try {
    return await runCrash(cluster, build, {
      ...size,
      clients: 24,
      kills,
      ...(sql ? { sql } : {}),
    })
  } finally {
    await cluster.asAdmin(...set(() => 'DEFAULT'), 'SELECT pg_reload_conf()')
  }
}
