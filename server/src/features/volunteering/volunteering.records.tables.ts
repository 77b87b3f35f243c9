import type { RecordKind } from '@liren/shared/volunteering.records'
import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'

/** What belongs into a volunteer record besides service: training, awards, complaints and what came of them. */
export const volunteerRecord = pgTable(
  'volunteer_record',
  {
    ...tenantKey(),
    accountId: uuid().notNull(),
    kind: text().$type<RecordKind>().notNull(),
    title: text().notNull(),
    /** Who held or gave it; of a complaint, what came of it. */
    detail: text().notNull(),
    happenedOn: date({ mode: 'string' }).notNull(),
    /** Of a training. */
    minutes: integer(),
    recordedBy: uuid().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_record_pk', columns: [t.communityId, t.id] }),
    index('volunteer_record_list_idx').on(t.communityId, t.recordedAt, t.id),
    index('volunteer_record_member_idx').on(t.communityId, t.accountId, t.happenedOn, t.id),
    foreignKey({
      name: 'volunteer_record_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'volunteer_record_recorder_fk',
      columns: [t.communityId, t.recordedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('volunteer_record_kind_check', sql`${t.kind} IN ('training', 'award', 'complaint')`),
    check(
      'volunteer_record_minutes_check',
      sql`(${t.kind} = 'training') = (${t.minutes} IS NOT NULL) AND (${t.minutes} IS NULL OR ${t.minutes} > 0)`,
    ),
    check('volunteer_record_hands_check', sql`${t.recordedBy} <> ${t.accountId}`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
