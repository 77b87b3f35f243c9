import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { volunteerThanks } from './volunteering.thanks.tables.ts'

export interface ThanksRow {
  id: string
  title: string
  giver: string
  nickname: string
  rating: number
  words: string | null
  isPublic: boolean
  isShown: boolean | null
  givenAt: Date
}

export const insertThanks = (db: Db, row: typeof volunteerThanks.$inferInsert) =>
  db.orm.insert(volunteerThanks).values(row)

const columns = `k.id, a.title, g.nickname AS giver, m.nickname, k.rating, k.words,
  k.is_public AND k.passed_by IS NOT NULL AS "isPublic", k.is_shown AS "isShown", k.given_at AS "givenAt"`
const joined = `volunteer_thanks k
  JOIN volunteer_signup u ON u.community_id = k.community_id AND u.id = k.signup_id
  JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
  JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
  JOIN member g ON g.community_id = k.community_id AND g.account_id = k.given_by
  JOIN member m ON m.community_id = k.community_id AND m.account_id = k.account_id`
const newestFirst = (from: string) => `AND ${olderThan('k.given_at, k.id', `$${from}`, `$${String(Number(from) + 1)}`)}
    ORDER BY k.given_at DESC, k.id DESC LIMIT $${String(Number(from) + 2)}`

type After = readonly [Date, string] | null

const mineStatement: Hot = {
  name: 'volunteer_thanks_mine',
  text: `SELECT ${columns} FROM ${joined} WHERE k.community_id = $1 AND k.account_id = $2 ${newestFirst('3')}`,
}

