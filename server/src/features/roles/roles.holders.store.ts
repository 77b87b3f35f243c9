import type { Db, Hot } from '../../platform/db/context.ts'

const holdersStatement: Hot = {
  name: 'role_grant_holders',
  text: `SELECT DISTINCT account_id FROM role_grant WHERE community_id = $1 AND role = $2 AND scope_id = $3
      AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now())`,
}

const chiefsStatement: Hot = {
  name: 'role_grant_chiefs',
  text: `SELECT DISTINCT account_id FROM role_grant WHERE community_id = $1 AND role = 'grid_worker' AND scope_id = $2
      AND post = 'chief' AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now())`,
}

/** The heads of a grid now. */
export async function readChiefs(db: Db, communityId: string, gridId: string): Promise<string[]> {
  const rows = await db.hot<{ account_id: string }>(chiefsStatement, [communityId, gridId])
  return rows.map((row) => row.account_id)
}

/** Who holds an office at a place now. */
export async function readHolders(
  db: Db,
  communityId: string,
  { role, scopeId }: { role: string; scopeId: string },
): Promise<string[]> {
  const rows = await db.hot<{ account_id: string }>(holdersStatement, [communityId, role, scopeId])
  return rows.map((row) => row.account_id)
}
