import type { Db, Hot } from '../../platform/db/context.ts'

const inboxStatement: Hot = {
  name: 'message_forget_inbox',
  text: `DELETE FROM message WHERE community_id = $1 AND account_id = $2`,
}
const joinedStatement: Hot = {
  name: 'message_forget_joined',
  text: `DELETE FROM message m USING residence r
    WHERE m.community_id = $1 AND m.kind IN ('household_joined', 'guardian_wanted')
      AND r.community_id = $1 AND r.id = m.subject_id AND r.account_id = $2`,
}
const decidedStatement: Hot = {
  name: 'message_rename_decider',
  text: `UPDATE message m SET sender = $3 FROM binding_request q
    WHERE m.community_id = $1 AND m.kind IN ('binding_approved', 'binding_refused')
      AND q.community_id = $1 AND q.id = m.subject_id AND q.decided_by = $2`,
}

/** Empties the person's inbox, and takes their name out of what others were told of homes and requests. */
export async function forgetMessages(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  sender: string,
): Promise<void> {
  await db.hot(inboxStatement, [communityId, accountId])
  await db.hot(joinedStatement, [communityId, accountId])
  await db.hot(decidedStatement, [communityId, accountId, sender])
}

const followRequestsStatement: Hot = {
  name: 'binding_request_follow',
  text: `UPDATE binding_request q SET account_id = $3, phone_masked = $4
    WHERE community_id = $1 AND account_id = $2 AND status = 'pending' AND NOT EXISTS (SELECT FROM binding_request o
      WHERE o.community_id = $1 AND o.account_id = $3 AND o.unit_id = q.unit_id AND o.status = 'pending')`,
}
const followSlipsStatement: Hot = {
  name: 'invitation_follow',
  text: `UPDATE invitation SET used_by = $3 WHERE community_id = $1 AND used_by = $2`,
}

/** Gives one account's open requests and used slips to another one of the same person; where both ask, that one's stays. */
export async function moveRequests(
  db: Db,
  communityId: string,
  from: string,
  to: { accountId: string; phoneMasked: string },
): Promise<void> {
  await db.hot(followRequestsStatement, [communityId, from, to.accountId, to.phoneMasked])
  await db.hot(followSlipsStatement, [communityId, from, to.accountId])
}
