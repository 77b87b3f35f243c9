import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant, maintenancePolicy, purposePolicy } from '../db/tables.ts'

/** Access tokens of upstream services, shared by all processes, sealed. */
export const sharedToken = pgTable(
  'shared_token',
  { name: text().primaryKey(), valueSealed: text().notNull(), expiresAt: instant().notNull() },
  () => [purposePolicy('delivery'), maintenancePolicy()],
)
