import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { residence, roleGrant, roleGrantAbove } from './roles.tables.ts'

const committeeStatement: Hot = {
  name: 'role_grant_committee_lock',
  text: `SELECT account_id FROM role_grant WHERE community_id = $1 AND role = 'committee' AND ended_at IS NULL
      AND (expires_at IS NULL OR expires_at > app.now()) ORDER BY id FOR UPDATE`,
}

/** Who is on the community's committee; locked, so that two last ones cannot leave at once. */
export async function lockCommittee(db: Db, communityId: string): Promise<string[]> {
  const rows = await db.hot<{ account_id: string }>(committeeStatement, [communityId])
  return rows.map((row) => row.account_id)
}

const operatorsStatement: Hot = {
  name: 'role_grant_above_operator_lock',
  text: `SELECT account_id FROM role_grant_above WHERE role = 'operator' AND ended_at IS NULL
      AND (expires_at IS NULL OR expires_at > app.now()) ORDER BY id FOR UPDATE`,
}

/** The platform's operators, locked in the same way. Runs in purpose `grant`. */
export async function lockOperators(db: Db): Promise<string[]> {
  const rows = await db.hot<{ account_id: string }>(operatorsStatement, [])
  return rows.map((row) => row.account_id)
}

/** Ends every home and office of a person in one community and leaves them there under another name. */
export async function leaveCommunity(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  pseudonym: string,
): Promise<void> {
  const end = { endedAt: sql`app.now()`, endedBy: accountId }
  await db.orm
    .update(roleGrant)
    .set(end)
    .where(and(eq(roleGrant.communityId, communityId), eq(roleGrant.accountId, accountId), isNull(roleGrant.endedAt)))
  await db.orm
    .update(residence)
    .set(end)
    .where(and(eq(residence.communityId, communityId), eq(residence.accountId, accountId), isNull(residence.endedAt)))
  // Who they were in the register is nobody's to see any more.
  await db.orm
    .update(residence)
    .set({ ownerId: null })
    .where(and(eq(residence.communityId, communityId), eq(residence.accountId, accountId)))
  await db.orm
    .update(member)
    .set({ nickname: pseudonym, phoneMasked: '', grownOn: null })
    .where(and(eq(member.communityId, communityId), eq(member.accountId, accountId)))
}

/** Ends the person's offices above communities. Runs in purpose `grant`. */
export async function leaveAbove(db: Db, accountId: string): Promise<void> {
  await db.orm
    .update(roleGrantAbove)
    .set({ endedAt: sql`app.now()` })
    .where(and(eq(roleGrantAbove.accountId, accountId), isNull(roleGrantAbove.endedAt)))
}

const aboveStatement: Hot = {
  name: 'role_grant_above_ever',
  text: 'SELECT 1 FROM role_grant_above WHERE account_id = $1 LIMIT 1',
}

/** Whether the person holds an office above communities, or ever did. Runs in purpose `grant`. */
export const wasAbove = async (db: Db, accountId: string): Promise<boolean> =>
  (await db.hot(aboveStatement, [accountId])).length === 1
