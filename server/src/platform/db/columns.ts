import { getTableColumns } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'

/** The columns of a table, for a prepared statement whose rows look like those of the query builder. */
export const columnsOf = (table: PgTable): string =>
  Object.entries(getTableColumns(table))
    .map(([name, { keyAsName, name: column }]) => `${keyAsName ? toSnakeCase(column) : column} AS "${name}"`)
    .join(', ')
