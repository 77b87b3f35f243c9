import { eq, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { session } from './identity.tables.ts'

/** Notes the step-up of a session; returns when. */
export async function markSteppedUp(db: Db, sessionId: string): Promise<Date> {
  const [row] = await db.orm
    .update(session)
    .set({ steppedUpAt: sql`app.now()` })
    .where(eq(session.id, sessionId))
    .returning({ at: session.steppedUpAt })
  if (!row?.at) throw new Error('the step-up was not written')
  return row.at
}

const freshStatement: Hot = {
  name: 'session_step_up',
  text: `SELECT EXISTS (SELECT FROM account_login WHERE account_id = $1 AND kind = 'phone') AS "hasPhone",
    EXISTS (SELECT FROM session WHERE id = $2 AND account_id = $1
      AND stepped_up_at > app.now() - make_interval(secs => $3)) AS "isFresh"`,
}

/** Whether the account has a phone, and whether the session was stepped up within these seconds. */
export async function readStepUp(
  db: Db,
  accountId: string,
  sessionId: string,
  seconds: number,
): Promise<{ hasPhone: boolean; isFresh: boolean }> {
  const [row] = await db.hot<{ hasPhone: boolean; isFresh: boolean }>(freshStatement, [accountId, sessionId, seconds])
  return row ?? { hasPhone: true, isFresh: false }
}
