import type { Role } from '@liren/shared/roles'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { roleGrantAbove } from './roles.tables.ts'

/** Makes the person known in the community; who is known already keeps the name neighbours know. */
export async function ensureMember(db: Db, row: typeof member.$inferInsert): Promise<void> {
  await db.orm.insert(member).values(row).onConflictDoNothing()
}

const endExpiredAboveStatement: Hot = {
  name: 'role_grant_above_end_expired',
  text: `UPDATE role_grant_above SET ended_at = expires_at
    WHERE account_id = $1 AND ended_at IS NULL AND expires_at <= app.now()`,
}

/** Inserts a grant above communities; those of this person that have run out are closed first. */
export async function insertGrantAbove(db: Db, row: typeof roleGrantAbove.$inferInsert): Promise<void> {
  await db.hot(endExpiredAboveStatement, [row.accountId])
  await db.orm.insert(roleGrantAbove).values(row)
}

/** Whether the person holds this role above communities. */
export async function holdsAbove(db: Db, accountId: string, role: Role): Promise<boolean> {
  const rows = await db.orm
    .select({ id: roleGrantAbove.id })
    .from(roleGrantAbove)
    .where(and(eq(roleGrantAbove.accountId, accountId), eq(roleGrantAbove.role, role), isNull(roleGrantAbove.endedAt)))
  return rows.length > 0
}

const communitiesStatement: Hot = {
  name: 'member_communities',
  text: `SELECT community_id AS id FROM member WHERE account_id = $1 ORDER BY created_at LIMIT 20`,
}

/** The communities a person is known in; at most 20. */
export async function communitiesOf(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.hot<{ id: string }>(communitiesStatement, [accountId])
  return rows.map(({ id }) => id)
}

/** The name by which a member is known in the community. */
export async function readNickname(db: Db, communityId: string, accountId: string): Promise<string> {
  const [row] = await db.orm
    .select({ nickname: member.nickname })
    .from(member)
    .where(and(eq(member.communityId, communityId), eq(member.accountId, accountId)))
  return row?.nickname ?? ''
}

/** Changes the person's name in every community they are known in. */
export async function renameMember(db: Db, accountId: string, nickname: string): Promise<void> {
  await db.orm.update(member).set({ nickname }).where(eq(member.accountId, accountId))
}
