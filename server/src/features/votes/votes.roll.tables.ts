import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'
import { voteDecision } from './votes.tables.ts'

/** A freeze of the roll. The seed gives every entry its salt; it is sealed, so that a reader of the table has none. */
export const voteRoll = pgTable(
  'vote_roll',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    freeze: smallint('freeze_no').notNull(),
    root: text().notNull(),
    heads: integer().notNull(),
    areaCentiares: bigint({ mode: 'number' }).notNull(),
    seedSealed: text().notNull(),
    frozenAt: instant().notNull(),
    frozenBy: uuid().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_roll_pk', columns: [t.communityId, t.decisionId, t.freeze] }),
    foreignKey({
      name: 'vote_roll_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** One head of a frozen roll. The pseudonym is random, and stands in the log for it. */
export const voteHead = pgTable(
  'vote_head',
  {
    ...tenantKey(),
    decisionId: uuid().notNull(),
    freeze: smallint('freeze_no').notNull(),
    pseudonym: text().notNull(),
    leaf: text().notNull(),
    /** Its place in the tree, which is in the order of the pseudonyms. */
    position: integer().notNull(),
    areaCentiares: bigint({ mode: 'number' }).notNull(),
    isDeveloper: boolean().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_head_pk', columns: [t.communityId, t.id] }),
    unique('vote_head_position_key').on(t.communityId, t.decisionId, t.freeze, t.position),
    unique('vote_head_pseudonym_key').on(t.communityId, t.decisionId, t.pseudonym),
    foreignKey({
      name: 'vote_head_roll_fk',
      columns: [t.communityId, t.decisionId, t.freeze],
      foreignColumns: [voteRoll.communityId, voteRoll.decisionId, voteRoll.freeze],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A unit of a frozen roll: of one head, and once. */
export const voteHeadUnit = pgTable(
  'vote_head_unit',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    freeze: smallint('freeze_no').notNull(),
    unitId: uuid().notNull(),
    headId: uuid().notNull(),
    buildingId: uuid().notNull(),
    areaCentiares: integer().notNull(),
    /** Who owned it when the roll was frozen and votes for it; of what the developer has sold, nobody. */
    ownerIds: uuid().array().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_head_unit_pk', columns: [t.communityId, t.decisionId, t.freeze, t.unitId] }),
    index('vote_head_unit_head_idx').on(t.communityId, t.headId),
    foreignKey({
      name: 'vote_head_unit_head_fk',
      columns: [t.communityId, t.headId],
      foreignColumns: [voteHead.communityId, voteHead.id],
    }),
    foreignKey({
      name: 'vote_head_unit_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
