import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'
import { invitation } from './binding.tables.ts'

const unitsStatement: Hot = {
  name: 'invitation_units',
  text: `SELECT u.id, e.name || ' ' || u.label AS label FROM unit u
    JOIN entrance e ON e.community_id = $1 AND e.id = u.entrance_id
    WHERE u.community_id = $1 AND e.building_id = $2 AND ($3::uuid IS NULL OR e.id = $3) AND ($4::uuid IS NULL OR u.id = $4)
      AND u.ended_at IS NULL AND u.sale_state <> 'unsold'
    ORDER BY e.ordinal, e.id, char_length(u.label), u.label`,
}

export interface Scope {
  communityId: string
  buildingId: string
  entranceId: string | null
  unitId: string | null
}

/** The units of a building, an entrance or one alone, that anybody can live in, by entrance and number. */
export const unitsToInvite = (db: Db, at: Scope): Promise<{ id: string; label: string }[]> =>
  db.hot(unitsStatement, [at.communityId, at.buildingId, at.entranceId, at.unitId])

const lockStatement: Hot = {
  name: 'invitation_building_lock',
  text: `SELECT b.name, s.name AS "estateName", c.name AS "communityName" FROM building b
    JOIN estate s ON s.community_id = $1 AND s.id = b.estate_id JOIN community c ON c.id = $1
    WHERE b.community_id = $1 AND b.id = $2 AND b.ended_at IS NULL FOR UPDATE OF b`,
}

/** The building's names; locked, so that of two printings at once the later ends the slips of the earlier. */
export async function lockBuilding(db: Db, communityId: string, id: string) {
  type Names = { name: string; estateName: string; communityName: string }
  const [row] = await db.hot<Names>(lockStatement, [communityId, id])
  return row ?? null
}

const revokeStatement: Hot = {
  name: 'invitation_revoke_units',
  text: `UPDATE invitation SET revoked_at = app.now()
    WHERE community_id = $1 AND unit_id = ANY($2) AND used_at IS NULL AND revoked_at IS NULL`,
}

const insertStatement: Hot = {
  name: 'invitation_insert',
  text: `INSERT INTO invitation (community_id, id, unit_id, code_digest, created_by, expires_at)
    SELECT $1, i.id, i.unit_id, i.digest, $2, app.now() + make_interval(days => $3)
    FROM unnest($4::uuid[], $5::uuid[], $6::text[]) AS i(id, unit_id, digest)
    RETURNING expires_at AS "expiresAt"`,
}

/** Ends the unused slips of these units and writes new ones; returns until when they are good. */
export async function replaceInvitations(
  db: Db,
  communityId: string,
  slips: readonly { id: string; unitId: string; codeDigest: string }[],
  by: string,
  days: number,
): Promise<Date> {
  const unitIds = slips.map((slip) => slip.unitId)
  await db.hot(revokeStatement, [communityId, unitIds])
  const ids = slips.map((slip) => slip.id)
  const digests = slips.map((slip) => slip.codeDigest)
  const [row] = await db.hot<{ expiresAt: Date }>(insertStatement, [communityId, by, days, ids, unitIds, digests])
  if (!row) throw new Error('no slip was written')
  return row.expiresAt
}

export interface FoundInvitation {
  communityId: string
  id: string
  unitId: string
  usedBy: string | null
  expiresAt: Date
  isOpen: boolean
}

/** The slip of a code, in whatever community, and whether it can be used now. Runs in purpose `binding`. */
export async function findByDigest(db: Db, codeDigest: string): Promise<FoundInvitation | null> {
  const [row] = await db.orm
    .select({
      communityId: invitation.communityId,
      id: invitation.id,
      unitId: invitation.unitId,
      usedBy: invitation.usedBy,
      expiresAt: invitation.expiresAt,
      isOpen: sql<boolean>`${invitation.usedAt} IS NULL AND ${invitation.revokedAt} IS NULL AND ${invitation.expiresAt} > app.now()`,
    })
    .from(invitation)
    .where(eq(invitation.codeDigest, codeDigest))
  return row ?? null
}

/** Uses a slip up; of many at once this succeeds for one. */
export async function takeInvitation(db: Db, communityId: string, id: string, by: string): Promise<boolean> {
  const rows = await db.orm
    .update(invitation)
    .set({ usedAt: sql`app.now()`, usedBy: by })
    .where(
      and(
        eq(invitation.communityId, communityId),
        eq(invitation.id, id),
        isNull(invitation.usedAt),
        isNull(invitation.revokedAt),
        sql`${invitation.expiresAt} > app.now()`,
      ),
    )
    .returning({ id: invitation.id })
  return rows.length === 1
}

/** Who used a slip, or null. */
export async function findUser(db: Db, communityId: string, id: string): Promise<string | null> {
  const [row] = await db.orm
    .select({ usedBy: invitation.usedBy })
    .from(invitation)
    .where(and(eq(invitation.communityId, communityId), eq(invitation.id, id)))
  return row?.usedBy ?? null
}

/** Ends a slip that nobody used; false when there is none. */
export async function revokeInvitation(db: Db, communityId: string, id: string): Promise<boolean> {
  const rows = await db.orm
    .update(invitation)
    .set({ revokedAt: sql`app.now()` })
    .where(
      and(
        eq(invitation.communityId, communityId),
        eq(invitation.id, id),
        isNull(invitation.usedAt),
        isNull(invitation.revokedAt),
      ),
    )
    .returning({ id: invitation.id })
  return rows.length === 1
}

/** Slips of an entrance that were not revoked, by the label of the unit, after the cursor. */
export function listInvitations(
  db: Db,
  at: { communityId: string; entranceId: string },
  after: readonly [string, string] | null,
  limit: number,
) {
  return db.orm
    .select({
      id: invitation.id,
      unitId: invitation.unitId,
      unitLabel: unit.label,
      status: sql<'open' | 'used' | 'expired'>`CASE WHEN ${invitation.usedAt} IS NOT NULL THEN 'used'
        WHEN ${invitation.expiresAt} > app.now() THEN 'open' ELSE 'expired' END`,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .innerJoin(unit, and(eq(unit.communityId, invitation.communityId), eq(unit.id, invitation.unitId)))
    .where(
      and(
        eq(invitation.communityId, at.communityId),
        eq(unit.entranceId, at.entranceId),
        isNull(invitation.revokedAt),
        after ? sql`(${unit.label}, ${invitation.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(unit.label), asc(invitation.id))
    .limit(limit)
}
