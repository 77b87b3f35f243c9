import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'
import { announcement } from './announcements.tables.ts'

/** Whether neighbours may ask under notices; a community without a row has not let them. */
export const questionSetting = pgTable(
  'question_setting',
  {
    communityId: uuid().notNull(),
    isOn: boolean().notNull(),
    promisedReplyMinutes: integer().notNull(),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'question_setting_pk', columns: [t.communityId] }),
    foreignKey({ name: 'question_setting_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('question_setting_reply_check', sql`${t.promisedReplyMinutes} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A notice that takes no further questions. */
export const questionClosing = pgTable(
  'question_closing',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    closedBy: uuid().notNull(),
    closedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'question_closing_pk', columns: [t.communityId, t.announcementId] }),
    foreignKey({
      name: 'question_closing_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A question under a notice, with what became of it. Taken back, it keeps no word of what was asked or answered. */
export const question = pgTable(
  'question',
  {
    ...tenantKey(),
    announcementId: uuid().notNull(),
    askerId: uuid().notNull(),
    /** The nickname at the time, where the asker wanted it shown. */
    askerName: text(),
    text: text().notNull(),
    status: text().notNull().default('pending'),
    /** What the content check said; null while it has not. */
    verdict: text(),
    refusal: text(),
    decidedBy: uuid(),
    decidedAt: instant(),
    /** When the asker had a person look at what the content check refused. */
    appealedAt: instant(),
    createdAt: instant().notNull().default(now),
    replyDueAt: instant().notNull(),
    answer: text(),
    answeredBy: uuid(),
    answerNickname: text(),
    /** In which office it was answered, where not in the one that published the notice. */
    answerRole: text(),
    answerScopeLabel: text(),
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'question_pk', columns: [t.communityId, t.id] }),
    index('question_shown_idx')
      .on(t.communityId, t.announcementId, t.createdAt, t.id)
      .where(sql`status = 'shown'`),
    index('question_asker_idx').on(t.communityId, t.askerId, t.createdAt, t.id),
    index('question_waiting_idx')
      .on(t.communityId, t.replyDueAt, t.id)
      .where(sql`status = 'pending' OR (status = 'shown' AND answered_at IS NULL)`),
    foreignKey({
      name: 'question_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    foreignKey({
      name: 'question_asker_fk',
      columns: [t.communityId, t.askerId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('question_status_check', sql`${t.status} IN ('pending', 'shown', 'refused', 'withdrawn')`),
    check('question_verdict_check', sql`${t.verdict} IN ('pass', 'review', 'risky', 'unavailable', 'unknown_person')`),
    check(
      'question_refused_check',
      sql`${t.status} <> 'refused' OR ${t.refusal} IS NOT NULL OR ${t.verdict} = 'risky'`,
    ),
    check(
      'question_answered_check',
      sql`num_nonnulls(${t.answer}, ${t.answeredBy}, ${t.answerNickname}, ${t.answeredAt}) IN (0, 4)`,
    ),
    check('question_answer_office_check', sql`num_nonnulls(${t.answerRole}, ${t.answerScopeLabel}) IN (0, 2)`),
    check('question_appeal_check', sql`${t.appealedAt} IS NULL OR ${t.verdict} = 'risky'`),
    check('question_answer_shown_check', sql`${t.answer} IS NULL OR ${t.status} = 'shown'`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
