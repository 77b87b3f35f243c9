import { sql, type SQL } from 'drizzle-orm'
import { pgPolicy, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The columns every tenant table starts with; both are in its primary key, the community first. */
export const tenantKey = () => ({ communityId: uuid().notNull(), id: uuid().notNull() })

/** An instant, to the millisecond, read from the one clock. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 })

/** `app.now()`: the only clock that decides anything (it can be advanced in the demo and in tests). */
export const now = sql`app.now()`

// Wrapped in a SELECT, a setting is read once per statement, not once per row.
const communityId = sql`(SELECT nullif(current_setting('app.community_id', true), '')::uuid)`
const accountId = sql`(SELECT nullif(current_setting('app.account_id', true), '')::uuid)`
const contextName = sql`(SELECT current_setting('app.context', true))`

/** Rows of the community that the transaction has entered. */
export const communityPolicy = () =>
  pgPolicy('community', { using: sql`community_id = ${communityId}`, withCheck: sql`community_id = ${communityId}` })

/** A person's own rows, across communities; reading only. */
export const ownPolicy = (column = 'account_id') =>
  pgPolicy('own', { for: 'select', using: sql`${sql.raw(column)} = ${accountId}` })

/** A person's own rows, to read and to change. */
export const ownWritePolicy = (column = 'account_id') =>
  pgPolicy('own_write', { for: 'update', using: sql`${sql.raw(column)} = ${accountId}` })

/** A person's own rows, whatever is done with them. */
export const ownAllPolicy = () =>
  pgPolicy('own_all', { using: sql`account_id = ${accountId}`, withCheck: sql`account_id = ${accountId}` })

/** Everything, for transactions opened with one of these purposes. */
export const purposePolicy = (...purposes: string[]) =>
  pgPolicy(`purpose_${purposes.join('_')}`, {
    using: sql`${contextName} IN (${sql.raw(purposes.map((name) => `'${name}'`).join(', '))})`,
    withCheck: sql`${contextName} IN (${sql.raw(purposes.map((name) => `'${name}'`).join(', '))})`,
  })

/** Everything, only to read, for transactions opened with one of these purposes. */
export const purposeReadPolicy = (...purposes: string[]) =>
  pgPolicy(`purpose_${purposes.join('_')}`, {
    for: 'select',
    using: sql`${contextName} IN (${sql.raw(purposes.map((name) => `'${name}'`).join(', '))})`,
  })

/** Some rows, only to read, for transactions opened with this purpose. */
export const purposeReadSomePolicy = (purpose: string, rows: SQL) =>
  pgPolicy(`purpose_${purpose}`, { for: 'select', using: sql`${contextName} = ${sql.raw(`'${purpose}'`)} AND ${rows}` })

/** Reference data: everybody reads. */
export const readablePolicy = () => pgPolicy('readable', { for: 'select', using: sql`true` })

/** Backup and restore, which run as the owner (who is bound by row security like everybody). */
export const maintenancePolicy = () =>
  pgPolicy('maintenance', {
    using: sql`${contextName} = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')`,
    withCheck: sql`${contextName} = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')`,
  })
