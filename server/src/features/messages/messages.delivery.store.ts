import type { MessageTemplate } from '@liren/shared/messages.wechat'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { DeliveryState } from './messages.rules.ts'
import type { MessageKind } from './messages.store.ts'

const queueStatement: Hot = {
  name: 'message_delivery_queue',
  text: `INSERT INTO message_delivery (community_id, message_id, account_id, template, is_urgent, state, due_at, touched_at)
    SELECT $1, m.id, c.account_id, $2, $3, 'due', m.due_at, app.now()
    FROM unnest($4::uuid[], $5::uuid[], $6::timestamptz[]) AS m(id, account_id, due_at)
    JOIN message_credit c ON c.account_id = m.account_id AND c.template = $2 AND c.count > 0`,
}

export interface Telling {
  messageId: string
  accountId: string
  dueAt: Date
}

/** Has messages of the inbox told in WeChat too, to those who have credit now. Needs purpose `delivery`. */
export async function queueDeliveries(
  db: Db,
  communityId: string,
  how: { template: MessageTemplate; isUrgent: boolean },
  tellings: Telling[],
): Promise<void> {
  await db.hot(queueStatement, [
    communityId,
    how.template,
    how.isUrgent,
    tellings.map((one) => one.messageId),
    tellings.map((one) => one.accountId),
    tellings.map((one) => one.dueAt),
  ])
}

/** Longer than any call takes: whoever has not heard of an answer by then never will. */
const silentSeconds = 120
/** Nobody is told of what was news so long ago. */
const staleDays = 3

const communitiesStatement: Hot = {
  name: 'message_delivery_communities',
  text: `SELECT DISTINCT community_id FROM message_delivery
    WHERE (state = 'due' AND due_at <= app.now() AND (is_urgent OR NOT $1::boolean))
      OR (state = 'sending' AND touched_at < app.now() - make_interval(secs => ${String(silentSeconds)}))`,
}

/** The communities in which something is to be done. Runs in purpose `sweep`. */
export async function communitiesWithDue(db: Db, isNight: boolean): Promise<string[]> {
  const rows = await db.hot<{ community_id: string }>(communitiesStatement, [isNight])
  return rows.map((row) => row.community_id)
}

const giveUpStatement: Hot = {
  name: 'message_delivery_give_up',
  text: `UPDATE message_delivery SET state = CASE state WHEN 'sending' THEN 'unknown' ELSE 'failed' END, touched_at = app.now()
    WHERE community_id = $1 AND (
      (state = 'sending' AND touched_at < app.now() - make_interval(secs => ${String(silentSeconds)}))
      OR (state = 'due' AND due_at < app.now() - make_interval(days => ${String(staleDays)})))`,
}

/** Ends what was under way when its process died, as unknown, and what is too old to be news. */
export async function giveUpSilent(db: Db, communityId: string): Promise<void> {
  await db.hot(giveUpStatement, [communityId])
}

export interface ClaimedRow {
  messageId: string
  accountId: string
  template: MessageTemplate
  isUrgent: boolean
  attempt: number
  isRead: boolean
  kind: MessageKind
  subjectId: string
  aboutId: string | null
  title: string
  sender: string
  createdAt: Date
}

const claimStatement: Hot = {
  name: 'message_delivery_claim',
  text: `WITH picked AS (
      SELECT message_id FROM message_delivery
      WHERE community_id = $1 AND state = 'due' AND due_at <= app.now() AND (is_urgent OR NOT $2::boolean)
      ORDER BY due_at, message_id LIMIT $3 FOR UPDATE SKIP LOCKED)
    UPDATE message_delivery d SET attempt = d.attempt + 1, touched_at = app.now(),
      state = CASE WHEN m.read_at IS NULL THEN 'sending' ELSE 'needless' END
    FROM picked p JOIN message m ON m.community_id = $1 AND m.id = p.message_id
    WHERE d.community_id = $1 AND d.message_id = p.message_id AND d.state = 'due'
    RETURNING d.message_id AS "messageId", d.account_id AS "accountId", d.template, d.is_urgent AS "isUrgent", d.attempt,
      m.read_at IS NOT NULL AS "isRead", m.kind, m.subject_id AS "subjectId",
      m.about_id AS "aboutId", m.title, m.sender, m.created_at AS "createdAt"`,
}

