import type { Db, Hot } from './context.ts'

const nowStatement: Hot = { name: 'clock_now', text: 'SELECT app.now() AS now' }

/** Reads the one clock. A decision that depends on time locks first, then reads it, once. */
export async function readClock(db: Db): Promise<Date> {
  const [row] = await db.hot<{ now: Date }>(nowStatement, [])
  if (!row) throw new Error('the clock gave no time')
  return row.now
}
