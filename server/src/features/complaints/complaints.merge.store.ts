import type { Db, Hot } from '../../platform/db/context.ts'
import {
  complaintColumns,
  withClocks,
  withReporter,
  type ComplaintRow,
  type StoredComplaint,
} from './complaints.store.ts'

const aroundStatement: Hot = {
  name: 'complaint_around',
  text: `SELECT ${complaintColumns} FROM (SELECT * FROM complaint WHERE community_id = $1 AND place_id = $2 AND category = $3
      AND created_at BETWEEN $4 AND $5 AND state NOT IN ('CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN')
      ORDER BY created_at DESC, id DESC LIMIT 100) c ${withReporter} ORDER BY c.created_at DESC, c.id DESC`,
}

/** Open matters of the category and place of one, reported so long before or after it at most. */
export async function listAround(
  db: Db,
  { communityId, placeId, category, createdAt }: ComplaintRow,
  millis: number,
): Promise<ComplaintRow[]> {
  const at = createdAt.getTime()
  const span = [new Date(at - millis), new Date(at + millis)]
  const rows = await db.hot<StoredComplaint>(aroundStatement, [communityId, placeId, category, ...span])
  return rows.map(withClocks)
}

// A number is its partner's: each partner's is looked up along its key.
const numberedStatement: Hot = {
  name: 'complaint_numbered',
  text: `SELECT ${complaintColumns} FROM complaint c ${withReporter} WHERE c.community_id = $1 AND c.id IN (
      SELECT $2::uuid UNION ALL SELECT s.complaint_id FROM complaint_partner p JOIN complaint_shared s
        ON s.community_id = $1 AND s.partner_id = p.id AND s.external_id = $3 WHERE p.community_id = $1)
    ORDER BY c.created_at DESC, c.id DESC LIMIT 10`,
}

/** The matter with this id, and those to which somebody outside gave this number. */
export const listNumbered = async (
  db: Db,
  communityId: string,
  { id, number }: { id: string | null; number: string },
): Promise<ComplaintRow[]> =>
  (await db.hot<StoredComplaint>(numberedStatement, [communityId, id, number])).map(withClocks)
