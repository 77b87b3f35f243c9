import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  purposePolicy,
  purposeReadPolicy,
  readablePolicy,
  tenantKey,
} from '../../platform/db/tables.ts'

const treePolicies = () => [readablePolicy(), purposePolicy('operator'), maintenancePolicy()]
const tenantPolicies = () => [communityPolicy(), maintenancePolicy()]
const createdAt = () => instant().notNull().default(now)

/** A place is edited by version, and ends without leaving: what once hung on it still finds its name. */
const kept = () => ({ createdAt: createdAt(), version: integer().notNull().default(1), endedAt: instant() })
/** Names are taken by places that stand, not by those that are gone. */
const standing = sql`ended_at IS NULL`

export const district = pgTable(
  'district',
  { id: uuid().notNull(), code: text().notNull(), name: text().notNull(), createdAt: createdAt() },
  (t) => [
    primaryKey({ name: 'district_pk', columns: [t.id] }),
    unique('district_code_key').on(t.code),
    ...treePolicies(),
  ],
)

export const street = pgTable(
  'street',
  {
    id: uuid().notNull(),
    districtId: uuid().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'street_pk', columns: [t.id] }),
    unique('street_code_key').on(t.code),
    foreignKey({ name: 'street_district_fk', columns: [t.districtId], foreignColumns: [district.id] }),
    ...treePolicies(),
  ],
)

/** One residents' committee is one tenant: its id is the `community_id` of every tenant table. */
export const community = pgTable(
  'community',
  {
    id: uuid().notNull(),
    streetId: uuid().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'community_pk', columns: [t.id] }),
    unique('community_code_key').on(t.code),
    foreignKey({ name: 'community_street_fk', columns: [t.streetId], foreignColumns: [street.id] }),
    ...treePolicies(),
  ],
)

export const estate = pgTable(
  'estate',
  { ...tenantKey(), name: text().notNull(), ordinal: integer().notNull().default(0), ...kept() },
  (t) => [
    primaryKey({ name: 'estate_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('estate_name_key').on(t.communityId, t.name).where(standing),
    foreignKey({ name: 'estate_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    ...tenantPolicies(),
    // Whoever does not live anywhere yet finds the estate by its name.
    purposeReadPolicy('binding'),
  ],
)

export const grid = pgTable('grid', { ...tenantKey(), name: text().notNull(), ...kept() }, (t) => [
  primaryKey({ name: 'grid_pk', columns: [t.communityId, t.id] }),
  uniqueIndex('grid_name_key').on(t.communityId, t.name).where(standing),
  foreignKey({ name: 'grid_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
  ...tenantPolicies(),
])

export const building = pgTable(
  'building',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    gridId: uuid(),
    name: text().notNull(),
    ordinal: integer().notNull(),
    ...kept(),
  },
  (t) => [
    primaryKey({ name: 'building_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('building_name_key').on(t.communityId, t.estateId, t.name).where(standing),
    index('building_grid_idx').on(t.communityId, t.gridId),
    foreignKey({
      name: 'building_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'building_grid_fk',
      columns: [t.communityId, t.gridId],
      foreignColumns: [grid.communityId, grid.id],
    }),
    ...tenantPolicies(),
  ],
)

export const entrance = pgTable(
  'entrance',
  {
    ...tenantKey(),
    buildingId: uuid().notNull(),
    name: text().notNull(),
    ordinal: integer().notNull(),
    ...kept(),
  },
  (t) => [
    primaryKey({ name: 'entrance_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('entrance_name_key').on(t.communityId, t.buildingId, t.name).where(standing),
    foreignKey({
      name: 'entrance_building_fk',
      columns: [t.communityId, t.buildingId],
      foreignColumns: [building.communityId, building.id],
    }),
    ...tenantPolicies(),
  ],
)

/** 房屋: one exclusive unit. Area is an integer in 0.01 m² (Interpretation 法释〔2020〕17号 art. 8). */
export const unit = pgTable(
  'unit',
  {
    ...tenantKey(),
    entranceId: uuid().notNull(),
    label: text().notNull(),
    use: text().notNull(),
    areaCentiares: integer(),
    areaSource: text(),
    saleState: text().notNull(),
    ...kept(),
  },
  (t) => [
    primaryKey({ name: 'unit_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('unit_label_key').on(t.communityId, t.entranceId, t.label).where(standing),
    foreignKey({
      name: 'unit_entrance_fk',
      columns: [t.communityId, t.entranceId],
      foreignColumns: [entrance.communityId, entrance.id],
    }),
    check('unit_use_check', sql`${t.use} IN ('dwelling', 'shop', 'office', 'parking', 'storage', 'other')`),
    check('unit_area_check', sql`${t.areaCentiares} > 0`),
    check('unit_area_source_check', sql`${t.areaSource} IN ('register', 'survey', 'contract')`),
    check('unit_sale_state_check', sql`${t.saleState} IN ('delivered', 'sold_undelivered', 'unsold')`),
    ...tenantPolicies(),
  ],
)
