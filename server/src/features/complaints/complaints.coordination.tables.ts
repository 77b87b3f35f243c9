import type { TopicSource } from '@liren/shared/complaints.coordination'
import type { ComplaintCategory } from '@liren/shared/complaints'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { complaint } from './complaints.tables.ts'

/** One parent matter of the coordination list. That there is one of a kind at a time, and no second, are its keys. */
export const complaintTopic = pgTable(
  'complaint_topic',
  {
    ...tenantKey(),
    source: text().$type<TopicSource>().notNull(),
    category: text().$type<ComplaintCategory>().notNull(),
    placeLabel: text().notNull(),
    /** Of a cluster: the building where it is. */
    buildingId: uuid(),
    /** Of the others: the one matter that climbed so far. */
    complaintId: uuid(),
    listedAt: instant().notNull(),
    settledAt: instant(),
    settledBy: uuid(),
    settledFor: text(),
  },
  (t) => [
    primaryKey({ name: 'complaint_topic_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('complaint_topic_cluster_key')
      .on(t.communityId, t.category, t.buildingId)
      .where(sql`settled_at IS NULL AND source = 'cluster'`),
    uniqueIndex('complaint_topic_single_key')
      .on(t.communityId, t.complaintId)
      .where(sql`settled_at IS NULL AND source <> 'cluster'`),
    index('complaint_topic_open_idx')
      .on(t.communityId, t.listedAt, t.id)
      .where(sql`settled_at IS NULL`),
    index('complaint_topic_settled_idx')
      .on(t.communityId, t.listedAt, t.id)
      .where(sql`settled_at IS NOT NULL`),
    index('complaint_topic_complaint_idx')
      .on(t.communityId, t.complaintId)
      .where(sql`complaint_id IS NOT NULL`),
    foreignKey({
      name: 'complaint_topic_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_topic_member_fk',
      columns: [t.communityId, t.settledBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'complaint_topic_source_check',
      sql`${t.source} IN ('cluster', 'climbed', 'silent') AND (${t.source} = 'cluster') = (${t.buildingId} IS NOT NULL)
        AND (${t.source} = 'cluster') = (${t.complaintId} IS NULL)`,
    ),
    check(
      'complaint_topic_settled_check',
      sql`num_nonnulls(${t.settledBy}, ${t.settledFor}) IN (0, 2) AND (${t.settledAt} IS NOT NULL OR ${t.settledBy} IS NULL)`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Which matters a topic holds together. They stay what they are: nothing of them is lost. */
export const complaintTopicMatter = pgTable(
  'complaint_topic_matter',
  { communityId: uuid().notNull(), topicId: uuid().notNull(), complaintId: uuid().notNull() },
  (t) => [
    primaryKey({ name: 'complaint_topic_matter_pk', columns: [t.communityId, t.topicId, t.complaintId] }),
    index('complaint_topic_matter_complaint_idx').on(t.communityId, t.complaintId),
    foreignKey({
      name: 'complaint_topic_matter_topic_fk',
      columns: [t.communityId, t.topicId],
      foreignColumns: [complaintTopic.communityId, complaintTopic.id],
    }),
    foreignKey({
      name: 'complaint_topic_matter_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