/** Thanks given to somebody, newest first, after the cursor. */
export const listThanksTo = (db: Db, communityId: string, accountId: string, after: After, limit: number) =>
  db.hot<ThanksRow>(mineStatement, [communityId, accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

const linesStatement: Hot = {
  name: 'volunteer_thanks_lines',
  text: `SELECT ${columns} FROM ${joined} WHERE k.community_id = $1 AND k.is_public AND k.is_shown
    AND k.passed_by IS NOT NULL ${newestFirst('2')}`,
}

/** Lines that both sides let be read, newest first, after the cursor. */
export const listLines = (db: Db, communityId: string, after: After, limit: number) =>
  db.hot<ThanksRow>(linesStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

const findStatement: Hot = {
  name: 'volunteer_thanks_find',
  text: `SELECT ${columns} FROM ${joined} WHERE k.community_id = $1 AND k.id = $2 AND k.account_id = $3`,
}
const showStatement: Hot = {
  name: 'volunteer_thanks_show',
  text: 'UPDATE volunteer_thanks SET is_shown = $4 WHERE community_id = $1 AND id = $2 AND account_id = $3',
}

/** Lets a line of thanks to somebody be read, or not; null where there is none. */
export async function showThanks(
  db: Db,
  communityId: string,
  { id, accountId, isShown }: { id: string; accountId: string; isShown: boolean },
): Promise<ThanksRow | null> {
  await db.hot(showStatement, [communityId, id, accountId, isShown])
  const [row] = await db.hot<ThanksRow>(findStatement, [communityId, id, accountId])
  return row ?? null
}

const listMeStatement: Hot = {
  name: 'volunteer_listing_set',
  text: `INSERT INTO volunteer_listing (community_id, account_id, is_listed, changed_at) VALUES ($1, $2, $3, app.now())
    ON CONFLICT ON CONSTRAINT volunteer_listing_pk
      DO UPDATE SET is_listed = excluded.is_listed, changed_at = excluded.changed_at`,
}

export const writeListing = (db: Db, communityId: string, accountId: string, isListed: boolean) =>
  db.hot(listMeStatement, [communityId, accountId, isListed])

const isListedStatement: Hot = {
  name: 'volunteer_listing_read',
  text: 'SELECT FROM volunteer_listing WHERE community_id = $1 AND account_id = $2 AND is_listed',
}

export const isListed = async (db: Db, communityId: string, accountId: string): Promise<boolean> =>
  (await db.hot(isListedStatement, [communityId, accountId])).length === 1

/** What was credited of shifts and not taken back. */
export const credited = `t.journal_id IS NOT NULL AND NOT EXISTS (SELECT FROM points_journal r
  WHERE r.community_id = t.community_id AND r.reverses_id = t.journal_id)`

export interface BoardRow {
  accountId: string
  nickname: string
  thanks: number
  minutes: number
}

const served = `coalesce((SELECT sum(t.minutes) FROM volunteer_attendance t WHERE t.community_id = $1
    AND t.account_id = m.account_id AND t.in_at >= $2 AND t.in_at < $3 AND ${credited}), 0)::int AS minutes,
  (SELECT count(*) FROM volunteer_thanks k WHERE k.community_id = $1 AND k.account_id = m.account_id
    AND k.given_at >= $2 AND k.given_at < $3)::int AS thanks`

const boardStatement: Hot = {
  name: 'volunteer_board',
  text: `SELECT * FROM (SELECT m.account_id AS "accountId", m.nickname, ${served}
      FROM volunteer_listing l JOIN member m ON m.community_id = l.community_id AND m.account_id = l.account_id
      WHERE l.community_id = $1 AND l.is_listed
        AND EXISTS (SELECT FROM residence h WHERE h.community_id = $1 AND h.account_id = l.account_id
          AND h.ended_at IS NULL)) b
    WHERE thanks + minutes > 0 ORDER BY thanks DESC, minutes DESC, "accountId" LIMIT $4`,
}
const oneStatement: Hot = {
  name: 'volunteer_board_one',
  text: `SELECT m.account_id AS "accountId", m.nickname, ${served} FROM member m
    WHERE m.community_id = $1 AND m.account_id = $4`,
}

interface Span {
  from: Date
  to: Date
}

/** Who let themselves be listed and lives here, by thanks and then by hours of a time. */
export const readBoard = (db: Db, communityId: string, { from, to }: Span, limit: number) =>
  db.hot<BoardRow>(boardStatement, [communityId, from, to, limit])

/** The same of one person, listed or not. */
export async function readOne(db: Db, communityId: string, { from, to }: Span, accountId: string) {
  const [row] = await db.hot<BoardRow>(oneStatement, [communityId, from, to, accountId])
  return row ?? null
}

const householdStatement: Hot = {
  name: 'volunteer_household',
  text: `WITH home AS (SELECT DISTINCT b.account_id FROM residence a
      JOIN residence b ON b.community_id = a.community_id AND b.unit_id = a.unit_id AND b.ended_at IS NULL
      WHERE a.community_id = $1 AND a.account_id = $2 AND a.ended_at IS NULL)
    SELECT count(*)::int AS people, coalesce(sum(p.balance), 0)::float8 AS minutes FROM home h
    LEFT JOIN points_account p ON p.community_id = $1 AND p.owner_id = h.account_id AND p.currency = 'TIME'
      AND p.kind = 'member'
    WHERE h.account_id = $2 OR EXISTS (SELECT FROM volunteer_listing l WHERE l.community_id = $1
      AND l.account_id = h.account_id AND l.is_listed)`,
}
const buildingStatement: Hot = {
  name: 'volunteer_building',
  text: `WITH mine AS (SELECT DISTINCT e.building_id FROM residence h
      JOIN unit u ON u.community_id = h.community_id AND u.id = h.unit_id
      JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
      WHERE h.community_id = $1 AND h.account_id = $2 AND h.ended_at IS NULL),
    people AS (SELECT DISTINCT h.account_id FROM mine
      JOIN entrance e ON e.community_id = $1 AND e.building_id = mine.building_id
      JOIN unit u ON u.community_id = $1 AND u.entrance_id = e.id
      JOIN residence h ON h.community_id = $1 AND h.unit_id = u.id AND h.ended_at IS NULL)
    SELECT count(DISTINCT t.account_id)::int AS people, coalesce(sum(t.minutes), 0)::int AS minutes FROM people p
    JOIN volunteer_attendance t ON t.community_id = $1 AND t.account_id = p.account_id AND t.in_at >= $3 AND t.in_at < $4
    WHERE ${credited}`,
}

export interface Total {
  people: number
  minutes: number
}
const none: Total = { people: 0, minutes: 0 }

/** Somebody and those of their flat who are listed, of a lifetime. */
export const householdTotal = async (db: Db, communityId: string, accountId: string): Promise<Total> =>
  (await db.hot<Total>(householdStatement, [communityId, accountId]))[0] ?? none

/** Everybody of somebody's building who served in a time. */
export const buildingTotal = async (db: Db, communityId: string, accountId: string, { from, to }: Span) =>
  (await db.hot<Total>(buildingStatement, [communityId, accountId, from, to]))[0] ?? none

export interface ServedRow {
  title: string
  month: number
  minutes: number
  isEvening: boolean
}

const yearStatement: Hot = {
  name: 'volunteer_year',
  text: `SELECT a.title, extract(month FROM t.in_at AT TIME ZONE 'Asia/Shanghai')::int AS month, t.minutes,
      extract(hour FROM s.starts_at AT TIME ZONE 'Asia/Shanghai') >= 18
        OR extract(isodow FROM s.starts_at AT TIME ZONE 'Asia/Shanghai') >= 6 AS "isEvening"
    FROM volunteer_attendance t
    JOIN volunteer_shift s ON s.community_id = t.community_id AND s.id = t.shift_id
    JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
    WHERE t.community_id = $1 AND t.account_id = $2 AND t.in_at >= $3 AND t.in_at < $4 AND ${credited}
    ORDER BY t.in_at, t.signup_id LIMIT 5000`,
}

/** Each service of somebody in a time, the oldest first. */
export const servicesIn = (db: Db, communityId: string, accountId: string, { from, to }: Span) =>
  db.hot<ServedRow>(yearStatement, [communityId, accountId, from, to])

const forgetThanksStatement: Hot = {
  name: 'volunteer_thanks_forget',
  text: 'DELETE FROM volunteer_thanks WHERE community_id = $1 AND account_id = $2',
}
const forgetWordsStatement: Hot = {
  name: 'volunteer_thanks_forget_words',
  text: `UPDATE volunteer_thanks k SET words = NULL, is_public = false, passed_by = NULL
    WHERE k.community_id = $1 AND k.given_by = $2 AND EXISTS (SELECT FROM volunteer_recipient n
      WHERE n.community_id = $1 AND n.signup_id = k.signup_id AND n.rated_by = $2)`,
}
const forgetListingStatement: Hot = {
  name: 'volunteer_listing_forget',
  text: 'DELETE FROM volunteer_listing WHERE community_id = $1 AND account_id = $2',
}

/** Removes what thanked somebody, and takes them off the list; of what they wrote as who was helped the words go. */
export async function forgetThanks(db: Db, communityId: string, accountId: string): Promise<void> {
  await db.hot(forgetThanksStatement, [communityId, accountId])
  await db.hot(forgetListingStatement, [communityId, accountId])
  await db.hot(forgetWordsStatement, [communityId, accountId])
}
