import type { ComplaintCategory } from '@liren/shared/complaints'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { SharedMatter, SharedStep } from './complaints.outside.rules.ts'

const over = `('CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN')`
const columns = `c.id, c.state, c.category, c.text, c.office_label AS "officeLabel", c.created_at AS "createdAt",
  (SELECT at FROM complaint_step t WHERE t.community_id = $1 AND t.complaint_id = c.id ORDER BY seq DESC LIMIT 1)
    AS "updatedAt",
  c.due_at AS "dueAt", c.place_id AS "placeId", c.place_label AS "placeLabel", c.spot, s.external_id AS "externalId"`

export interface SharedFilters {
  status: 'open' | 'closed' | null
  category: ComplaintCategory | null
  from: Date | null
  to: Date | null
}

const listStatement: Hot = {
  name: 'complaint_shared_list',
  text: `SELECT ${columns} FROM complaint_shared s JOIN complaint c ON c.community_id = $1 AND c.id = s.complaint_id
    WHERE s.community_id = $1 AND s.partner_id = $2 AND ($3::text IS NULL OR ($3 = 'closed') = (c.state IN ${over}))
      AND ($4::text IS NULL OR c.category = $4) AND ($5::timestamptz IS NULL OR s.reported_at >= $5)
      AND ($6::timestamptz IS NULL OR s.reported_at < $6)
    ORDER BY s.reported_at DESC, s.complaint_id DESC LIMIT $7 OFFSET $8`,
}

/** Matters that a partner reported or was handed, newest first, a page of them. */
export const listShared = (
  db: Db,
  { communityId, partnerId }: { communityId: string; partnerId: string },
  { status, category, from, to }: SharedFilters,
  { limit, offset }: { limit: number; offset: number },
) => db.hot<SharedMatter>(listStatement, [communityId, partnerId, status, category, from, to, limit, offset])

const oneStatement: Hot = {
  name: 'complaint_shared_one',
  text: `SELECT ${columns} FROM complaint_shared s JOIN complaint c ON c.community_id = $1 AND c.id = s.complaint_id
    WHERE s.community_id = $1 AND s.partner_id = $2 AND s.complaint_id = $3`,
}
const externalStatement: Hot = {
  name: 'complaint_shared_external',
  text: `SELECT complaint_id AS id FROM complaint_shared
    WHERE community_id = $1 AND partner_id = $2 AND external_id = $3`,
}

interface Partner {
  communityId: string
  partnerId: string
}

export async function readShared(
  db: Db,
  { communityId, partnerId }: Partner,
  id: string,
): Promise<SharedMatter | null> {
  const [row] = await db.hot<SharedMatter>(oneStatement, [communityId, partnerId, id])
  return row ?? null
}

/** The matter that a partner reported under its own number. */
export async function idOfExternal(db: Db, { communityId, partnerId }: Partner, externalId: string) {
  const [row] = await db.hot<{ id: string }>(externalStatement, [communityId, partnerId, externalId])
  return row?.id ?? null
}

const shareStatement: Hot = {
  name: 'complaint_share',
  text: `INSERT INTO complaint_shared (community_id, partner_id, complaint_id, external_id, reported_at)
    SELECT $1, $2, $3, $4, created_at FROM complaint WHERE community_id = $1 AND id = $3
    ON CONFLICT ON CONSTRAINT complaint_shared_pk DO NOTHING`,
}

/** Lets a partner see a matter, under its own number where it reported it. */
export const share = (db: Db, { communityId, partnerId }: Partner, complaintId: string, externalId: string | null) =>
  db.hot(shareStatement, [communityId, partnerId, complaintId, externalId])

const noteStatement: Hot = {
  name: 'complaint_partner_note_insert',
  text: `INSERT INTO complaint_partner_note (community_id, partner_id, external_id, complaint_id, seq)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT ON CONSTRAINT complaint_partner_note_pk DO NOTHING RETURNING seq`,
}

/** Notes that a partner's words are this step; false when words of that number came before. */
export const insertNote = async (
  db: Db,
  { communityId, partnerId }: Partner,
  { externalId, complaintId, seq }: { externalId: string; complaintId: string; seq: number },
): Promise<boolean> =>
  (await db.hot(noteStatement, [communityId, partnerId, externalId, complaintId, seq])).length === 1

const updatesStatement: Hot = {
  name: 'complaint_partner_updates',
  text: `SELECT t.seq, t.step, t.state, t.party, t.note, t.at, n.external_id AS "externalId" FROM complaint_step t
    LEFT JOIN complaint_partner_note n ON n.community_id = $1 AND n.partner_id = $2 AND n.complaint_id = $3
      AND n.seq = t.seq
    WHERE t.community_id = $1 AND t.complaint_id = $3 ORDER BY t.seq LIMIT 500`,
}

/** Every step of a matter, with the partner's own numbers. */
export const updatesOf = (db: Db, { communityId, partnerId }: Partner, id: string) =>
  db.hot<SharedStep>(updatesStatement, [communityId, partnerId, id])
