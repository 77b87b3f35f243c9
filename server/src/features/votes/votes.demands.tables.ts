import type { DemandCounts } from '@liren/shared/votes.demands'
import type { Matter } from '@liren/shared/votes.matters'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { estate, unit } from '../neighbourhood/neighbourhood.tables.ts'

/** How a fifth is counted in an estate whose own rules depart from the law's count; without a row by heads. */
export const voteDemandCounts = pgTable(
  'vote_demand_counts',
  {
    communityId: uuid().notNull(),
    estateId: uuid().notNull(),
    counts: text().$type<DemandCounts>().notNull(),
    basis: text(),
    setBy: uuid().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_demand_counts_pk', columns: [t.communityId, t.estateId] }),
    foreignKey({
      name: 'vote_demand_counts_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'vote_demand_counts_member_fk',
      columns: [t.communityId, t.setBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_demand_counts_check', sql`${t.counts} IN ('HEADS', 'AREA', 'BOTH')`),
    check('vote_demand_counts_basis_check', sql`${t.counts} = 'HEADS' OR ${t.basis} IS NOT NULL`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * A demand for a meeting. Its row is locked by whoever joins or leaves; that it opens one draft and no second is held by
 * `vote_decision_demand_key`.
 */
export const voteDemand = pgTable(
  'vote_demand',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    matter: text().$type<Matter>().notNull(),
    counts: text().$type<DemandCounts>().notNull(),
    state: text().$type<'open' | 'reached' | 'withdrawn'>().notNull(),
    startedBy: uuid().notNull(),
    startedAt: instant().notNull(),
    /** As of the last joining or leaving: who joined, and all. */
    heads: integer().notNull(),
    areaCentiares: bigint({ mode: 'number' }).notNull(),
    totalHeads: integer().notNull(),
    totalAreaCentiares: bigint({ mode: 'number' }).notNull(),
    countedAt: instant().notNull(),
    reachedAt: instant(),
    addressedTo: text().$type<'OWNERS_COMMITTEE' | 'RESIDENTS_COMMITTEE'>(),
    answer: text(),
    answeredBy: uuid(),
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'vote_demand_pk', columns: [t.communityId, t.id] }),
    index('vote_demand_list_idx').on(t.communityId, t.startedAt, t.id),
    uniqueIndex('vote_demand_open_key')
      .on(t.communityId, t.estateId, t.startedBy)
      .where(sql`state = 'open'`),
    foreignKey({
      name: 'vote_demand_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'vote_demand_member_fk',
      columns: [t.communityId, t.startedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_demand_counts_known_check', sql`${t.counts} IN ('HEADS', 'AREA', 'BOTH')`),
    check('vote_demand_state_check', sql`${t.state} IN ('open', 'reached', 'withdrawn')`),
    check(
      'vote_demand_reached_check',
      sql`(${t.state} = 'reached') = (${t.reachedAt} IS NOT NULL) AND (${t.reachedAt} IS NULL) = (${t.addressedTo} IS NULL)`,
    ),
    check('vote_demand_answer_check', sql`(${t.answer} IS NULL) = (${t.answeredAt} IS NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * That somebody joined for a head, which is known by the first of its units: one consent for each, whoever of the
 * co-owners gave it. What was taken back stays as a record.
 */
export const voteDemandJoin = pgTable(
  'vote_demand_join',
  {
    ...tenantKey(),
    demandId: uuid().notNull(),
    unitId: uuid().notNull(),
    accountId: uuid().notNull(),
    joinedAt: instant().notNull(),
    leftAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'vote_demand_join_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('vote_demand_join_head_key')
      .on(t.communityId, t.demandId, t.unitId)
      .where(sql`left_at IS NULL`),
    foreignKey({
      name: 'vote_demand_join_demand_fk',
      columns: [t.communityId, t.demandId],
      foreignColumns: [voteDemand.communityId, voteDemand.id],
    }),
    foreignKey({
      name: 'vote_demand_join_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({
      name: 'vote_demand_join_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
