import type { ReadKind } from '@liren/shared/privacy'
import type { Role } from '@liren/shared/roles'
import { asc, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import type { Said } from './privacy.rules.ts'
import { consent, dataRead } from './privacy.tables.ts'

export async function insertRead(db: Db, row: typeof dataRead.$inferInsert): Promise<void> {
  await db.orm.insert(dataRead).values(row)
}

// Each branch walks along an index of its own; a read that fits several is one read.
const readsStatement: Hot = {
  name: 'data_read_list',
  text: `WITH home AS (
      SELECT r.owner_id, b.estate_id FROM residence r
      JOIN unit u ON u.community_id = $1 AND u.id = r.unit_id
      JOIN entrance e ON e.community_id = $1 AND e.id = u.entrance_id
      JOIN building b ON b.community_id = $1 AND b.id = e.building_id
      WHERE r.community_id = $1 AND r.account_id = $2 AND r.verified_at IS NOT NULL AND r.ended_at IS NULL),
    hit AS (
      (SELECT * FROM data_read WHERE community_id = $1 AND account_id = $2
        AND ${olderThan('created_at, id', '$3', '$4')} ORDER BY created_at DESC, id DESC LIMIT $5)
      UNION (SELECT * FROM data_read WHERE community_id = $1 AND owner_id IN (SELECT owner_id FROM home)
        AND ${olderThan('created_at, id', '$3', '$4')} ORDER BY created_at DESC, id DESC LIMIT $5)
      UNION (SELECT * FROM data_read WHERE community_id = $1 AND estate_id IN (SELECT estate_id FROM home)
        AND ${olderThan('created_at, id', '$3', '$4')} ORDER BY created_at DESC, id DESC LIMIT $5))
    SELECT h.id, h.what, h.purpose, h.reader_role AS "readerRole", m.nickname AS "readerName", h.created_at AS "createdAt"
    FROM hit h JOIN member m ON m.community_id = $1 AND m.account_id = h.reader_id
    ORDER BY h.created_at DESC, h.id DESC LIMIT $5`,
}

export interface ReadRow {
  id: string
  what: ReadKind
  purpose: string
  readerRole: Role | null
  readerName: string
  createdAt: Date
}

/** Who looked at the person's data in one community, newest first, after the cursor. */
export const listReads = (
  db: Db,
  at: { communityId: string; accountId: string },
  after: readonly [Date, string] | null,
  limit: number,
): Promise<ReadRow[]> =>
  db.hot<ReadRow>(readsStatement, [at.communityId, at.accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

export async function insertConsent(db: Db, row: typeof consent.$inferInsert): Promise<void> {
  await db.orm.insert(consent).values(row)
}

const lastStatement: Hot = {
  name: 'consent_last',
  text: `SELECT purpose, version, is_granted AS "isGranted", created_at AS "createdAt" FROM (
      SELECT DISTINCT ON (purpose, is_granted) * FROM consent
      WHERE account_id = $1 ORDER BY purpose, is_granted, created_at DESC, id DESC) AS last
    ORDER BY created_at, id`,
}

/** The last yes and the last no to each purpose: where a consent stands needs no more. */
export const lastWords = (db: Db, accountId: string): Promise<Said[]> => db.hot<Said>(lastStatement, [accountId])

/** Everything the person ever said about consent, in order. Runs in the person's own context. */
export async function listConsents(db: Db, accountId: string): Promise<Said[]> {
  const rows = await db.orm
    .select()
    .from(consent)
    .where(eq(consent.accountId, accountId))
    .orderBy(asc(consent.createdAt), asc(consent.id))
  return rows as Said[]
}
