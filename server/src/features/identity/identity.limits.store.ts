import type { Db, Hot } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'

export interface Limit {
  bucket: string
  limit: number
  windowSeconds: number
}

const takeStatement: Hot = {
  name: 'rate_window_take',
  text: `WITH w AS (SELECT to_timestamp(floor(extract(epoch FROM app.now()) / $3::int) * $3::int) AS start)
    INSERT INTO rate_window (bucket, subject, window_start, count) SELECT $1, $2, w.start, 1 FROM w
    ON CONFLICT (bucket, subject, window_start) DO UPDATE SET count = rate_window.count + 1
    RETURNING count, ceil(extract(epoch FROM window_start + make_interval(secs => $3::int) - app.now()))::int AS wait`,
}

/** Counts one use in the current window, for all processes; throws `too_many_requests` past the limit. */
export async function takeFrom(db: Db, { bucket, limit, windowSeconds }: Limit, subject: string): Promise<void> {
  const [row] = await db.hot<{ count: number; wait: number }>(takeStatement, [bucket, subject, windowSeconds])
  if (row && row.count > limit) throw new DomainError('too_many_requests', { retryAfterSeconds: row.wait })
}

const sweepStatement: Hot = {
  name: 'rate_window_sweep',
  text: `DELETE FROM rate_window WHERE window_start < app.now() - interval '2 days'`,
}

/** Forgets counters whose window is long past. */
export async function sweepWindows(db: Db): Promise<void> {
  await db.hot(sweepStatement, [])
}
