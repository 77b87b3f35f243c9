import type { RequestStatus } from '@liren/shared/binding.views'
import { and, asc, count, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { bindingRequest } from './binding.tables.ts'

export type RequestRow = typeof bindingRequest.$inferSelect

export async function insertRequest(db: Db, row: typeof bindingRequest.$inferInsert): Promise<void> {
  await db.orm.insert(bindingRequest).values(row)
}

/** How many requests of the person wait, in all communities. Runs in the person's own context. */
export async function countOpen(db: Db, accountId: string): Promise<number> {
  const [row] = await db.orm
    .select({ n: count() })
    .from(bindingRequest)
    .where(and(eq(bindingRequest.accountId, accountId), eq(bindingRequest.status, 'pending')))
  return row?.n ?? 0
}

/** The person's requests in all communities, newest first. Runs in the person's own context. */
export const requestsOf = (db: Db, accountId: string, limit: number): Promise<RequestRow[]> =>
  db.orm
    .select()
    .from(bindingRequest)
    .where(eq(bindingRequest.accountId, accountId))
    .orderBy(desc(bindingRequest.createdAt), desc(bindingRequest.id))
    .limit(limit)

/** One request of the person, in whatever community. Runs in the person's own context. */
export async function findOwnRequest(db: Db, accountId: string, id: string): Promise<RequestRow | null> {
  const [row] = await db.orm
    .select()
    .from(bindingRequest)
    .where(and(eq(bindingRequest.accountId, accountId), eq(bindingRequest.id, id)))
  return row ?? null
}

export async function findRequest(db: Db, communityId: string, id: string): Promise<RequestRow | null> {
  const [row] = await db.orm
    .select()
    .from(bindingRequest)
    .where(and(eq(bindingRequest.communityId, communityId), eq(bindingRequest.id, id)))
  return row ?? null
}

/** Decides a request that waits; of many decisions at once the first stands and the others get false. */
export async function closeRequest(
  db: Db,
  at: { communityId: string; id: string },
  verdict: { status: RequestStatus; by: string; reason: string | null },
): Promise<boolean> {
  const rows = await db.orm
    .update(bindingRequest)
    .set({ status: verdict.status, decidedAt: sql`app.now()`, decidedBy: verdict.by, reason: verdict.reason })
    .where(
      and(
        eq(bindingRequest.communityId, at.communityId),
        eq(bindingRequest.id, at.id),
        eq(bindingRequest.status, 'pending'),
      ),
    )
    .returning({ id: bindingRequest.id })
  return rows.length === 1
}

/** Requests of one status, oldest first, after the cursor. */
export const listRequests = (
  db: Db,
  at: { communityId: string; status: RequestStatus },
  after: readonly [Date, string] | null,
  limit: number,
): Promise<RequestRow[]> =>
  db.orm
    .select()
    .from(bindingRequest)
    .where(
      and(
        eq(bindingRequest.communityId, at.communityId),
        eq(bindingRequest.status, at.status),
        after
          ? sql`(${bindingRequest.createdAt}, ${bindingRequest.id}) > (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(bindingRequest.createdAt), asc(bindingRequest.id))
    .limit(limit)

/** The communities where the person waits for an answer. Runs in the person's own context. */
export async function communitiesAsked(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.orm
    .selectDistinct({ id: bindingRequest.communityId })
    .from(bindingRequest)
    .where(and(eq(bindingRequest.accountId, accountId), eq(bindingRequest.status, 'pending')))
  return rows.map(({ id }) => id)
}

/** Takes back what waits in one community. */
export async function withdrawOpen(db: Db, communityId: string, accountId: string): Promise<void> {
  await db.orm
    .update(bindingRequest)
    .set({ status: 'withdrawn', decidedAt: sql`app.now()`, decidedBy: accountId })
    .where(
      and(
        eq(bindingRequest.communityId, communityId),
        eq(bindingRequest.accountId, accountId),
        eq(bindingRequest.status, 'pending'),
      ),
    )
}

/** Takes back what waits and strips every request of the person, note and phone first. */
export async function forgetRequests(
  db: Db,
  at: { communityId: string; accountId: string },
  pseudonym: string,
): Promise<void> {
  const own = and(eq(bindingRequest.communityId, at.communityId), eq(bindingRequest.accountId, at.accountId))
  await withdrawOpen(db, at.communityId, at.accountId)
  await db.orm
    .update(bindingRequest)
    .set({ nickname: pseudonym, phoneMasked: '', phoneIndex: null, noteSealed: null })
    .where(own)
}
