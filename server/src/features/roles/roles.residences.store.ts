import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { residence } from './roles.tables.ts'

export type ResidenceRow = typeof residence.$inferSelect
export type NewResidence = typeof residence.$inferInsert

const live = (communityId: string, id: string) =>
  and(eq(residence.communityId, communityId), eq(residence.id, id), isNull(residence.endedAt))

export type Check = Pick<NewResidence, 'verification' | 'verifiedBy' | 'ownerId'>

/** Registers somebody in a unit, with the check of an owner if there was one. */
export async function insertResidence(db: Db, row: NewResidence, check: Check | null): Promise<void> {
  await db.orm.insert(residence).values(check ? { ...row, ...check, verifiedAt: sql`app.now()` } : row)
}

/** A residence that has not ended, or null. */
export async function findResidence(db: Db, communityId: string, id: string): Promise<ResidenceRow | null> {
  const [row] = await db.orm.select().from(residence).where(live(communityId, id))
  return row ?? null
}

/** Ends a residence; false when there is none, or it has ended. */
export async function endResidence(
  db: Db,
  communityId: string,
  id: string,
  end: { by: string; reason: string | null },
): Promise<boolean> {
  const rows = await db.orm
    .update(residence)
    .set({ endedAt: sql`app.now()`, endedBy: end.by, endReason: end.reason })
    .where(live(communityId, id))
    .returning({ id: residence.id })
  return rows.length === 1
}

/** Notes that an owner was checked; false when there is no such residence any more. */
export async function verifyResidence(db: Db, communityId: string, id: string, check: Check): Promise<boolean> {
  const rows = await db.orm
    .update(residence)
    .set({ ...check, verifiedAt: sql`app.now()` })
    .where(live(communityId, id))
    .returning({ id: residence.id })
  return rows.length === 1
}

/** Notes the guardian's consent; false when there was nothing to consent to. */
export async function consentTo(db: Db, communityId: string, id: string, guardianId: string): Promise<boolean> {
  const rows = await db.orm
    .update(residence)
    .set({ guardianId, guardianAt: sql`app.now()` })
    .where(and(live(communityId, id), eq(residence.isUnder14, true), isNull(residence.guardianAt)))
    .returning({ id: residence.id })
  return rows.length === 1
}

const checked = (accountId: string, by: 'phone' | 'any') =>
  and(
    eq(residence.accountId, accountId),
    isNotNull(residence.verifiedAt),
    by === 'phone' ? eq(residence.verification, by) : undefined,
  )

/** The communities where the person was checked as an owner by these means. Runs in the person's own context. */
export async function communitiesChecking(db: Db, accountId: string, by: 'phone' | 'any'): Promise<string[]> {
  const rows = await db.orm.selectDistinct({ id: residence.communityId }).from(residence).where(checked(accountId, by))
  return rows.map(({ id }) => id)
}

/** Takes back these checks in one community; that there was one stays, and is what "lapsed" means. */
export async function lapseChecks(db: Db, communityId: string, accountId: string, by: 'phone' | 'any'): Promise<void> {
  await db.orm
    .update(residence)
    .set({ verifiedAt: null })
    .where(and(eq(residence.communityId, communityId), checked(accountId, by)))
}

const lapsedStatement: Hot = {
  name: 'residence_lapsed',
  text: `SELECT DISTINCT account_id AS id FROM residence
    WHERE community_id = $1 AND account_id = ANY($2) AND verified_at IS NULL AND verification IS NOT NULL`,
}

/** Whose checks lapsed here, in a home that ended, too: their phone proves nothing until somebody looks at papers. */
export async function accountsLapsed(db: Db, communityId: string, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.hot<{ id: string }>(lapsedStatement, [communityId, accountIds])
  return new Set(rows.map(({ id }) => id))
}

/** Notes the person's new phone, masked, wherever they are known. Runs in the person's own context. */
export async function remaskMember(db: Db, accountId: string, phoneMasked: string): Promise<void> {
  await db.orm.update(member).set({ phoneMasked }).where(eq(member.accountId, accountId))
}

/** Where the person lives now, or waits to. Runs in the person's own context. */
export async function communitiesOfHomes(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.orm
    .selectDistinct({ id: residence.communityId })
    .from(residence)
    .where(and(eq(residence.accountId, accountId), isNull(residence.endedAt)))
  return rows.map(({ id }) => id)
}

const followStatement: Hot = {
  name: 'member_follow',
  text: `INSERT INTO member (community_id, account_id, nickname, phone_masked)
    SELECT community_id, $3, nickname, $4 FROM member WHERE community_id = $1 AND account_id = $2
    ON CONFLICT DO NOTHING`,
}
const moveStatement: Hot = {
  name: 'residence_move',
  text: `UPDATE residence r SET account_id = $3 WHERE community_id = $1 AND account_id = $2 AND ended_at IS NULL
    AND NOT EXISTS (SELECT FROM residence o
      WHERE o.community_id = $1 AND o.account_id = $3 AND o.unit_id = r.unit_id AND o.ended_at IS NULL)`,
}
const dropStatement: Hot = {
  name: 'residence_drop',
  text: `UPDATE residence SET ended_at = app.now(), ended_by = $2
    WHERE community_id = $1 AND account_id = $2 AND ended_at IS NULL`,
}

/** Gives one account's homes in a community to another account of the same person; where both live, that one's stays. */
export async function moveHomes(
  db: Db,
  communityId: string,
  from: string,
  to: { accountId: string; phoneMasked: string },
): Promise<void> {
  await db.hot(followStatement, [communityId, from, to.accountId, to.phoneMasked])
  await db.hot(moveStatement, [communityId, from, to.accountId])
  await db.hot(dropStatement, [communityId, from])
}

const soldStatement: Hot = {
  name: 'residence_sold',
  text: `UPDATE residence r SET verified_at = NULL, verified_by = NULL, verification = NULL, owner_id = NULL
    WHERE community_id = $1 AND unit_id = ANY($2) AND ended_at IS NULL
      AND CASE WHEN owner_id IS NULL
        THEN EXISTS (SELECT FROM ownership s WHERE s.community_id = $1 AND s.unit_id = r.unit_id
          AND s.ended_at >= r.verified_at AND NOT EXISTS (SELECT FROM ownership o WHERE o.community_id = $1
            AND o.unit_id = r.unit_id AND o.owner_id = s.owner_id AND o.ended_at IS NULL))
        ELSE NOT EXISTS (SELECT FROM ownership o WHERE o.community_id = $1 AND o.unit_id = r.unit_id
          AND o.owner_id = r.owner_id AND o.ended_at IS NULL) END`,
}

/**
 * Takes back the checks of owners who by the register own these units no longer. Whoever was checked without saying
 * which owner they are may be the one who sold, once any owner of that time has.
 */
export async function uncheckSold(db: Db, communityId: string, unitIds: readonly string[]): Promise<void> {
  await db.hot(soldStatement, [communityId, unitIds])
}
