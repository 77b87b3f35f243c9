import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'
import { residence } from '../roles/roles.tables.ts'

const facts = {
  residenceId: residence.id,
  communityId: residence.communityId,
  accountId: residence.accountId,
  unitId: residence.unitId,
  relation: residence.relation,
  verifiedAt: residence.verifiedAt,
  verification: residence.verification,
  isUnder14: residence.isUnder14,
  guardianAt: residence.guardianAt,
  createdAt: residence.createdAt,
}
const person = { nickname: member.nickname, phoneMasked: member.phoneMasked }
const ofMember = and(eq(member.communityId, residence.communityId), eq(member.accountId, residence.accountId))

/** The person's residences in all communities, the oldest first. Runs in the person's own context. */
export const residencesOf = (db: Db, accountId: string) =>
  db.orm
    .select(facts)
    .from(residence)
    .where(and(eq(residence.accountId, accountId), isNull(residence.endedAt)))
    .orderBy(asc(residence.createdAt), asc(residence.id))

/** Everybody bound to a unit, the first first. */
export const householdOf = (db: Db, communityId: string, unitId: string) =>
  db.orm
    .select({ ...facts, ...person })
    .from(residence)
    .innerJoin(member, ofMember)
    .where(and(eq(residence.communityId, communityId), eq(residence.unitId, unitId), isNull(residence.endedAt)))
    .orderBy(asc(residence.createdAt), asc(residence.id))

/** Everybody bound to a unit of an entrance, by the label of the unit, after the cursor. */
export const residentsAt = (
  db: Db,
  at: { communityId: string; entranceId: string },
  after: readonly [string, string] | null,
  limit: number,
) =>
  db.orm
    .select({ ...facts, ...person, unitLabel: unit.label })
    .from(residence)
    .innerJoin(unit, and(eq(unit.communityId, residence.communityId), eq(unit.id, residence.unitId)))
    .innerJoin(member, ofMember)
    .where(
      and(
        eq(residence.communityId, at.communityId),
        eq(unit.entranceId, at.entranceId),
        isNull(residence.endedAt),
        after ? sql`(${unit.label}, ${residence.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(unit.label), asc(residence.id))
    .limit(limit)

export type ResidenceView = Awaited<ReturnType<typeof residencesOf>>[number]
