import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { volunteerRecipient } from './volunteering.thanks.tables.ts'

export const insertRecipient = (db: Db, row: typeof volunteerRecipient.$inferInsert) =>
  db.orm.insert(volunteerRecipient).values(row)

const peopleStatement: Hot = {
  name: 'volunteer_recipient_people',
  text: `SELECT account_id AS "accountId" FROM residence WHERE community_id = $1 AND unit_id = $2 AND ended_at IS NULL
    AND NOT is_under14 AND account_id <> $3 ORDER BY account_id`,
}

/** Who of a flat is asked how the service was: whoever lives there and is no child, but not who rendered it. */
export const peopleOf = async (db: Db, communityId: string, unitId: string, volunteerId: string): Promise<string[]> =>
  (await db.hot<{ accountId: string }>(peopleStatement, [communityId, unitId, volunteerId])).map(
    ({ accountId }) => accountId,
  )

export interface HelpRow {
  id: string
  signupId: string
  unitId: string
  volunteerId: string
  title: string
  by: string
  startsAt: Date
  endsAt: Date
  namedAt: Date
  isSolved: boolean | null
  rating: number | null
  words: string | null
  isPublic: boolean | null
  isUnder14: boolean
}

// What was done for those who lived there before is none of theirs who moved in since.
const helped = `SELECT n.id, n.signup_id AS "signupId", n.unit_id AS "unitId", u.account_id AS "volunteerId", a.title,
    m.nickname AS by, s.starts_at AS "startsAt", s.ends_at AS "endsAt", n.named_at AS "namedAt",
    n.is_solved AS "isSolved", k.rating, k.words, k.is_public AS "isPublic", h.is_under14 AS "isUnder14"
  FROM residence h
  JOIN volunteer_recipient n ON n.community_id = h.community_id AND n.unit_id = h.unit_id AND n.named_at >= h.created_at
  JOIN volunteer_signup u ON u.community_id = n.community_id AND u.id = n.signup_id
  JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
  JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
  JOIN member m ON m.community_id = u.community_id AND m.account_id = u.account_id
  LEFT JOIN volunteer_thanks k ON k.community_id = n.community_id AND k.signup_id = n.signup_id
    AND k.given_by = n.rated_by
  WHERE h.community_id = $1 AND h.account_id = $2 AND h.ended_at IS NULL AND u.account_id <> $2`

const mineStatement: Hot = {
  name: 'volunteer_help_mine',
  text: `${helped} AND ${olderThan('n.named_at, n.id', '$3', '$4')} ORDER BY n.named_at DESC, n.id DESC LIMIT $5`,
}

/** What was done for the flats somebody lives in, the last noted first, after the cursor. */
export const listHelp = (
  db: Db,
  communityId: string,
  accountId: string,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<HelpRow>(mineStatement, [communityId, accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

const findStatement: Hot = { name: 'volunteer_help_find', text: `${helped} AND n.id = $3` }

/** One of them; null where it was for somebody else. */
export async function findHelp(db: Db, communityId: string, accountId: string, id: string): Promise<HelpRow | null> {
  const [row] = await db.hot<HelpRow>(findStatement, [communityId, accountId, id])
  return row ?? null
}

const rateStatement: Hot = {
  name: 'volunteer_recipient_rate',
  text: `UPDATE volunteer_recipient SET is_solved = $4, rated_by = $3
    WHERE community_id = $1 AND id = $2 AND rated_by IS NULL RETURNING id`,
}

/** Notes what one of a flat says; of many at once the first stands, and the others get false. */
export const rateRecipient = async (
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  by: string,
  isSolved: boolean,
): Promise<boolean> => (await db.hot(rateStatement, [communityId, id, by, isSolved])).length === 1

const passStatement: Hot = {
  name: 'volunteer_thanks_pass',
  text: `UPDATE volunteer_thanks k SET passed_by = $4 FROM volunteer_recipient n
    WHERE n.community_id = $1 AND n.signup_id = $2 AND n.id = $3 AND k.community_id = $1 AND k.signup_id = $2
      AND k.given_by = n.rated_by AND k.is_public AND k.passed_by IS NULL RETURNING k.id`,
}

/** Lets a line of who was helped go on; false where none waits. */
export const passLine = async (
  db: Db,
  communityId: string,
  { signupId, recipientId }: { signupId: string; recipientId: string },
  by: string,
): Promise<boolean> => (await db.hot(passStatement, [communityId, signupId, recipientId, by])).length === 1

const saidStatement: Hot = {
  name: 'volunteer_help_said',
  text: `SELECT a.title, s.starts_at AS "startsAt", n.is_solved AS "isSolved", k.rating, k.words
    FROM volunteer_recipient n
    JOIN volunteer_signup u ON u.community_id = n.community_id AND u.id = n.signup_id
    JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
    JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
    LEFT JOIN volunteer_thanks k ON k.community_id = n.community_id AND k.signup_id = n.signup_id
      AND k.given_by = n.rated_by
    WHERE n.community_id = $1 AND n.rated_by = $2 ORDER BY s.starts_at, n.id`,
}

/** Everything somebody said of services that were for their flat. */
export const helpRated = (db: Db, communityId: string, accountId: string) =>
  db.hot<Record<string, unknown>>(saidStatement, [communityId, accountId])
