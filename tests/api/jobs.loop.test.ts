import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { startWorker } from '../../server/src/platform/jobs/worker.ts'
import { adminPool, createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: pg.Pool
let admin: pg.Pool
beforeAll(async () => {
  database = await createDatabase()
  pool = createPool({ url: database.appUrl, size: 4, name: 'jobs', onError: () => undefined })
  admin = adminPool(database)
})
afterAll(async () => {
  await pool.end()
  await admin.end()
  await database.drop()
})

const quiet = { warn: () => undefined, debug: () => undefined } as unknown as FastifyBaseLogger
const jobsLeft = async () =>
  (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker.jobs')).rows[0]?.n

it('what a job came to is written down once the database is back, and the job is done once', async () => {
  const connect = pool.connect.bind(pool)
  let isAway = false
  let runs = 0
  const away = () => Promise.reject(new Error('timeout exceeded when trying to connect'))
  pool.connect = ((hear: Parameters<typeof connect>[0]) =>
    isAway && !(hear as unknown) ? away() : connect(hear)) as typeof pool.connect
  const leave = () => {
    runs += 1
    isAway = true
    setTimeout(() => (isAway = false), 1_000)
  }
  const jobs = await startWorker({ pool, tasks: { leave }, log: quiet })
  try {
    await admin.query(`SELECT graphile_worker.add_job('leave')`)
    const deadline = Date.now() + 20_000
    while ((runs === 0 || (await jobsLeft()) !== 0) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect([runs, await jobsLeft()]).toEqual([1, 0])
  } finally {
    isAway = false
    await jobs.stop()
  }
})
