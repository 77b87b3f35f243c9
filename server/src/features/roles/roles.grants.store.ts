import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { GridPost } from '@liren/shared/neighbourhood.editing'
import { roles, type Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan, textBehind } from '../../platform/db/keyset.ts'
import { roleGrant } from './roles.tables.ts'

const inForce = `g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())`

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

export interface LockedGrant {
  accountId: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  post: GridPost | null
}

const lockStatement: Hot = {
  name: 'role_grant_lock',
  text: `SELECT account_id AS "accountId", role, scope_kind AS "scopeKind", scope_id AS "scopeId", post
    FROM role_grant WHERE community_id = $1 AND id = $2 AND ended_at IS NULL FOR UPDATE`,
}

/** Locks a grant that nobody has ended, also one whose time ran out. */
export async function lockGrant(db: Db, communityId: string, id: string): Promise<LockedGrant | null> {
  const [row] = await db.hot<LockedGrant>(lockStatement, [communityId, id])
  return row ?? null
}

const endStatement: Hot = {
  name: 'role_grant_end',
  text: `UPDATE role_grant SET ended_at = least(app.now(), expires_at), ended_by = $3, end_reason = $4
    WHERE community_id = $1 AND id = $2 AND ended_at IS NULL`,
}

/** Ends a grant that the caller has locked; one whose time ran out ended then. */
export const endGrant = (db: Db, communityId: string, id: string, by: string, reason: string | null) =>
  db.hot(endStatement, [communityId, id, by, reason])

export interface RecordRow {
  id: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  post: GridPost | null
  nickname: string
  phoneMasked: string
  grantedBy: string | null
  grantedAt: Date
  expiresAt: Date | null
  /** Nobody has ended it, though its time may have run out. */
  isOpen: boolean
  endedAt: Date | null
  endedBy: string | null
  endReason: string | null
}

const recordStatement = (name: string, condition: string): Hot => ({
  name,
  text: `SELECT g.id, g.role, g.scope_kind AS "scopeKind", g.scope_id AS "scopeId", g.post, m.nickname,
      m.phone_masked AS "phoneMasked", giver.nickname AS "grantedBy", g.created_at AS "grantedAt",
      g.expires_at AS "expiresAt", g.ended_at IS NULL AS "isOpen",
      coalesce(g.ended_at, CASE WHEN g.expires_at <= app.now() THEN g.expires_at END) AS "endedAt",
      ender.nickname AS "endedBy", g.end_reason AS "endReason"
    FROM role_grant g
    JOIN member m ON m.community_id = g.community_id AND m.account_id = g.account_id
    LEFT JOIN member giver ON giver.community_id = g.community_id AND giver.account_id = g.granted_by
    LEFT JOIN member ender ON ender.community_id = g.community_id AND ender.account_id = g.ended_by
    WHERE g.community_id = $1 AND ${condition}
      AND ${olderThan('g.created_at, g.id', '$2', '$3')}
    ORDER BY g.created_at DESC, g.id DESC LIMIT $4`,
})

const statements = {
  in_force: recordStatement('role_grant_list', inForce),
  all: recordStatement('role_grant_record', 'true'),
}

/** Grants in force, or every one there ever was, newest first. */
export const listGrants = (
  db: Db,
  communityId: string,
  state: keyof typeof statements,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<RecordRow>(statements[state], [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

export interface OfficerRow {
  id: string
  /** The order of offices on the page, as text for the cursor. */
  rank: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  post: GridPost | null
  nickname: string
}

const rank = `lpad(array_position($5::text[], g.role)::text, 2, '0')`

const officersStatement: Hot = {
  name: 'role_grant_officers',
  text: `SELECT g.id, ${rank} AS rank, g.role, g.scope_kind AS "scopeKind", g.scope_id AS "scopeId", g.post, m.nickname
    FROM role_grant g JOIN member m ON m.community_id = g.community_id AND m.account_id = g.account_id
    WHERE g.community_id = $1 AND ${inForce} AND ${textBehind(`${rank}, g.id`, '$2', '$3')}
    ORDER BY 2, g.id LIMIT $4`,
}

/** Who holds which office now, office by office. */
export const listOfficers = (db: Db, communityId: string, after: readonly [string, string] | null, limit: number) =>
  db.hot<OfficerRow>(officersStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit, [...roles]])
