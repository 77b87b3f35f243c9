import { votes } from '@liren/shared/votes.decisions'
import { toBase64url } from '@liren/shared/votes.bytes'
import { publicKeyOf } from '@liren/shared/votes.sealing'
import type { Decision } from '@liren/shared/votes.views'
import { startApp, type TestApp } from './app.ts'
import { tokenFor } from './tokens.ts'
import { plantEstate } from './votes.estate.ts'
import { seeded } from './votes.story.ts'
import { day, plainVotePolicy, twoQuestions, walk } from './votes.world.ts'
import { createWorld } from './world.ts'

/** An owner of one flat, signed in on two devices. */
export interface Voter {
  unitId: string
  tokens: [string, string]
}

export interface VoterHead {
  headId: string
  pseudonym: string
  area: number
  voter: Voter
}

export interface Election {
  decision: Decision
  heads: VoterHead[]
}

/** A town that votes on several decisions at once. */
export interface Town {
  test: TestApp
  communityId: string
  /** Of who organises. */
  token: string
  key: Uint8Array
  elections: Election[]
}

const buildings = 4

async function plantVoters(test: TestApp, communityId: string, estateId: string): Promise<Voter[]> {
  const { rows } = await test.admin.query<{ account: string; unit: string; sessions: [string, string] }>(
    `WITH p AS (SELECT gen_random_uuid() AS account, gen_random_uuid() AS one, gen_random_uuid() AS two, u.id AS unit
        FROM unit u JOIN ownership o ON o.community_id = u.community_id AND o.unit_id = u.id
        WHERE o.community_id = $1 AND o.estate_id = $2),
      a AS (INSERT INTO account (id, nickname, locale) SELECT account, '业主', 'zh-CN' FROM p),
      s AS (INSERT INTO session (id, account_id, device_id, platform, device_label, stepped_up_at)
        SELECT id, account, id::text, 'weapp', 'phone', app.now() + interval '1 year'
        FROM p, LATERAL (VALUES (one), (two)) AS d(id)),
      m AS (INSERT INTO member (community_id, account_id, nickname, phone_masked) SELECT $1, account, '业主', '' FROM p),
      r AS (INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by, verified_at, verification,
          owner_id)
        SELECT $1, gen_random_uuid(), unit, account, 'owner', account, app.now(), 'deed', unit FROM p)
      SELECT account, unit, ARRAY[one, two] AS sessions FROM p`,
    [communityId, estateId],
  )
  return rows.map(({ account: accountId, unit: unitId, sessions }) => {
    const of = (sessionId: string) => tokenFor({ accountId, sessionId })
    return { unitId, tokens: [of(sessions[0]), of(sessions[1])] }
  })
}

/** Makes a town of so many heads, and opens so many decisions in it. */
export async function createTown(of: { heads: number; decisions: number; seed: number }): Promise<Town> {
  const test = await startApp()
  const world = await createWorld(test)
  const { communityId } = world
  const plan = { name: '大院', buildings, flatsEach: Math.ceil(of.heads / buildings), area: '8571 + mod(n * 37, 997)' }
  const { estateId } = await plantEstate(test, world, plan)
  const voters = new Map((await plantVoters(test, communityId, estateId)).map((one) => [one.unitId, one]))
  await test.admin.query('ANALYZE')
  const as = await world.grant('owners_committee', 'estate', estateId)
  const key = seeded(of.seed).bytes(32)
  const draft = {
    ...{ estateId, title: '电梯与充电棚', text: '请表决。', scope: { kind: 'estate' as const }, isTemporary: false },
    organiser: { kind: 'OWNERS_COMMITTEE' as const, groupId: null },
    ...{ policy: plainVotePolicy, motions: twoQuestions },
  }
  const frozen: Decision[] = []
  for (let n = 0; n < of.decisions; n += 1)
    frozen.push(await walk(test, { communityId, as, draft, key }, 'ROLL_FROZEN'))
  await test.advance(16 * day + 60)
  const elections: Election[] = []
  for (const { id, version } of frozen) {
    const move = { step: 'OPEN' as const, publicKey: toBase64url(publicKeyOf(key)), keptBy: ['甲处', '乙处'] }
    const at = { params: { communityId, decisionId: id }, body: { version, move } }
    const decision = await test.call(votes.step, at, { as })
    const { rows } = await test.admin.query<Omit<VoterHead, 'voter'> & { unitId: string }>(
      `SELECT h.id AS "headId", h.pseudonym, h.area_centiares::float8 AS area, u.unit_id AS "unitId"
        FROM vote_head h JOIN vote_head_unit u ON u.community_id = h.community_id AND u.head_id = h.id
        WHERE h.decision_id = $1 ORDER BY h.position`,
      [id],
    )
    const heads = rows.flatMap(({ unitId, ...head }) => {
      const voter = voters.get(unitId)
      return voter ? [{ ...head, voter }] : []
    })
    elections.push({ decision, heads })
  }
  return { ...{ test, communityId, key, elections }, token: tokenFor(as) }
}

/** How much further the one clock is than this machine's: asked several times, the quickest answer counts. */
export async function clockAheadOf({ test }: Town): Promise<number> {
  let best = { took: Number.POSITIVE_INFINITY, ahead: 0 }
  for (let n = 0; n < 10; n += 1) {
    const before = Date.now()
    const { rows } = await test.admin.query<{ now: Date }>('SELECT app.now() AS now')
    const took = Date.now() - before
    if (took < best.took) best = { took, ahead: (rows[0]?.now.getTime() ?? 0) - before - took / 2 }
  }
  return best.ahead
}
