import type pg from 'pg'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'

/** What the announcements need besides a transaction. */
export interface AnnouncementsDeps {
  pool: pg.Pool
  files: SealedFiles
}
