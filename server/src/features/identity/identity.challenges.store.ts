import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { smsChallenge } from './identity.tables.ts'

export interface NewChallenge {
  id: string
  phoneIndex: string
  phoneSealed: string
  codeDigest: string
  tries: number
  seconds: number
}

/** Writes a sign-in code and ends earlier ones of the same phone. Returns when it expires. */
export async function insertChallenge(db: Db, c: NewChallenge): Promise<Date> {
  await db.orm
    .update(smsChallenge)
    .set({ consumedAt: sql`app.now()` })
    .where(and(eq(smsChallenge.phoneIndex, c.phoneIndex), isNull(smsChallenge.consumedAt)))
  const [row] = await db.orm
    .insert(smsChallenge)
    .values({
      id: c.id,
      phoneIndex: c.phoneIndex,
      phoneSealed: c.phoneSealed,
      codeDigest: c.codeDigest,
      triesLeft: c.tries,
      expiresAt: sql`app.now() + make_interval(secs => ${c.seconds})`,
    })
    .returning({ expiresAt: smsChallenge.expiresAt })
  if (!row) throw new Error('the challenge was not written')
  return row.expiresAt
}

/** Uses up one try; null when the code is unknown, expired, consumed or out of tries. The row stays locked. */
export async function spendTry(db: Db, id: string) {
  const [row] = await db.orm
    .update(smsChallenge)
    .set({ triesLeft: sql`${smsChallenge.triesLeft} - 1` })
    .where(
      and(
        eq(smsChallenge.id, id),
        isNull(smsChallenge.consumedAt),
        sql`${smsChallenge.triesLeft} > 0`,
        sql`${smsChallenge.expiresAt} > app.now()`,
      ),
    )
    .returning()
  return row ?? null
}

export async function consumeChallenge(db: Db, id: string): Promise<void> {
  await db.orm
    .update(smsChallenge)
    .set({ consumedAt: sql`app.now()` })
    .where(eq(smsChallenge.id, id))
}

/** Deletes codes that expired more than a day ago. */
export async function sweepChallenges(db: Db): Promise<void> {
  await db.orm.delete(smsChallenge).where(sql`${smsChallenge.expiresAt} < app.now() - interval '1 day'`)
}
