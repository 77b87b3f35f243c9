import type { Db } from '../../platform/db/context.ts'
import { forgetDuties, forgetNumbers } from './columns.store.ts'

/** Takes a person off the roster of a column, or of all, and deletes the number they showed there. */
export async function forgetHost(
  db: Db,
  communityId: string,
  accountId: string,
  columnId: string | null = null,
): Promise<void> {
  await forgetDuties(db, communityId, accountId, columnId)
  await forgetNumbers(db, communityId, accountId, columnId)
}
