import type { Db, Hot } from '../db/context.ts'

const enqueueStatement: Hot = { name: 'enqueue', text: 'SELECT app.enqueue($1, $2, $3)' }

/** What a job carries: its community and ids, never personal data; it enters its community like a request. */
export type JobPayload = { communityId: string } & Record<string, string>

/** Adds a job in the caller's transaction: it runs if, and only if, that commits. The same key is one job. */
export async function enqueue(db: Db, task: string, key: string, payload: JobPayload): Promise<void> {
  await db.hot(enqueueStatement, [task, JSON.stringify(payload), `${task}:${key}`])
}
