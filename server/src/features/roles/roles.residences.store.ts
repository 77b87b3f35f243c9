import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { residence } from './roles.tables.ts'

export type ResidenceRow = typeof residence.$inferSelect
export type NewResidence = typeof residence.$inferInsert

const live = (communityId: string, id: string) =>
  and(eq(residence.communityId, communityId), eq(residence.id, id), isNull(residence.endedAt))

export type Check = Pick<NewResidence, 'verification' | 'verifiedBy' | 'ownerId'>

/** Registers somebody in a unit, with the check of an owner if there was one. */
export async function insertResidence(db: Db, row: NewResidence, check: Check | null): Promise<void> {
  await db.orm.insert(residence).values(check ? { ...row, ...check, verifiedAt: sql`app.now()` } : row)
}

/** A residence that has not ended, or null. */
export async function findResidence(db: Db, communityId: string, id: string): Promise<ResidenceRow | null> {
  const [row] = await db.orm.select().from(residence).where(live(communityId, id))
  return row ?? null
}

/** Ends a residence; false when there is none, or it has ended. */
export async function endResidence(
  db: Db,
  communityId: string,
  id: string,
  end: { by: string; reason: string | null },
): Promise<boolean> {
  const rows = await db.orm
    .update(residence)
    .set({ endedAt: sql`app.now()`, endedBy: end.by, endReason: end.reason })
    .where(live(communityId, id))
    .returning({ id: residence.id })
  return rows.length === 1
}

/** Notes that an owner was checked; false when there is no such residence any more. */
export async function verifyResidence(db: Db, communityId: string, id: string, check: Check): Promise<boolean> {
  const rows = await db.orm
    .update(residence)
    .set({ ...check, verifiedAt: sql`app.now()` })
    .where(live(communityId, id))
    .returning({ id: residence.id })
  return rows.length === 1
}

/** Notes the guardian's consent; false when there was nothing to consent to. */
export async function consentTo(db: Db, communityId: string, id: string, guardianId: string): Promise<boolean> {
  const rows = await db.orm
    .update(residence)
    .set({ guardianId, guardianAt: sql`app.now()` })
    .where(and(live(communityId, id), eq(residence.isUnder14, true), isNull(residence.guardianAt)))
    .returning({ id: residence.id })
  return rows.length === 1
}

const byPhone = (accountId: string) =>
  and(eq(residence.accountId, accountId), eq(residence.verification, 'phone'), sql`${residence.verifiedAt} IS NOT NULL`)

/** The communities where the person's phone alone vouches for an owner. Runs in the person's own context. */
export async function communitiesByPhone(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.orm.selectDistinct({ id: residence.communityId }).from(residence).where(byPhone(accountId))
  return rows.map(({ id }) => id)
}

/** Takes back what the phone alone had vouched for in this community. */
export async function lapseByPhone(db: Db, communityId: string, accountId: string): Promise<void> {
  await db.orm
    .update(residence)
    .set({ verifiedAt: null })
    .where(and(eq(residence.communityId, communityId), byPhone(accountId)))
}

/** Notes the person's new phone, masked, wherever they are known. Runs in the person's own context. */
export async function remaskMember(db: Db, accountId: string, phoneMasked: string): Promise<void> {
  await db.orm.update(member).set({ phoneMasked }).where(eq(member.accountId, accountId))
}
