import type { Db, Hot } from '../../platform/db/context.ts'

const adultsStatement: Hot = {
  name: 'volunteer_guardians',
  text: `SELECT DISTINCT a.account_id AS id FROM residence c
    JOIN residence a ON a.community_id = c.community_id AND a.unit_id = c.unit_id AND a.ended_at IS NULL
      AND NOT a.is_under14 AND a.account_id <> c.account_id
    WHERE c.community_id = $1 AND c.account_id = $2 AND c.ended_at IS NULL AND c.is_under14`,
}

/** The adults of the flats in which somebody under 14 lives. */
export const adultsAround = async (db: Db, communityId: string, accountId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(adultsStatement, [communityId, accountId])).map(({ id }) => id)

export interface WardRow {
  signupId: string
  accountId: string
  shiftId: string
  nickname: string
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  state: 'in' | 'waiting'
  guardianAt: Date | null
}

const ofMyFlat = `SELECT DISTINCT c.account_id FROM residence a
  JOIN residence c ON c.community_id = a.community_id AND c.unit_id = a.unit_id AND c.ended_at IS NULL AND c.is_under14
  WHERE a.community_id = $1 AND a.account_id = $2 AND a.ended_at IS NULL AND NOT a.is_under14`
const columns = `u.id AS "signupId", u.account_id AS "accountId", s.id AS "shiftId", m.nickname, a.title, s.place,
  s.starts_at AS "startsAt", s.ends_at AS "endsAt", u.state, u.guardian_at AS "guardianAt"`
const joined = `volunteer_signup u
  JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
  JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
  JOIN member m ON m.community_id = u.community_id AND m.account_id = u.account_id`
const live = `u.community_id = $1 AND u.needs_guardian AND u.state IN ('in', 'waiting') AND u.account_id IN (${ofMyFlat})`

const wardsStatement: Hot = {
  name: 'volunteer_wards',
  text: `SELECT ${columns} FROM ${joined} WHERE ${live} AND s.ends_at > (SELECT app.now())
    ORDER BY s.starts_at, u.id LIMIT $3`,
}

/** Sign-ups of children of an adult's flats, for shifts that are not over. */
export const listWards = (db: Db, communityId: string, accountId: string, limit: number) =>
  db.hot<WardRow>(wardsStatement, [communityId, accountId, limit])

const wardStatement: Hot = {
  name: 'volunteer_ward',
  text: `SELECT ${columns} FROM ${joined} WHERE ${live} AND s.id = $3 AND u.id = $4 FOR UPDATE OF u`,
}

/** One of them, locked. */
export async function lockWard(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  at: { shiftId: string; signupId: string },
): Promise<WardRow | null> {
  const [row] = await db.hot<WardRow>(wardStatement, [communityId, accountId, at.shiftId, at.signupId])
  return row ?? null
}

const consentStatement: Hot = {
  name: 'volunteer_guardian_consent',
  text: `UPDATE volunteer_signup SET guardian_by = $3, guardian_at = $4, guardian_way = $5
    WHERE community_id = $1 AND id = $2 AND guardian_at IS NULL`,
}

/** Notes a guardian's consent; the first stands. */
export const writeConsent = (
  db: Db,
  communityId: string,
  signupId: string,
  { by, at, way }: { by: string; at: Date; way: 'app' | 'paper' },
) => db.hot(consentStatement, [communityId, signupId, by, at, way])