/** Takes up what is due; of one that was read meanwhile nobody needs telling. Other processes take others. */
export const claimDue = (db: Db, communityId: string, isNight: boolean, limit: number): Promise<ClaimedRow[]> =>
  db.hot<ClaimedRow>(claimStatement, [communityId, isNight, limit])

const settleStatement: Hot = {
  name: 'message_delivery_settle',
  text: `UPDATE message_delivery SET state = $4, due_at = coalesce($5, due_at), errcode = $6, touched_at = app.now()
    WHERE community_id = $1 AND message_id = $2 AND attempt = $3 AND state IN ('sending', 'unknown')
    RETURNING message_id`,
}

/** Writes down what became of one try; false when that try is over. */
export async function settleDelivery(
  db: Db,
  at: { communityId: string; messageId: string; attempt: number },
  to: { state: DeliveryState; dueAt: Date | null; errcode: number | null },
): Promise<boolean> {
  const values = [at.communityId, at.messageId, at.attempt, to.state, to.dueAt, to.errcode]
  return (await db.hot(settleStatement, values)).length === 1
}

const callOffStatement: Hot = {
  name: 'message_delivery_call_off',
  text: `UPDATE message_delivery d SET state = 'needless', touched_at = app.now() FROM message m
    WHERE d.community_id = $1 AND d.state = 'due' AND m.community_id = $1 AND m.id = d.message_id
      AND m.subject_id = $2 AND m.kind = ANY($3)`,
}

/** Calls off what has not left yet about a matter. */
export async function callOff(db: Db, communityId: string, subjectId: string, kinds: MessageKind[]): Promise<void> {
  await db.hot(callOffStatement, [communityId, subjectId, kinds])
}

const statesStatement: Hot = {
  name: 'message_delivery_states',
  text: `SELECT d.account_id AS "accountId", d.state FROM unnest($2::uuid[]) AS p(account_id)
    JOIN message m ON m.community_id = $1 AND m.account_id = p.account_id AND m.kind = ANY($3) AND m.subject_id = $4
    JOIN message_delivery d ON d.community_id = $1 AND d.message_id = m.id`,
}

/** What became of telling these people of a matter, as far as it was to be told in WeChat. */
export const statesOf = (
  db: Db,
  communityId: string,
  matter: { subjectId: string; kinds: MessageKind[] },
  accountIds: string[],
): Promise<{ accountId: string; state: DeliveryState }[]> =>
  db.hot(statesStatement, [communityId, accountIds, matter.kinds, matter.subjectId])

const countStatement: Hot = {
  name: 'message_delivery_count',
  text: `SELECT count(*) FILTER (WHERE d.state = 'sent')::int AS sent,
      count(*) FILTER (WHERE d.state IN ('due', 'sending'))::int AS waiting,
      count(*) FILTER (WHERE d.state IN ('refused', 'failed'))::int AS refused,
      count(*) FILTER (WHERE d.state = 'unknown')::int AS unknown,
      count(DISTINCT d.account_id) FILTER (WHERE d.state <> 'no_credit')::int AS "peopleTried",
      min(d.due_at) FILTER (WHERE d.state = 'due') AS "nextAt"
    FROM message m JOIN message_delivery d ON d.community_id = $1 AND d.message_id = m.id
    WHERE m.community_id = $1 AND m.kind = ANY($2) AND m.subject_id = $3`,
}

export interface TellingCounts {
  sent: number
  waiting: number
  refused: number
  unknown: number
  peopleTried: number
  nextAt: Date | null
}

/** How many messages about a matter stand in which state, and when the next one is due. */
export async function countStates(
  db: Db,
  communityId: string,
  matter: { subjectId: string; kinds: MessageKind[] },
): Promise<TellingCounts> {
  const [row] = await db.hot<TellingCounts>(countStatement, [communityId, matter.kinds, matter.subjectId])
  if (!row) throw new Error('counting returned nothing')
  return row
}

const forgetStatement: Hot = {
  name: 'message_delivery_forget',
  text: `DELETE FROM message_delivery WHERE community_id = $1 AND account_id = $2`,
}

export async function forgetDeliveries(db: Db, communityId: string, accountId: string): Promise<void> {
  await db.hot(forgetStatement, [communityId, accountId])
}
