import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, maintenancePolicy, purposePolicy } from '../db/tables.ts'

/** Access tokens of upstream services, shared by all processes, sealed. */
export const sharedToken = pgTable(
  'shared_token',
  { name: text().notNull(), valueSealed: text().notNull(), expiresAt: instant().notNull() },
  (t) => [primaryKey({ name: 'shared_token_pk', columns: [t.name] }), purposePolicy('delivery'), maintenancePolicy()],
)
