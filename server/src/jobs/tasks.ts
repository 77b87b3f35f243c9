import type { TaskList } from 'graphile-worker'
import type pg from 'pg'
import { deliverAnnouncementJob } from './deliver.announcement.ts'

/** Every job by the name under which it is enqueued. */
export const createTasks = (pool: pg.Pool): TaskList => ({
  deliver_announcement: deliverAnnouncementJob(pool),
})
