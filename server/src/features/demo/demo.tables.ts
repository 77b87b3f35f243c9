import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { maintenancePolicy, purposePolicy } from '../../platform/db/tables.ts'
import { account } from '../identity/identity.tables.ts'

/** The people a newcomer may enter as; empty outside the demo. */
export const demoPerson = pgTable(
  'demo_person',
  { accountId: uuid().notNull(), ordinal: integer().notNull(), partZh: text().notNull(), partEn: text().notNull() },
  (t) => [
    primaryKey({ name: 'demo_person_pk', columns: [t.accountId] }),
    foreignKey({ name: 'demo_person_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    purposePolicy('demo'),
    maintenancePolicy(),
  ],
)
