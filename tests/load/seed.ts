import pg from 'pg'
import { noticesSql } from './seed.notices.sql.ts'
import { peopleSql } from './seed.people.sql.ts'
import { placesSql } from './seed.places.sql.ts'
import { residentsOf, type Shape } from './seed.shape.ts'

/** All statements that fill a migrated database with a town, in order. */
export const statementsOf = (shape: Shape): string[] => [...placesSql(shape), ...peopleSql(shape), ...noticesSql(shape)]

/** Fills a migrated database as the product would have, in bulk; then vacuums it, as time would have. */
export async function fill(adminUrl: string, shape: Shape): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const began = Date.now()
  try {
    // References hold by construction; checking them row by row would take most of the time.
    await client.query(
      `SET session_replication_role = replica; SET work_mem = '256MB'; SET maintenance_work_mem = '256MB'`,
    )
    await client.query('BEGIN')
    for (const statement of statementsOf(shape)) await client.query(statement)
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE)')
  } finally {
    await client.end()
  }
  const residents = shape.communities * residentsOf(shape)
  const notices = shape.communities * shape.notices
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  console.log(
    `  filled: ${residents.toLocaleString('en')} residents, ${notices.toLocaleString('en')} notices, ` +
      `${(residents * shape.reads).toLocaleString('en')} read marks (${seconds} s)`,
  )
}
