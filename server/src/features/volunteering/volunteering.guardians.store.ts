import type { Db, Hot } from '../../platform/db/context.ts'

/** Leaves of residences `a` those of people who are not known to be minors. */
const ofAge = `JOIN member am ON am.community_id = a.community_id AND am.account_id = a.account_id AND NOT a.is_under14
      AND (am.grown_on IS NULL OR am.grown_on <= ((SELECT app.now()) AT TIME ZONE 'Asia/Shanghai')::date)`

const adultsStatement: Hot = {
  name: 'volunteer_guardians',
  text: `SELECT DISTINCT a.account_id AS id FROM residence c
    JOIN residence a ON a.community_id = c.community_id AND a.unit_id = c.unit_id AND a.ended_at IS NULL
      AND a.account_id <> c.account_id
    ${ofAge}
    WHERE c.community_id = $1 AND c.account_id = $2 AND c.ended_at IS NULL`,
}

/** The adults of the flats in which a minor lives. */
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
  JOIN residence c ON c.community_id = a.community_id AND c.unit_id = a.unit_id AND c.ended_at IS NULL
    AND c.account_id <> a.account_id
  ${ofAge}
  WHERE a.community_id = $1 AND a.account_id = $2 AND a.ended_at IS NULL`
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

/** Sign-ups of minors of an adult's flats, for shifts that are not over. */
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

const refusalStatement: Hot = {
  name: 'volunteer_guardian_refusal',
  text: `UPDATE volunteer_signup SET guardian_refused_by = $3 WHERE community_id = $1 AND id = $2`,
}

/** Notes who said no, of a sign-up that has ended; what had been consented to before stays on record. */
export const writeRefusal = (db: Db, communityId: string, signupId: string, by: string) =>
  db.hot(refusalStatement, [communityId, signupId, by])

const refusalsStatement: Hot = {
  name: 'volunteer_guardian_refusals',
  text: `SELECT count(*)::int AS n FROM volunteer_signup
    WHERE community_id = $1 AND shift_id = $2 AND account_id = $3 AND guardian_refused_by IS NOT NULL`,
}

/** How often an adult has said no to somebody's coming to a shift. */
export async function countRefusals(db: Db, communityId: string, shiftId: string, accountId: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(refusalsStatement, [communityId, shiftId, accountId])
  return row?.n ?? 0
}

const grownStatement: Hot = {
  name: 'volunteer_grown_on',
  text: `SELECT to_char(grown_on, 'YYYY-MM-DD') AS "grownOn" FROM member WHERE community_id = $1 AND account_id = $2`,
}

/** From which day somebody is of age, as they said; null while they have not. */
export async function readGrownOn(db: Db, communityId: string, accountId: string): Promise<string | null> {
  const [row] = await db.hot<{ grownOn: string | null }>(grownStatement, [communityId, accountId])
  return row?.grownOn ?? null
}

const stateStatement: Hot = {
  name: 'volunteer_grown_on_state',
  text: `UPDATE member SET grown_on = $3::date WHERE community_id = $1 AND account_id = $2 AND grown_on IS NULL`,
}

/** Keeps what somebody says of their age; the first word stands. */
export const stateGrownOn = (db: Db, communityId: string, accountId: string, grownOn: string) =>
  db.hot(stateStatement, [communityId, accountId, grownOn])
