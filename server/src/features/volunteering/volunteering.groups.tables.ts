import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'

/** A group of volunteers that the committee has registered; its leader may approve what members propose for it. */
export const volunteerGroup = pgTable(
  'volunteer_group',
  {
    ...tenantKey(),
    name: text().notNull(),
    leaderId: uuid().notNull(),
    registeredBy: uuid().notNull(),
    registeredAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_group_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('volunteer_group_name_key')
      .on(t.communityId, t.name)
      .where(sql`ended_at IS NULL`),
    index('volunteer_group_list_idx')
      .on(t.communityId, t.registeredAt, t.id)
      .where(sql`ended_at IS NULL`),
    foreignKey({
      name: 'volunteer_group_leader_fk',
      columns: [t.communityId, t.leaderId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Who is in a group, its leader among them. */
export const volunteerGroupMember = pgTable(
  'volunteer_group_member',
  {
    communityId: uuid().notNull(),
    groupId: uuid().notNull(),
    accountId: uuid().notNull(),
    joinedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_group_member_pk', columns: [t.communityId, t.groupId, t.accountId] }),
    index('volunteer_group_member_idx').on(t.communityId, t.accountId),
    foreignKey({
      name: 'volunteer_group_member_group_fk',
      columns: [t.communityId, t.groupId],
      foreignColumns: [volunteerGroup.communityId, volunteerGroup.id],
    }),
    foreignKey({
      name: 'volunteer_group_member_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
