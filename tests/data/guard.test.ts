import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { faultsOfAppRole } from '../../server/src/platform/db/guard.ts'
import { adminPool, createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let admin: pg.Pool

beforeAll(async () => {
  database = await createDatabase()
  admin = adminPool(database)
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

async function faultsOf(url: string, production = false): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    return await faultsOfAppRole(pool, production)
  } finally {
    await pool.end()
  }
}

/** The faults of a role made for one question; roles belong to the cluster, so it has a name of its own. */
async function faultsOfRole(attributes: string): Promise<string[]> {
  const name = `guard_${randomBytes(6).toString('hex')}`
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'test' ${attributes}`)
  try {
    await admin.query(`GRANT USAGE ON SCHEMA app, public TO ${name}; GRANT SELECT ON app.clock TO ${name}`)
    const url = new URL(database.appUrl)
    url.username = name
    url.password = 'test'
    return await faultsOf(url.href)
  } finally {
    await admin.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`)
  }
}

describe('the role that serves', () => {
  it('is fine as the app', async () => {
    expect(await faultsOf(database.appUrl)).toEqual([])
    expect(await faultsOfRole('')).toEqual([])
  })

  it('may not be a superuser', async () => {
    expect(await faultsOf(database.adminUrl)).toContainEqual(expect.stringContaining('is a superuser'))
    expect(await faultsOfRole('SUPERUSER')).toContainEqual(expect.stringContaining('is a superuser'))
  })

  it('may not be the owner, nor become the owner', async () => {
    const owns = expect.stringContaining('owns the tables') as unknown
    expect(await faultsOf(database.ownerUrl)).toEqual([owns])
    expect(await faultsOfRole('IN ROLE liren_owner')).toContainEqual(owns)
    expect(await faultsOfRole('NOINHERIT IN ROLE liren_owner')).toContainEqual(owns)
  })

  it('may not bypass row security', async () => {
    expect(await faultsOfRole('BYPASSRLS')).toEqual([expect.stringContaining('has BYPASSRLS')])
  })

  it('may not become somebody who does', async () => {
    const name = `guard_parent_${randomBytes(6).toString('hex')}`
    await admin.query(`CREATE ROLE ${name} BYPASSRLS`)
    try {
      expect(await faultsOfRole(`IN ROLE ${name}`)).toContainEqual(expect.stringContaining('has BYPASSRLS'))
    } finally {
      await admin.query(`DROP ROLE ${name}`)
    }
  })

  it('does not serve production on a clock that was moved', async () => {
    await admin.query(`UPDATE app.clock SET advanced = '1 day'`)
    expect(await faultsOf(database.appUrl)).toEqual([])
    expect(await faultsOf(database.appUrl, true)).toEqual([expect.stringContaining('clock')])
  })
})
