import type { PlaceFacts } from '@liren/shared/neighbourhood.editing'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'

/** What happened to each place of a community, only ever added to. It says nothing of people but who made the change. */
export const placeChange = pgTable(
  'place_change',
  {
    ...tenantKey(),
    placeKind: text().notNull(),
    placeId: uuid().notNull(),
    action: text().notNull(),
    before: jsonb().$type<PlaceFacts>().notNull(),
    after: jsonb().$type<PlaceFacts>().notNull(),
    reason: text(),
    actorId: uuid().notNull(),
    at: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'place_change_pk', columns: [t.communityId, t.id] }),
    index('place_change_list_idx').on(t.communityId, t.placeId, t.at, t.id),
    check('place_change_kind_check', sql`${t.placeKind} IN ('estate', 'grid', 'building', 'entrance', 'unit')`),
    check(
      'place_change_action_check',
      sql`${t.action} IN ('created', 'edited', 'ended', 'sold', 'split', 'merged', 'imported')`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
