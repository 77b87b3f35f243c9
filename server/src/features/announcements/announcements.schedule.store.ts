import type { ErrorCode } from '@liren/shared/problem'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { one } from './announcements.store.ts'
import { announcement } from './announcements.tables.ts'

interface Locked {
  communityId: string
  id: string
  version: number
}

const isDraft = ({ communityId, id, version }: Locked) =>
  and(one(communityId, id), eq(announcement.version, version), isNull(announcement.publishedAt))

/** Notes when a draft that the caller has locked is to go out, and by whose order. */
export async function scheduleDraft(
  db: Db,
  row: Locked,
  plan: { publishAt: Date; scheduledBy: string },
): Promise<void> {
  await db.orm
    .update(announcement)
    .set({ ...plan, scheduleFault: null, version: row.version + 1, updatedAt: sql`app.now()` })
    .where(isDraft(row))
}

/** Makes it a plain draft again, with what kept it from going out, if anything did. */
export async function unscheduleDraft(db: Db, row: Locked, scheduleFault: ErrorCode | null): Promise<void> {
  await db.orm
    .update(announcement)
    .set({
      publishAt: null,
      scheduledBy: null,
      scheduleFault,
      version: row.version + 1,
      updatedAt: sql`app.now()`,
    })
    .where(isDraft(row))
}

const dueStatement: Hot = {
  name: 'announcement_due',
  text: `SELECT community_id AS "communityId", id FROM announcement
    WHERE published_at IS NULL AND publish_at IS NOT NULL AND publish_at <= (SELECT app.now())
    ORDER BY publish_at, id LIMIT $1`,
}

/** Scheduled notices whose time has come, in all communities; in the purpose `sweep`. */
export const readDue = (db: Db, limit: number) => db.hot<{ communityId: string; id: string }>(dueStatement, [limit])

const lockDueStatement: Hot = {
  name: 'announcement_lock_due',
  text: `SELECT scheduled_by AS "scheduledBy", version, title, author_role AS "authorRole",
      author_scope_id AS "authorScopeId", author_scope_label AS "authorScopeLabel" FROM announcement
    WHERE community_id = $1 AND id = $2 AND published_at IS NULL AND publish_at <= app.now()
    FOR NO KEY UPDATE SKIP LOCKED`,
}

/** A scheduled notice in hand: by whose order, and whose it is. */
export interface LockedDue {
  scheduledBy: string
  version: number
  title: string
  authorRole: string
  authorScopeId: string
  authorScopeLabel: string
}

/** Holds a scheduled notice whose time has come; null when it is not, or another process has it in hand. */
export async function lockDue(db: Db, communityId: string, id: string) {
  const [row] = await db.hot<LockedDue>(lockDueStatement, [communityId, id])
  return row ?? null
}
