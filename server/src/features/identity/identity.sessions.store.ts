import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { refreshToken, session } from './identity.tables.ts'

export interface NewSession {
  id: string
  accountId: string
  deviceId: string
  platform: string
  deviceLabel: string
}

export async function insertSession(db: Db, row: NewSession): Promise<void> {
  await db.orm.insert(session).values(row)
}

export async function findSession(db: Db, id: string) {
  const [row] = await db.orm.select().from(session).where(eq(session.id, id))
  return row ?? null
}

const holdStatement: Hot = {
  name: 'session_hold',
  text: `SELECT FROM session WHERE id = $1 AND account_id = $2 AND ended_at IS NULL FOR SHARE`,
}

/** Holds a live session; false when it is over. */
export async function holdSession(db: Db, id: string, accountId: string): Promise<boolean> {
  return (await db.hot(holdStatement, [id, accountId])).length === 1
}

export async function insertRefreshToken(db: Db, digest: string, sessionId: string, days: number): Promise<void> {
  await db.orm
    .insert(refreshToken)
    .values({ digest, sessionId, expiresAt: sql`app.now() + make_interval(days => ${days})` })
}

const tokenWith = async (db: Db, digest: string) =>
  (await db.orm.select().from(refreshToken).where(eq(refreshToken.digest, digest)))[0] ?? null

/**
 * A refresh token with its session and its successor; the session is locked until the transaction ends, and with it the
 * whole family (locking tokens one by one would let an old one and its successor wait for each other). Then the clock,
 * read once.
 */
export async function lockRefreshToken(db: Db, digest: string) {
  const found = await tokenWith(db, digest)
  if (!found) return null
  const [owner] = await db.orm
    .select({ session, now: sql<Date>`app.now()`.mapWith(session.createdAt) })
    .from(session)
    .where(eq(session.id, found.sessionId))
    .for('update')
  const token = await tokenWith(db, digest)
  if (!owner || !token) return null
  const successor = token.successorDigest === null ? null : await tokenWith(db, token.successorDigest)
  return { token, session: owner.session, now: owner.now, successorUsedAt: successor?.usedAt ?? null }
}

export async function useRefreshToken(db: Db, digest: string, successorDigest: string): Promise<void> {
  await db.orm
    .update(refreshToken)
    .set({ usedAt: sql`coalesce(${refreshToken.usedAt}, app.now())`, successorDigest })
    .where(eq(refreshToken.digest, digest))
}

/** Takes back a successor whose reply never arrived, so that only one token of the family can be traded. */
export async function deleteRefreshToken(db: Db, digest: string): Promise<void> {
  await db.orm.delete(refreshToken).where(eq(refreshToken.digest, digest))
}

export async function touchSession(db: Db, id: string): Promise<void> {
  await db.orm
    .update(session)
    .set({ lastUsedAt: sql`app.now()` })
    .where(eq(session.id, id))
}

/** Ends one session of the account, or all of them (`id` null). Returns how many were live. */
export async function endSessions(db: Db, accountId: string, id: string | null): Promise<number> {
  const rows = await db.orm
    .update(session)
    .set({ endedAt: sql`app.now()` })
    .where(and(eq(session.accountId, accountId), isNull(session.endedAt), id === null ? undefined : eq(session.id, id)))
    .returning({ id: session.id })
  return rows.length
}

/** Ends all sessions of an account and forgets on which devices they were. */
export async function forgetSessions(db: Db, accountId: string): Promise<void> {
  await db.orm
    .update(session)
    .set({ endedAt: sql`coalesce(${session.endedAt}, app.now())`, deviceId: '', deviceLabel: '' })
    .where(eq(session.accountId, accountId))
}

/** Live sessions of an account, last used first, after the cursor row. */
export function listSessions(db: Db, accountId: string, after: readonly [Date, string] | null, limit: number) {
  return db.orm
    .select()
    .from(session)
    .where(
      and(
        eq(session.accountId, accountId),
        isNull(session.endedAt),
        after
          ? sql`(${session.lastUsedAt}, ${session.id}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(session.lastUsedAt), desc(session.id))
    .limit(limit)
}

const pastStatement: Hot = {
  name: 'session_past',
  text: `SELECT max(last_used_at) AS "lastUsedAt", coalesce(bool_or(device_id = $2), false) AS "isKnownDevice",
    app.now() AS now FROM session WHERE account_id = $1`,
}

/** When the account was last used, on any device, and whether it ever was on this one. */
export async function readPast(
  db: Db,
  accountId: string,
  deviceId: string,
): Promise<{ lastUsedAt: Date | null; isKnownDevice: boolean; now: Date }> {
  type Past = { lastUsedAt: Date | null; isKnownDevice: boolean; now: Date }
  const [row] = await db.hot<Past>(pastStatement, [accountId, deviceId])
  if (!row) throw new Error('an aggregate returned nothing')
  return row
}
