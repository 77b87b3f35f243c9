import type { LayoutColumn } from '@liren/shared/complaints.layout'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface LayoutRow {
  columns: LayoutColumn[]
  version: number
}

const readStatement: Hot = {
  name: 'complaint_layout_read',
  text: 'SELECT columns, version FROM complaint_layout WHERE community_id = $1',
}

/** The columns of the sheet for the city's own system; none before anybody set some. */
export async function readLayout(db: Db, communityId: string): Promise<LayoutRow> {
  const [row] = await db.hot<LayoutRow>(readStatement, [communityId])
  return row ?? { columns: [], version: 0 }
}

const firstStatement: Hot = {
  name: 'complaint_layout_first',
  text: `INSERT INTO complaint_layout (community_id, columns, version, changed_by) VALUES ($1, $2, 1, $3)
    ON CONFLICT ON CONSTRAINT complaint_layout_pk DO NOTHING RETURNING columns, version`,
}
const nextStatement: Hot = {
  name: 'complaint_layout_next',
  text: `UPDATE complaint_layout SET columns = $2, version = version + 1, changed_by = $3, changed_at = app.now()
    WHERE community_id = $1 AND version = $4 RETURNING columns, version`,
}

/** Sets them anew (version 0: for the first time); null when somebody else has meanwhile. */
export async function writeLayout(
  db: Db,
  communityId: string,
  { columns, version }: LayoutRow,
  by: string,
): Promise<LayoutRow | null> {
  const values = [communityId, JSON.stringify(columns), by]
  const [row] =
    version === 0
      ? await db.hot<LayoutRow>(firstStatement, values)
      : await db.hot<LayoutRow>(nextStatement, [...values, version])
  return row ?? null
}
