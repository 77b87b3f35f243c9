import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { Role } from '@liren/shared/roles'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { roleGrant, roleGrantAbove } from './roles.tables.ts'

/** Makes the person known in the community; who is known already keeps the name neighbours know. */
export async function ensureMember(db: Db, row: typeof member.$inferInsert): Promise<void> {
  await db.orm.insert(member).values(row).onConflictDoNothing()
}

const endExpiredStatement: Hot = {
  name: 'role_grant_end_expired',
  text: `UPDATE role_grant SET ended_at = expires_at
    WHERE community_id = $1 AND account_id = $2 AND ended_at IS NULL AND expires_at <= app.now()`,
}

/** Inserts a grant; grants of this person that have run out are closed first, so that they do not stand in the way. */
export async function insertGrant(db: Db, row: typeof roleGrant.$inferInsert): Promise<void> {
  await db.hot(endExpiredStatement, [row.communityId, row.accountId])
  await db.orm.insert(roleGrant).values(row)
}

const endExpiredAboveStatement: Hot = {
  name: 'role_grant_above_end_expired',
  text: `UPDATE role_grant_above SET ended_at = expires_at
    WHERE account_id = $1 AND ended_at IS NULL AND expires_at <= app.now()`,
}

/** The same above communities. */
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

const listStatement: Hot = {
  name: 'role_grant_list',
  text: `SELECT g.id, g.role, g.scope_kind, g.scope_id, g.expires_at, g.created_at, m.nickname, m.phone_masked
    FROM role_grant g JOIN member m ON m.community_id = g.community_id AND m.account_id = g.account_id
    WHERE g.community_id = $1 AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())
      AND ($2::timestamptz IS NULL OR (g.created_at, g.id) < ($2, $3::uuid))
    ORDER BY g.created_at DESC, g.id DESC LIMIT $4`,
}

export interface GrantRow {
  id: string
  role: Role
  scope_kind: ScopeKind
  scope_id: string
  expires_at: Date | null
  created_at: Date
  nickname: string
  phone_masked: string
}

/** Grants in force, newest first. */
export const listGrants = (db: Db, communityId: string, after: readonly [Date, string] | null, limit: number) =>
  db.hot<GrantRow>(listStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

/** Ends a grant in force; false when there is none with this id. */
export async function endGrant(db: Db, communityId: string, id: string, by: string): Promise<boolean> {
  const rows = await db.orm
    .update(roleGrant)
    .set({ endedAt: sql`app.now()`, endedBy: by })
    .where(and(eq(roleGrant.communityId, communityId), eq(roleGrant.id, id), isNull(roleGrant.endedAt)))
    .returning({ id: roleGrant.id })
  return rows.length === 1
}

/** The role of a grant in force, or null. */
export async function roleOfGrant(db: Db, communityId: string, id: string): Promise<Role | null> {
  const [row] = await db.orm
    .select({ role: roleGrant.role })
    .from(roleGrant)
    .where(and(eq(roleGrant.communityId, communityId), eq(roleGrant.id, id), isNull(roleGrant.endedAt)))
  return (row?.role as Role | undefined) ?? null
}

/** The communities a person is known in; at most 20. */
export async function communitiesOf(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.orm
    .select({ communityId: member.communityId })
    .from(member)
    .where(eq(member.accountId, accountId))
    .orderBy(member.createdAt)
    .limit(20)
  return rows.map((row) => row.communityId)
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
