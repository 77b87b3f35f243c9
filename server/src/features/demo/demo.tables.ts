import { foreignKey, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { maintenancePolicy, purposePolicy } from '../../platform/db/tables.ts'
import { account } from '../identity/identity.tables.ts'

/** The people a newcomer may enter as; empty outside the demo. */
export const demoPerson = pgTable(
  'demo_person',
  { accountId: uuid().primaryKey(), ordinal: integer().notNull(), partZh: text().notNull(), partEn: text().notNull() },
  (t) => [
    foreignKey({ name: 'demo_person_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    purposePolicy('demo'),
    maintenancePolicy(),
  ],
)
