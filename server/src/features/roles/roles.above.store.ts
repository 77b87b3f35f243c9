import type { PlaceKind } from '@liren/shared/neighbourhood'
import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'

export interface AboveRow {
  id: string
  role: Role
  scopeKind: PlaceKind
  scopeId: string
  department: string
  nickname: string
  phoneMasked: string | null
  grantedAt: Date
  expiresAt: Date | null
  endedAt: Date | null
  endReason: string | null
}

const listStatement: Hot = {
  name: 'role_grant_above_list',
  text: `SELECT g.id, g.role, g.scope_kind AS "scopeKind", g.scope_id AS "scopeId", g.department, a.nickname,
      (SELECT masked FROM account_login l WHERE l.account_id = g.account_id AND l.kind = 'phone') AS "phoneMasked",
      g.created_at AS "grantedAt", g.expires_at AS "expiresAt",
      coalesce(g.ended_at, CASE WHEN g.expires_at <= app.now() THEN g.expires_at END) AS "endedAt",
      g.end_reason AS "endReason"
    FROM role_grant_above g JOIN account a ON a.id = g.account_id
    WHERE g.role <> 'operator' AND ${olderThan('g.created_at, g.id', '$1', '$2')}
    ORDER BY g.created_at DESC, g.id DESC LIMIT $3`,
}

/** Street and department roles, newest first; in the purpose `grant`. */
export const listAbove = (db: Db, after: readonly [Date, string] | null, limit: number) =>
  db.hot<AboveRow>(listStatement, [after?.[0] ?? null, after?.[1] ?? null, limit])

const endStatement: Hot = {
  name: 'role_grant_above_end',
  text: `UPDATE role_grant_above SET ended_at = least(app.now(), expires_at), ended_by = $2, end_reason = $3
    WHERE id = $1 AND role <> 'operator' AND ended_at IS NULL RETURNING id`,
}

/** Ends a street or department role; false when none in force has this id. In the purpose `grant`. */
export const endAbove = async (db: Db, id: string, by: string, reason: string): Promise<boolean> =>
  (await db.hot(endStatement, [id, by, reason])).length === 1

const officesStatement: Hot = {
  name: 'role_grant_above_offices',
  text: `SELECT DISTINCT g.role, g.scope_id AS "scopeId", g.department FROM role_grant_above g
    WHERE g.scope_id IN (SELECT s.id FROM community c JOIN street s ON s.id = c.street_id WHERE c.id = $1
        UNION ALL SELECT s.district_id FROM community c JOIN street s ON s.id = c.street_id WHERE c.id = $1)
      AND g.role <> 'operator' AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())
    ORDER BY g.role DESC, g.department, g.scope_id LIMIT 200`,
}

/** Offices above a community that somebody holds now; in the purpose `whistle`. */
export const listOffices = (db: Db, communityId: string) =>
  db.hot<{ role: Role; scopeId: string; department: string }>(officesStatement, [communityId])

export interface OfficeKey {
  role: Role
  scopeId: string
  department: string
}

const officersStatement: Hot = {
  name: 'role_grant_above_officers',
  text: `SELECT DISTINCT g.account_id FROM role_grant_above g
    JOIN unnest($1::text[], $2::uuid[], $3::text[]) AS o(role, scope_id, department)
      ON o.role = g.role AND o.scope_id = g.scope_id AND o.department = g.department
    WHERE g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())`,
}

/** Who holds one of these offices now; in the purpose `whistle`. */
export async function listOfficers(db: Db, offices: readonly OfficeKey[]): Promise<string[]> {
  const columns = [
    offices.map(({ role }) => role),
    offices.map(({ scopeId }) => scopeId),
    offices.map(({ department }) => department),
  ]
  const rows = await db.hot<{ account_id: string }>(officersStatement, columns)
  return rows.map((row) => row.account_id)
}

const heldStatement: Hot = {
  name: 'role_grant_own_offices',
  text: `SELECT DISTINCT role, scope_id AS "scopeId" FROM role_grant
    WHERE account_id = $1 AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now()) LIMIT 500`,
}

/** The offices a person holds in communities; in the person's own context. */
export const listHeld = (db: Db, accountId: string) =>
  db.hot<{ role: Role; scopeId: string }>(heldStatement, [accountId])
