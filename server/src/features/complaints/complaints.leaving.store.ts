import type { Db, Hot } from '../../platform/db/context.ts'

const moveStatement: Hot = {
  name: 'complaint_move',
  text: `UPDATE complaint SET reporter_id = $3 WHERE community_id = $1 AND reporter_id = $2
    AND handler_id IS DISTINCT FROM $3 AND EXISTS (SELECT FROM member WHERE community_id = $1 AND account_id = $3)`,
}

const knownThere = 'EXISTS (SELECT FROM member WHERE community_id = $1 AND account_id = $3)'

// Nobody follows a matter of their own, or the same one twice.
const moveFollowingStatement: Hot = {
  name: 'complaint_move_following',
  text: `WITH moved AS (DELETE FROM complaint_follower WHERE community_id = $1 AND account_id = $2 AND ${knownThere}
      RETURNING complaint_id, reported_at)
    INSERT INTO complaint_follower (community_id, complaint_id, account_id, reported_at)
    SELECT $1, m.complaint_id, $3, m.reported_at FROM moved m
      JOIN complaint c ON c.community_id = $1 AND c.id = m.complaint_id AND c.reporter_id <> $3
    ON CONFLICT ON CONSTRAINT complaint_follower_pk DO NOTHING`,
}
const moveGuestStatement: Hot = {
  name: 'complaint_move_guest',
  text: `WITH moved AS (DELETE FROM complaint_guest WHERE community_id = $1 AND account_id = $2 AND ${knownThere}
      RETURNING complaint_id, admitted_by, admitted_at)
    INSERT INTO complaint_guest (community_id, complaint_id, account_id, admitted_by, admitted_at)
    SELECT $1, m.complaint_id, $3, m.admitted_by, m.admitted_at FROM moved m
      JOIN complaint c ON c.community_id = $1 AND c.id = m.complaint_id AND c.reporter_id <> $3
    ON CONFLICT ON CONSTRAINT complaint_guest_pk DO NOTHING`,
}

/**
 * Gives one account's matters, and what it follows or was let into, to another one of the same person, where that one is
 * known.
 */
export async function moveComplaints(db: Db, communityId: string, from: string, to: string): Promise<void> {
  await db.hot(moveStatement, [communityId, from, to])
  await db.hot(moveFollowingStatement, [communityId, from, to])
  await db.hot(moveGuestStatement, [communityId, from, to])
}

const unusedStatement: Hot = {
  name: 'complaint_forget_unused',
  text: `SELECT id FROM complaint_picture WHERE community_id = $1 AND uploaded_by = $2 AND complaint_id IS NULL`,
}

/** Pictures of a person that no step shows. */
export const unusedPicturesOf = async (db: Db, communityId: string, accountId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(unusedStatement, [communityId, accountId])).map(({ id }) => id)

const hideStatement: Hot = {
  name: 'complaint_forget_shown',
  text: `UPDATE complaint SET is_visible = false, shown_at = NULL WHERE community_id = $1 AND reporter_id = $2`,
}

const unfollowStatement: Hot = {
  name: 'complaint_forget_following',
  text: 'DELETE FROM complaint_follower WHERE community_id = $1 AND account_id = $2',
}
const dismissStatement: Hot = {
  name: 'complaint_forget_guest',
  text: 'DELETE FROM complaint_guest WHERE community_id = $1 AND account_id = $2',
}

/** Takes a person off what they follow, and out of disputes they were let into. */
export async function forgetTies(db: Db, communityId: string, accountId: string): Promise<void> {
  await db.hot(unfollowStatement, [communityId, accountId])
  await db.hot(dismissStatement, [communityId, accountId])
}

/** Takes what a person complained of out of neighbours' sight. */
export async function hideComplaintsOf(db: Db, communityId: string, accountId: string): Promise<void> {
  await db.hot(hideStatement, [communityId, accountId])
}

const renameStatement: Hot = {
  name: 'complaint_forget_caller',
  text: `UPDATE complaint_call_entry SET actor_name = $3
    WHERE community_id = $1 AND actor_id = $2 AND actor_name IS NOT NULL`,
}

/** Puts another name to what an officer above the community said on its calls. */
export async function renameOnCalls(db: Db, communityId: string, accountId: string, pseudonym: string): Promise<void> {
  await db.hot(renameStatement, [communityId, accountId, pseudonym])
}

const reportedStatement: Hot = {
  name: 'complaint_traces_reported',
  text: `SELECT c.category, c.place_label AS place, c.spot, c.text, c.state, c.outcome, c.is_hidden AS "isHidden",
      c.is_visible AS "isVisible", c.created_at AS "createdAt", c.resolved_at AS "resolvedAt", c.closed_at AS "closedAt",
      g.is_solved AS "isSolved", g.satisfaction, g.words, g.noted_by IS NOT NULL AS "isNoted"
    FROM complaint c LEFT JOIN complaint_rating g ON g.community_id = $1 AND g.complaint_id = c.id AND g.round = c.round
    WHERE c.community_id = $1 AND c.reporter_id = $2 ORDER BY c.created_at, c.id`,
}
const saidStatement: Hot = {
  name: 'complaint_traces_said',
  text: `SELECT step, note, is_on_behalf AS "isOnBehalf", at FROM complaint_step
    WHERE community_id = $1 AND actor_id = $2 ORDER BY at, complaint_id, seq`,
}

const calledStatement: Hot = {
  name: 'complaint_traces_called',
  text: `SELECT step, note, reason, at FROM complaint_call_entry WHERE community_id = $1 AND actor_id = $2
    ORDER BY at, call_id, seq`,
}

/** Everything a person complained of and did with complaints here, for the copy of their data. */
export async function tracesOfComplaints(db: Db, communityId: string, accountId: string) {
  return {
    reported: await db.hot<object>(reportedStatement, [communityId, accountId]),
    steps: await db.hot<object>(saidStatement, [communityId, accountId]),
    calls: await db.hot<object>(calledStatement, [communityId, accountId]),
  }
}
