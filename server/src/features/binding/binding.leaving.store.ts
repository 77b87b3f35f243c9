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
