import type { DispatchRule } from '@liren/shared/complaints.dispatch'
import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface RulesRow {
  rules: DispatchRule[]
  version: number
}

const readStatement: Hot = {
  name: 'complaint_dispatch_read',
  text: 'SELECT rules, version FROM complaint_dispatch WHERE community_id = $1',
}

/** The rules that send matters on; none before anybody made some. */
export async function readRules(db: Db, communityId: string): Promise<RulesRow> {
  const [row] = await db.hot<RulesRow>(readStatement, [communityId])
  return row ?? { rules: [], version: 0 }
}

const firstStatement: Hot = {
  name: 'complaint_dispatch_first',
  text: `INSERT INTO complaint_dispatch (community_id, rules, version, changed_by) VALUES ($1, $2, 1, $3)
    ON CONFLICT ON CONSTRAINT complaint_dispatch_pk DO NOTHING RETURNING version`,
}
const nextStatement: Hot = {
  name: 'complaint_dispatch_next',
  text: `UPDATE complaint_dispatch SET rules = $2, version = version + 1, changed_by = $3, changed_at = app.now()
    WHERE community_id = $1 AND version = $4 RETURNING version`,
}

/** Sets all rules (version 0: for the first time); false when somebody else has meanwhile. */
export async function writeRules(db: Db, communityId: string, { rules, version }: RulesRow, by: string) {
  const values = [communityId, JSON.stringify(rules), by]
  const rows = version === 0 ? await db.hot(firstStatement, values) : await db.hot(nextStatement, [...values, version])
  return rows.length === 1
}

const officesStatement: Hot = {
  name: 'complaint_offices',
  text: `SELECT g.role, g.scope_id AS "scopeId",
      json_agg(DISTINCT jsonb_build_object('id', m.account_id, 'nickname', m.nickname)) AS workers
    FROM role_grant g JOIN member m ON m.community_id = $1 AND m.account_id = g.account_id
    WHERE g.community_id = $1 AND g.role = ANY($2) AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now())
    GROUP BY g.role, g.scope_id ORDER BY g.role, g.scope_id LIMIT 1000`,
}

export interface HeldOffice {
  role: Role
  scopeId: string
  workers: { id: string; nickname: string }[]
}

/** The offices of these roles that somebody holds now, with who does. */
export const heldOffices = (db: Db, communityId: string, roles: readonly Role[]): Promise<HeldOffice[]> =>
  db.hot<HeldOffice>(officesStatement, [communityId, roles])
