import type { PointsTerms } from '@liren/shared/points'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface SettingRow {
  terms: PointsTerms
  version: number
}

const readStatement: Hot = {
  name: 'points_setting_read',
  text: 'SELECT terms, version FROM points_setting WHERE community_id = $1',
}

/** What the community has settled about points; null when nothing. */
export async function readSetting(db: Db, communityId: string): Promise<SettingRow | null> {
  const [row] = await db.hot<SettingRow>(readStatement, [communityId])
  return row ?? null
}

const firstStatement: Hot = {
  name: 'points_setting_first',
  text: `INSERT INTO points_setting (community_id, terms, version, changed_by)
    VALUES ($1, $2, 1, $3) ON CONFLICT ON CONSTRAINT points_setting_pk DO NOTHING RETURNING terms, version`,
}
const nextStatement: Hot = {
  name: 'points_setting_next',
  text: `UPDATE points_setting SET terms = $2, version = version + 1, changed_by = $3, changed_at = app.now()
    WHERE community_id = $1 AND version = $4 RETURNING terms, version`,
}

/** Settles it anew (version 0: for the first time); null when somebody else has meanwhile. */
export async function writeSetting(
  db: Db,
  communityId: string,
  { terms, version }: SettingRow,
  by: string,
): Promise<SettingRow | null> {
  const values = [communityId, JSON.stringify(terms), by]
  const [row] =
    version === 0
      ? await db.hot<SettingRow>(firstStatement, values)
      : await db.hot<SettingRow>(nextStatement, [...values, version])
  return row ?? null
}
