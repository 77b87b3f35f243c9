import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  ownAllPolicy,
  purposePolicy,
  purposeReadPolicy,
} from '../../platform/db/tables.ts'
import { account } from '../identity/identity.tables.ts'
import { message } from './messages.tables.ts'

/** How many WeChat messages of a template a person has accepted and not yet got: WeChat does not tell, so we count. */
export const messageCredit = pgTable(
  'message_credit',
  {
    accountId: uuid().notNull(),
    template: text().notNull(),
    count: integer().notNull(),
    lastAnswer: text().notNull(),
    answeredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'message_credit_pk', columns: [t.accountId, t.template] }),
    foreignKey({ name: 'message_credit_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check('message_credit_template_check', sql`${t.template} IN ('notice', 'reminder')`),
    check('message_credit_count_check', sql`${t.count} >= 0`),
    check('message_credit_answer_check', sql`${t.lastAnswer} IN ('accept', 'reject', 'ban', 'filter')`),
    ownAllPolicy(),
    purposePolicy('login', 'delivery'),
    maintenancePolicy(),
  ],
)

/**
 * That a message of the inbox is to be told in WeChat too, and what became of it. `sending` is committed before the
 * request leaves: a row whose outcome nobody knows is never sent again.
 */
export const messageDelivery = pgTable(
  'message_delivery',
  {
    communityId: uuid().notNull(),
    messageId: uuid().notNull(),
    accountId: uuid().notNull(),
    template: text().notNull(),
    /** Leaves at night, too. */
    isUrgent: boolean().notNull(),
    state: text().notNull(),
    /** How often it was taken up; tells the answer to one try from that to another. */
    attempt: integer().notNull().default(0),
    dueAt: instant().notNull(),
    touchedAt: instant().notNull(),
    /** WeChat's number of the last refusal. */
    errcode: integer(),
  },
  (t) => [
    primaryKey({ name: 'message_delivery_pk', columns: [t.communityId, t.messageId] }),
    index('message_delivery_due_idx')
      .on(t.communityId, t.dueAt, t.messageId)
      .where(sql`state = 'due'`),
    index('message_delivery_open_idx')
      .on(t.dueAt)
      .where(sql`state IN ('due', 'sending')`),
    index('message_delivery_account_idx').on(t.communityId, t.accountId),
    foreignKey({
      name: 'message_delivery_message_fk',
      columns: [t.communityId, t.messageId],
      foreignColumns: [message.communityId, message.id],
    }),
    check('message_delivery_template_check', sql`${t.template} IN ('notice', 'reminder')`),
    check(
      'message_delivery_state_check',
      sql`${t.state} IN ('due', 'sending', 'sent', 'no_credit', 'refused', 'unknown', 'failed', 'needless')`,
    ),
    communityPolicy(),
    // Which communities have something due; what it is, is read inside each.
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)
