import type { Db, Hot } from '../../platform/db/context.ts'
import type { ComplaintAt } from './complaints.parts.store.ts'

interface Person {
  communityId: string
  accountId: string
}

type Ties = Omit<TiesRow, 'isCalled'>

export interface TiesRow {
  isFollowing: boolean
  isMergedHere: boolean
  isGuest: boolean
  isAsked: boolean
  isCalled: boolean
  isListed: boolean
  isOfGrid: boolean
  followers: number
}

const tiesStatement: Hot = {
  name: 'complaint_ties',
  text: `SELECT EXISTS (SELECT FROM complaint_follower WHERE community_id = $1 AND complaint_id = $2 AND account_id = $3)
      AS "isFollowing",
    EXISTS (SELECT FROM complaint WHERE community_id = $1 AND merged_into = $2 AND reporter_id = $3) AS "isMergedHere",
    EXISTS (SELECT FROM complaint_guest WHERE community_id = $1 AND complaint_id = $2 AND account_id = $3) AS "isGuest",
    EXISTS (SELECT FROM complaint_proposal WHERE community_id = $1 AND complaint_id = $2
      AND kind IN ('suspension', 'reopening', 'appeal')) AS "isAsked",
    EXISTS (SELECT FROM complaint_topic_matter WHERE community_id = $1 AND complaint_id = $2)
      OR EXISTS (SELECT FROM complaint_call WHERE community_id = $1 AND complaint_id = $2 AND rung >= 4 AND ended_at IS NULL)
      AS "isListed",
    EXISTS (SELECT FROM complaint c JOIN building b ON b.community_id = $1 AND b.id = c.building_id
      JOIN role_grant g ON g.community_id = $1 AND g.account_id = $3 AND g.role = 'grid_worker' AND g.post = 'chief'
        AND g.scope_id = b.grid_id AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())
      WHERE c.community_id = $1 AND c.id = $2) AS "isOfGrid",
    (SELECT count(*)::int FROM complaint_follower WHERE community_id = $1 AND complaint_id = $2) AS followers`,
}

/** What ties a person to a matter, and how many follow it. */
export async function readTies(db: Db, { communityId, accountId }: Person, id: string): Promise<Ties> {
  const [row] = await db.hot<Ties>(tiesStatement, [communityId, id, accountId])
  if (!row) throw new Error('the ties were not read')
  return row
}

const followStatement: Hot = {
  name: 'complaint_follow',
  text: `INSERT INTO complaint_follower (community_id, complaint_id, account_id, reported_at)
    SELECT $1, $2, $3, created_at FROM complaint WHERE community_id = $1 AND id = $2
    ON CONFLICT ON CONSTRAINT complaint_follower_pk DO NOTHING`,
}
const unfollowStatement: Hot = {
  name: 'complaint_unfollow',
  text: 'DELETE FROM complaint_follower WHERE community_id = $1 AND complaint_id = $2 AND account_id = $3',
}

/** Lets a person follow a matter, or no longer; doing so again changes nothing. */
export async function setFollowing(db: Db, { communityId, accountId }: Person, id: string, isFollowing: boolean) {
  await db.hot(isFollowing ? followStatement : unfollowStatement, [communityId, id, accountId])
}

const concernedStatement: Hot = {
  name: 'complaint_concerned',
  text: `SELECT account_id AS id FROM complaint_follower WHERE community_id = $1 AND complaint_id = $2
    UNION SELECT reporter_id FROM complaint WHERE community_id = $1 AND merged_into = $2
    UNION SELECT account_id FROM complaint_guest WHERE community_id = $1 AND complaint_id = $2`,
}

/** Who is told what the author of a matter is told: its followers, authors of what goes on with it, and guests. */
export const concernedBy = async (db: Db, communityId: string, id: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(concernedStatement, [communityId, id])).map((row) => row.id)

const mergedStatement: Hot = {
  name: 'complaint_merged',
  text: `SELECT id FROM complaint WHERE community_id = $1 AND merged_into = $2 ORDER BY created_at, id LIMIT 500`,
}

/** Matters that go on with this one. */
export const mergedInto = async (db: Db, communityId: string, id: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(mergedStatement, [communityId, id])).map((row) => row.id)

const guestsStatement: Hot = {
  name: 'complaint_guests',
  text: `SELECT g.account_id AS id, m.nickname,
      EXISTS (SELECT FROM residence r WHERE r.community_id = $1 AND r.account_id = g.account_id AND r.ended_at IS NULL
        AND (NOT r.is_under14 OR r.guardian_at IS NOT NULL))
      OR EXISTS (SELECT FROM role_grant h WHERE h.community_id = $1 AND h.account_id = g.account_id AND h.ended_at IS NULL
        AND (h.expires_at IS NULL OR h.expires_at > app.now())) AS "mayLook"
    FROM complaint_guest g JOIN member m ON m.community_id = $1 AND m.account_id = g.account_id
    WHERE g.community_id = $1 AND g.complaint_id = $2 ORDER BY g.admitted_at, g.account_id LIMIT 100`,
}

/** Who was let into a dispute, and whether they live or serve here and so may look. */
export const guestsOf = (db: Db, { communityId, complaintId }: ComplaintAt) =>
  db.hot<{ id: string; nickname: string; mayLook: boolean }>(guestsStatement, [communityId, complaintId])

const admitStatement: Hot = {
  name: 'complaint_admit',
  text: `INSERT INTO complaint_guest (community_id, complaint_id, account_id, admitted_by) VALUES ($1, $2, $3, $4)
    ON CONFLICT ON CONSTRAINT complaint_guest_pk DO NOTHING RETURNING 1`,
}
const dismissStatement: Hot = {
  name: 'complaint_dismiss',
  text: 'DELETE FROM complaint_guest WHERE community_id = $1 AND complaint_id = $2 AND account_id = $3 RETURNING 1',
}

/** Lets a person into a dispute; false when they were already. */
export const admit = async (db: Db, { communityId, complaintId }: ComplaintAt, accountId: string, by: string) =>
  (await db.hot(admitStatement, [communityId, complaintId, accountId, by])).length === 1

/** Lets them in no longer; false when they were not. */
export const dismiss = async (db: Db, { communityId, complaintId }: ComplaintAt, accountId: string) =>
  (await db.hot(dismissStatement, [communityId, complaintId, accountId])).length === 1
