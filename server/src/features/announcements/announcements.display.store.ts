import type { Db, Hot } from '../../platform/db/context.ts'
import type { DisplayTerms } from './announcements.kinds.rules.ts'

export interface DisplayRow {
  terms: DisplayTerms
  version: number
}

const readStatement: Hot = {
  name: 'display_setting_read',
  text: 'SELECT terms, version FROM display_setting WHERE community_id = $1',
}

/** What the community has settled about disclosures; null when nothing. */
export async function readDisplay(db: Db, communityId: string): Promise<DisplayRow | null> {
  const [row] = await db.hot<DisplayRow>(readStatement, [communityId])
  return row ?? null
}

const firstStatement: Hot = {
  name: 'display_setting_first',
  text: `INSERT INTO display_setting (community_id, terms, version, changed_by)
    VALUES ($1, $2, 1, $3) ON CONFLICT ON CONSTRAINT display_setting_pk DO NOTHING RETURNING terms, version`,
}
const nextStatement: Hot = {
  name: 'display_setting_next',
  text: `UPDATE display_setting SET terms = $2, version = version + 1, changed_by = $3, changed_at = app.now()
    WHERE community_id = $1 AND version = $4 RETURNING terms, version`,
}

/** Settles it anew (version 0: for the first time); null when somebody else has meanwhile. */
export async function writeDisplay(
  db: Db,
  communityId: string,
  { terms, version }: DisplayRow,
  by: string,
): Promise<DisplayRow | null> {
  const values = [communityId, JSON.stringify(terms), by]
  const [row] =
    version === 0
      ? await db.hot<DisplayRow>(firstStatement, values)
      : await db.hot<DisplayRow>(nextStatement, [...values, version])
  return row ?? null
}
