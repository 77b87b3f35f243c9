import type { Session } from '@liren/shared/identity'
import type { KeptResult } from '../../server/src/features/votes/votes.tables.ts'
import type { TestApp } from './app.ts'
import { plantOwner } from './slips.ts'
import type { World } from './world.ts'

/** Demands for a meeting, for the rows that speak of them. */
export interface DemandObjects {
  /** Of the estate of the votes: one that nobody has joined, and one that a fifth has. */
  open: string
  reached: string
  /** One that the owner started, in the estate where they live. */
  mine: string
}

export async function demandObjects(
  test: TestApp,
  { communityId, estateId: home }: World,
  { estateId, as, owner }: { estateId: string; as: Session; owner: Session },
): Promise<DemandObjects> {
  const plant = async (where: string, by: Session, state: 'open' | 'reached') => {
    const { rows } = await test.admin.query<{ id: string }>(
      `INSERT INTO vote_demand (community_id, id, estate_id, title, body, matter, counts, state, started_by, started_at,
          heads, area_centiares, total_heads, total_area_centiares, counted_at, reached_at, addressed_to)
        VALUES ($1, gen_random_uuid(), $2, '换物业', '服务不好。', 'PROPERTY_MANAGER', 'HEADS', $3, $4, app.now(), 0, 0,
          3, 24000, app.now(), CASE WHEN $3 = 'reached' THEN app.now() END,
          CASE WHEN $3 = 'reached' THEN 'RESIDENTS_COMMITTEE' END) RETURNING id`,
      [communityId, where, state, by.accountId],
    )
    return rows[0]?.id ?? ''
  }
  const made = { open: await plant(estateId, as, 'open'), reached: await plant(estateId, as, 'reached') }
  const mine = await plant(home, owner, 'open')
  await test.admin.query(
    `INSERT INTO vote_demand_join (community_id, id, demand_id, unit_id, account_id, joined_at, left_at)
      SELECT community_id, gen_random_uuid(), $2, id, $3, app.now(), app.now() FROM unit WHERE community_id = $1 LIMIT 1`,
    [communityId, made.open, owner.accountId],
  )
  await test.admin.query(
    `INSERT INTO vote_demand_counts (community_id, estate_id, counts, set_by, set_at)
      VALUES ($1, $2, 'HEADS', $3, app.now())`,
    [communityId, home, as.accountId],
  )
  return { ...made, mine }
}

/** A co-owner of the first flat who has no phone here; to be there before a roll is frozen. */
export const plantCoOwner = (test: TestApp, world: World, estateId: string, unitId: string): Promise<string> =>
  plantOwner(test, { ...world, estateId }, unitId, null)

/** Asks the co-owners of a frozen decision to name one; the head that has two of them. */
export async function askForOne(
  test: TestApp,
  { communityId }: World,
  decisionId: string,
  coOwnerId: string,
): Promise<{ headId: string; coOwnerId: string }> {
  await test.admin.query(
    `UPDATE vote_decision SET policy = jsonb_set(policy, '{coOwnerRule}', '"DESIGNATED"') WHERE id = $1`,
    [decisionId],
  )
  const { rows } = await test.admin.query<{ id: string }>(
    `SELECT head_id AS id FROM vote_head_unit u WHERE decision_id = $1 AND $2 = ANY(owner_ids)
      AND freeze_no = (SELECT freeze_no FROM vote_decision WHERE id = u.decision_id)`,
    [decisionId, coOwnerId],
  )
  const headId = rows[0]?.id ?? ''
  await test.admin.query(
    `INSERT INTO vote_designation (community_id, head_id, owner_id, named_id, account_id, at)
      SELECT $1, $2, $3, $3, created_by, app.now() FROM vote_decision WHERE id = $4`,
    [communityId, headId, coOwnerId, decisionId],
  )
  return { headId, coOwnerId }
}

/** Makes a counted decision one whose election ended in a tie for its one seat. */
export async function plantTie(
  test: TestApp,
  decisionId: string,
  tieBreak: 'LOT' | 'RUN_OFF',
): Promise<{ id: string; version: number; motionId: string; between: string[] }> {
  const { rows } = await test.admin.query<{ id: string; result: KeptResult; version: number }>(
    `SELECT m.id, d.result, d.version FROM vote_decision d JOIN vote_motion m ON m.decision_id = d.id AND m.number = 2
      WHERE d.id = $1`,
    [decisionId],
  )
  const [found] = rows
  if (!found) throw new Error('no such decision')
  const between = ['0195c0de-0000-7000-8000-000000000001', '0195c0de-0000-7000-8000-000000000002']
  const motions = found.result.motions.map((one) =>
    one.number === 2
      ? { ...one, kind: 'election', standing: 'FAILS', ties: [{ for: 'SEAT', between, places: 1, lot: null }] }
      : one,
  )
  await test.admin.query(`UPDATE vote_motion SET kind = 'election', seats = 1 WHERE id = $1`, [found.id])
  await test.admin.query(
    `UPDATE vote_decision SET result = $2, policy = jsonb_set(policy, '{election,tieBreak}', to_jsonb($3::text))
      WHERE id = $1`,
    [decisionId, JSON.stringify({ ...found.result, motions }), tieBreak],
  )
  return { id: decisionId, version: found.version, motionId: found.id, between }
}
