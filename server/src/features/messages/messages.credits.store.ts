import type { MessageTemplate, SubscribeAnswer } from '@liren/shared/messages.wechat'
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { messageCredit } from './messages.delivery.tables.ts'

/** More than anybody will get; a client that says more says nothing. */
const mostCredit = 200

/** The person's credits, by template. */
export const listCredits = (db: Db, accountId: string) =>
  db.orm.select().from(messageCredit).where(eq(messageCredit.accountId, accountId))

/** Writes down an answer; an accept is one more message. */
export async function addAnswer(
  db: Db,
  accountId: string,
  template: MessageTemplate,
  answer: SubscribeAnswer,
): Promise<void> {
  const row = {
    accountId,
    template,
    count: answer === 'accept' ? 1 : 0,
    lastAnswer: answer,
    answeredAt: sql`app.now()`,
  }
  await db.orm
    .insert(messageCredit)
    .values(row)
    .onConflictDoUpdate({
      target: [messageCredit.accountId, messageCredit.template],
      set: {
        count: sql`least(${messageCredit.count} + excluded.count, ${mostCredit})`,
        lastAnswer: answer,
        answeredAt: sql`app.now()`,
      },
    })
}

export interface Wish {
  accountId: string
  template: string
}

const takeStatement: Hot = {
  name: 'message_credit_take',
  text: `WITH wish AS (SELECT account_id, template, count(*)::int AS n
      FROM unnest($1::uuid[], $2::text[]) AS w(account_id, template) GROUP BY 1, 2),
    held AS (SELECT c.account_id, c.template, least(c.count, w.n) AS taken
      FROM message_credit c JOIN wish w ON w.account_id = c.account_id AND w.template = c.template
      WHERE c.count > 0 ORDER BY c.account_id, c.template FOR UPDATE OF c)
    UPDATE message_credit c SET count = c.count - h.taken FROM held h
    WHERE c.account_id = h.account_id AND c.template = h.template
    RETURNING c.account_id AS "accountId", c.template, h.taken`,
}

/** Takes a credit for each wish as far as there are any; says how many each person's template gave. */
export const takeCredits = (db: Db, wishes: Wish[]): Promise<(Wish & { taken: number })[]> =>
  db.hot(takeStatement, [wishes.map((wish) => wish.accountId), wishes.map((wish) => wish.template)])

const ofTemplate = ({ accountId, template }: Wish) =>
  and(eq(messageCredit.accountId, accountId), eq(messageCredit.template, template))

/** Gives back a credit whose message was not sent. */
export async function giveBack(db: Db, of: Wish): Promise<void> {
  await db.orm
    .update(messageCredit)
    .set({ count: sql`least(${messageCredit.count} + 1, ${mostCredit})` })
    .where(ofTemplate(of))
}

/** WeChat says that there is none. */
export async function setToNone(db: Db, of: Wish): Promise<void> {
  await db.orm.update(messageCredit).set({ count: 0 }).where(ofTemplate(of))
}

const moveStatement: Hot = {
  name: 'message_credit_move',
  text: `WITH gone AS (DELETE FROM message_credit WHERE account_id = $1 RETURNING *)
    INSERT INTO message_credit (account_id, template, count, last_answer, answered_at)
    SELECT $2, template, count, last_answer, answered_at FROM gone
    ON CONFLICT ON CONSTRAINT message_credit_pk DO UPDATE
      SET count = least(message_credit.count + excluded.count, $3)`,
}

/** Gives one account's credits to another one of the same person. */
export async function moveAll(db: Db, from: string, to: string): Promise<void> {
  await db.hot(moveStatement, [from, to, mostCredit])
}

export async function deleteCredits(db: Db, accountId: string): Promise<void> {
  await db.orm.delete(messageCredit).where(eq(messageCredit.accountId, accountId))
}
