import type { Db, Hot } from '../../platform/db/context.ts'

export interface PartnerRow {
  id: string
  name: string
  keyNumber: number
  createdAt: Date
  shared: number
  callbackUrl: string | null
}

const columns = `p.id, p.name, p.key_number AS "keyNumber", p.created_at AS "createdAt",
  p.callback_url AS "callbackUrl",
  (SELECT count(*)::int FROM complaint_shared s WHERE s.community_id = $1 AND s.partner_id = p.id) AS shared`

const listStatement: Hot = {
  name: 'complaint_partners',
  text: `SELECT ${columns} FROM complaint_partner p WHERE p.community_id = $1 AND p.ended_at IS NULL
    ORDER BY p.name, p.id LIMIT 100`,
}

/** The partners of a community, by name. */
export const listPartners = (db: Db, communityId: string) => db.hot<PartnerRow>(listStatement, [communityId])

const oneStatement: Hot = {
  name: 'complaint_partner_one',
  text: `SELECT ${columns} FROM complaint_partner p WHERE p.community_id = $1 AND p.id = $2 AND p.ended_at IS NULL`,
}

export async function readPartner(db: Db, communityId: string, id: string): Promise<PartnerRow | null> {
  const [row] = await db.hot<PartnerRow>(oneStatement, [communityId, id])
  return row ?? null
}

const lockStatement: Hot = {
  name: 'complaint_partner_lock',
  text: 'SELECT FROM complaint_partner WHERE community_id = $1 AND id = $2 FOR NO KEY UPDATE',
}

/** Holds a partner until the transaction ends, so that what it sends twice at once comes one after the other. */
export const lockPartner = (db: Db, communityId: string, id: string) => db.hot(lockStatement, [communityId, id])

const insertStatement: Hot = {
  name: 'complaint_partner_insert',
  text: `INSERT INTO complaint_partner (community_id, id, name, made_by) VALUES ($1, $2, $3, $4)`,
}

export const insertPartner = (db: Db, communityId: string, id: string, name: string, by: string) =>
  db.hot(insertStatement, [communityId, id, name, by])

const renewStatement: Hot = {
  name: 'complaint_partner_renew',
  text: `UPDATE complaint_partner SET key_number = key_number + 1 WHERE community_id = $1 AND id = $2
    AND ended_at IS NULL RETURNING id`,
}
const endStatement: Hot = {
  name: 'complaint_partner_end',
  text: `UPDATE complaint_partner SET ended_at = app.now() WHERE community_id = $1 AND id = $2 AND ended_at IS NULL
    RETURNING id`,
}

/** Ends the key of a partner and begins another; false when there is no such partner. */
export const renewPartner = async (db: Db, communityId: string, id: string): Promise<boolean> =>
  (await db.hot(renewStatement, [communityId, id])).length === 1

/** Ends a partner; false when there is none. */
export const endPartner = async (db: Db, communityId: string, id: string): Promise<boolean> =>
  (await db.hot(endStatement, [communityId, id])).length === 1

const callbackStatement: Hot = {
  name: 'complaint_partner_callback',
  text: `UPDATE complaint_partner SET callback_url = $3 WHERE community_id = $1 AND id = $2 AND ended_at IS NULL
    RETURNING id`,
}

/** Sets where a partner is called, or that it is not; false when there is none. */
export const setCallback = async (db: Db, communityId: string, id: string, url: string | null): Promise<boolean> =>
  (await db.hot(callbackStatement, [communityId, id, url])).length === 1

const callStatement: Hot = {
  name: 'complaint_partner_call',
  text: `SELECT callback_url AS url FROM complaint_partner WHERE community_id = $1 AND id = $2 AND ended_at IS NULL`,
}

/** Where a partner is called; null where it is not. */
export async function readCallback(db: Db, communityId: string, id: string): Promise<string | null> {
  const [row] = await db.hot<{ url: string | null }>(callStatement, [communityId, id])
  return row?.url ?? null
}

const toCallStatement: Hot = {
  name: 'complaint_partners_to_call',
  text: `SELECT p.id FROM complaint_shared s JOIN complaint_partner p ON p.community_id = $1 AND p.id = s.partner_id
    WHERE s.community_id = $1 AND s.complaint_id = $2 AND p.callback_url IS NOT NULL AND p.ended_at IS NULL`,
}

/** Partners that are called when something happens with a matter. */
export const partnersToCall = async (db: Db, communityId: string, complaintId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(toCallStatement, [communityId, complaintId])).map(({ id }) => id)
