import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import {
  insertTelling,
  listSilent,
  touchTelling,
  type TellingKind,
  type TellingOf,
} from './announcements.telling.store.ts'

const tasks: Record<TellingKind, string> = { published: 'deliver_announcement', reminded: 'remind_announcement' }

const begin = (db: Db, { communityId, announcementId, kind }: TellingOf): Promise<void> =>
  enqueue(db, tasks[kind], announcementId, { communityId, announcementId })

/** Has an audience told, once what the caller does is committed. */
export async function startTelling(db: Db, of: TellingOf): Promise<void> {
  await insertTelling(db, of)
  await begin(db, of)
}

/** Has the rest told whose process died: the queue itself would wait for hours. Told already is found, and told no more. */
export async function restartTellings(pool: pg.Pool): Promise<void> {
  const silent = await withContext(pool, { purpose: 'sweep' }, listSilent)
  for (const of of silent)
    await withContext(pool, { communityId: of.communityId }, async (db) => {
      await touchTelling(db, of, false)
      await begin(db, of)
    })
}
