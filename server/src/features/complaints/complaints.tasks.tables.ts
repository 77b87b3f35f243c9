import type { TaskState } from '@liren/shared/complaints.tasks'
import type { Role } from '@liren/shared/roles'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/** A task that somebody above pushed to a community. Officers above are no members: the office's name stands here. */
export const communityTask = pgTable(
  'community_task',
  {
    ...tenantKey(),
    title: text().notNull(),
    text: text().notNull(),
    item: text(),
    isOffList: boolean().notNull(),
    role: text().$type<Role>().notNull(),
    scopeId: uuid().notNull(),
    department: text().notNull(),
    label: text().notNull(),
    pushedBy: uuid().notNull(),
    pushedAt: instant().notNull(),
    dueAt: instant().notNull(),
    state: text().$type<TaskState>().notNull(),
    note: text(),
    answeredBy: uuid(),
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'community_task_pk', columns: [t.communityId, t.id] }),
    index('community_task_list_idx').on(t.communityId, t.pushedAt, t.id),
    foreignKey({ name: 'community_task_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    foreignKey({
      name: 'community_task_member_fk',
      columns: [t.communityId, t.answeredBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('community_task_list_check', sql`${t.isOffList} = (${t.item} IS NULL)`),
    check(
      'community_task_state_check',
      sql`${t.state} IN ('PUSHED', 'ACCEPTED', 'DECLINED', 'DONE')
        AND num_nonnulls(${t.note}, ${t.answeredBy}, ${t.answeredAt}) = CASE ${t.state} WHEN 'PUSHED' THEN 0 ELSE 3 END`,
    ),
    // What is on the list is not declined.
    check('community_task_declined_check', sql`${t.state} <> 'DECLINED' OR ${t.isOffList}`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What may be asked of a community from above, all of it together: it is edited as one list. */
export const communityTaskList = pgTable(
  'community_task_list',
  {
    communityId: uuid().notNull(),
    items: jsonb().$type<string[]>().notNull(),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'community_task_list_pk', columns: [t.communityId] }),
    foreignKey({ name: 'community_task_list_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('community_task_list_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
