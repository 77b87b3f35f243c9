import type { TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Vault } from '../platform/crypto/vault.ts'
import type { SealedFiles } from '../platform/storage/sealed.files.ts'
import { deliverAnnouncementJob } from './deliver.announcement.ts'

/** What jobs work with. */
export interface TaskDeps {
  pool: pg.Pool
  vault: Vault
  files: SealedFiles
}

/** Every job by the name under which it is enqueued. */
export const createTasks = (deps: TaskDeps): TaskList => ({
  deliver_announcement: deliverAnnouncementJob(deps.pool),
})
