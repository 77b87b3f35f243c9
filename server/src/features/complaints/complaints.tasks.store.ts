import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { communityTask } from './complaints.tasks.tables.ts'
import { columnsOf, type OfficeKey } from './complaints.whistle.store.ts'

export type TaskRow = typeof communityTask.$inferSelect

export const insertTask = (db: Db, row: typeof communityTask.$inferInsert) => db.orm.insert(communityTask).values(row)

const isOne = (communityId: string, id: string) =>
  and(eq(communityTask.communityId, communityId), eq(communityTask.id, id))

/** Holds a task until the transaction ends; null when there is none. */
export async function lockTask(db: Db, communityId: string, id: string): Promise<TaskRow | null> {
  const [row] = await db.orm.select().from(communityTask).where(isOne(communityId, id)).for('no key update')
  return row ?? null
}

/** Answers a task that the caller holds. */
export async function updateTask(
  db: Db,
  { communityId, id }: TaskRow,
  change: Pick<TaskRow, 'state' | 'note' | 'answeredBy' | 'answeredAt'>,
): Promise<void> {
  await db.orm.update(communityTask).set(change).where(isOne(communityId, id))
}

const listStatement: Hot = {
  name: 'community_tasks',
  text: `SELECT t.community_id AS "communityId", t.id, t.title, t.text, t.item, t.is_off_list AS "isOffList", t.role,
      t.scope_id AS "scopeId", t.department, t.label, t.pushed_by AS "pushedBy", t.pushed_at AS "pushedAt",
      t.due_at AS "dueAt", t.state, t.note, t.answered_by AS "answeredBy", t.answered_at AS "answeredAt"
    FROM community_task t WHERE t.community_id = $1
      AND ($2::boolean OR EXISTS (SELECT FROM unnest($3::text[], $4::uuid[], $5::text[]) AS o(role, scope_id, department)
        WHERE o.role = t.role AND o.scope_id = t.scope_id AND o.department = t.department))
      AND ($6::timestamptz IS NULL OR (t.pushed_at, t.id) < ($6, $7::uuid))
    ORDER BY t.pushed_at DESC, t.id DESC LIMIT $8`,
}

/** Tasks of a community, newest first: all of them, or those of these offices. */
export const listTasks = (
  db: Db,
  communityId: string,
  { seesAll, offices }: { seesAll: boolean; offices: readonly OfficeKey[] },
  after: readonly [Date, string] | null,
  limit: number,
): Promise<TaskRow[]> =>
  db.hot<TaskRow>(listStatement, [
    communityId,
    seesAll,
    ...columnsOf(offices),
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

export interface ListRow {
  items: string[]
  version: number
}

const readStatement: Hot = {
  name: 'community_task_list_read',
  text: 'SELECT items, version FROM community_task_list WHERE community_id = $1',
}

/** What may be asked of the community; nothing where nobody has said. */
export async function readList(db: Db, communityId: string): Promise<ListRow> {
  const [row] = await db.hot<ListRow>(readStatement, [communityId])
  return row ?? { items: [], version: 0 }
}

const firstStatement: Hot = {
  name: 'community_task_list_first',
  text: `INSERT INTO community_task_list (community_id, items, version, changed_by) VALUES ($1, $2, 1, $3)
    ON CONFLICT ON CONSTRAINT community_task_list_pk DO NOTHING RETURNING version`,
}
const nextStatement: Hot = {
  name: 'community_task_list_next',
  text: `UPDATE community_task_list SET items = $2, version = version + 1, changed_by = $3, changed_at = app.now()
    WHERE community_id = $1 AND version = $4 RETURNING version`,
}

/** Sets it (version 0: for the first time); false when somebody else has meanwhile. */
export async function writeList(
  db: Db,
  communityId: string,
  { items, version }: ListRow,
  by: string,
): Promise<boolean> {
  const values = [communityId, JSON.stringify(items), by]
  const rows = version === 0 ? await db.hot(firstStatement, values) : await db.hot(nextStatement, [...values, version])
  return rows.length === 1
}
