import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan, olderThan } from '../../platform/db/keyset.ts'
import { volunteerCertificate } from './volunteering.recognition.tables.ts'

export type CertificateRow = typeof volunteerCertificate.$inferSelect

export const insertCertificate = (db: Db, row: typeof volunteerCertificate.$inferInsert) =>
  db.orm.insert(volunteerCertificate).values(row)

const columns = `community_id AS "communityId", id, account_id AS "accountId", number, name_sealed AS "nameSealed",
  document_sealed AS "documentSealed", volunteer_number_sealed AS "volunteerNumberSealed", responsible, contact, minutes,
  services, served_from AS "servedFrom", served_to AS "servedTo", content, standing, attested_by AS "attestedBy",
  issued_at AS "issuedAt"`

const findStatement: Hot = {
  name: 'volunteer_certificate_find',
  text: `SELECT ${columns} FROM volunteer_certificate WHERE community_id = $1 AND id = $2`,
}

export async function findCertificate(db: Db, communityId: string, id: string): Promise<CertificateRow | null> {
  const [row] = await db.hot<CertificateRow>(findStatement, [communityId, id])
  return row ?? null
}

const listStatement: Hot = {
  name: 'volunteer_certificates',
  text: `SELECT ${columns} FROM volunteer_certificate WHERE community_id = $1 AND account_id = $2
      AND ${olderThan('issued_at, id', '$3', '$4')}
    ORDER BY issued_at DESC, id DESC LIMIT $5`,
}

/** Somebody's certificates, newest first, after the cursor. */
export const listCertificates = (
  db: Db,
  communityId: string,
  accountId: string,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<CertificateRow>(listStatement, [communityId, accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

const newestStatement: Hot = {
  name: 'volunteer_certificate_newest',
  text: `SELECT ${columns} FROM volunteer_certificate WHERE community_id = $1 AND account_id = $2
      AND standing <> 'waiting'
    ORDER BY issued_at DESC, id DESC LIMIT 1`,
}

/** The newest certificate that was issued to somebody. */
export async function newestCertificate(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<CertificateRow | null> {
  const [row] = await db.hot<CertificateRow>(newestStatement, [communityId, accountId])
  return row ?? null
}

const waitingStatement: Hot = {
  name: 'volunteer_certificates_waiting',
  text: `SELECT ${columns}, (SELECT m.nickname FROM member m WHERE m.community_id = c.community_id
      AND m.account_id = c.account_id) AS nickname
    FROM volunteer_certificate c WHERE community_id = $1 AND standing = 'waiting'
      AND ${laterThan('issued_at, id', '$2', '$3')}
    ORDER BY issued_at, id LIMIT $4`,
}

/** What waits for the committee to see papers, oldest first, after the cursor. */
export const listWaiting = (db: Db, communityId: string, after: readonly [Date, string] | null, limit: number) =>
  db.hot<CertificateRow & { nickname: string }>(waitingStatement, [
    ...[communityId, after?.[0] ?? null, after?.[1] ?? null, limit],
  ])

const lockStatement: Hot = {
  name: 'volunteer_certificate_lock',
  text: `SELECT ${columns} FROM volunteer_certificate WHERE community_id = $1 AND id = $2 AND standing = 'waiting'
    FOR UPDATE`,
}

/** One that waits; whoever decides about it comes after who does so now. */
export async function lockWaiting(db: Db, communityId: string, id: string): Promise<CertificateRow | null> {
  const [row] = await db.hot<CertificateRow>(lockStatement, [communityId, id])
  return row ?? null
}

/** Issues one that waited, with what is so now. */
export async function issueWaiting(
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  facts: Partial<typeof volunteerCertificate.$inferInsert>,
): Promise<void> {
  await db.orm
    .update(volunteerCertificate)
    .set({ ...facts, standing: 'attested' })
    .where(and(eq(volunteerCertificate.communityId, communityId), eq(volunteerCertificate.id, id)))
}

const dropStatement: Hot = {
  name: 'volunteer_certificate_drop',
  text: `DELETE FROM volunteer_certificate WHERE community_id = $1 AND id = $2 AND standing = 'waiting'`,
}

/** Forgets one that is not issued. */
export const dropWaiting = (db: Db, communityId: string, id: string) => db.hot(dropStatement, [communityId, id])

const deleteStatement: Hot = {
  name: 'volunteer_certificates_delete',
  text: 'DELETE FROM volunteer_certificate WHERE community_id = $1 AND account_id = $2',
}

/** Removes somebody's certificates: they hold a legal name. */
export const deleteCertificates = (db: Db, communityId: string, accountId: string) =>
  db.hot(deleteStatement, [communityId, accountId])

/** One service that was credited, and not taken back. */
export interface ServiceRow {
  title: string
  body: string
  place: string
  organiser: string
  inAt: Date
  outAt: Date
  minutes: number
  /** What those gave who rated it, of five, on average; null where nobody has. */
  rating: number | null
}

const servicesStatement: Hot = {
  name: 'volunteer_services',
  text: `SELECT a.title, a.body, s.place, o.nickname AS organiser, t.in_at AS "inAt", t.out_at AS "outAt", t.minutes,
      (SELECT round(avg(k.rating), 1)::float8 FROM volunteer_thanks k
        WHERE k.community_id = t.community_id AND k.signup_id = t.signup_id) AS rating
    FROM volunteer_attendance t
    JOIN volunteer_shift s ON s.community_id = t.community_id AND s.id = t.shift_id
    JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
    JOIN member o ON o.community_id = a.community_id AND o.account_id = a.organiser_id
    WHERE t.community_id = $1 AND t.account_id = $2 AND t.journal_id IS NOT NULL AND NOT EXISTS (SELECT
      FROM points_journal r WHERE r.community_id = t.community_id AND r.reverses_id = t.journal_id)
    ORDER BY t.in_at, t.signup_id LIMIT $3`,
}

/** What somebody served, the oldest first. */
export const listServices = (db: Db, communityId: string, accountId: string, limit: number) =>
  db.hot<ServiceRow>(servicesStatement, [communityId, accountId, limit])
