import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { expireExports } from './register.export.store.ts'
import * as store from './register.import.store.ts'

/** An import nobody has touched for so long is given up: an owners' register is not left lying about. */
const staleDays = 14
const atOnce = 100

/** Housekeeping: exports whose time is over, imports that were forgotten; their files go with them. */
export async function sweepRegisters(pool: pg.Pool, files: SealedFiles): Promise<void> {
  const expired = await withContext(pool, { purpose: 'sweep' }, expireExports)
  for (const { fileKey } of expired) if (fileKey !== null) await files.remove(fileKey)
  const stale = await withContext(pool, { purpose: 'sweep' }, (db) => store.listStale(db, staleDays, atOnce))
  for (const { communityId, id, fileKey } of stale) {
    await withContext(pool, { communityId }, async (db) => {
      await store.moveImport(db, { communityId, id, from: store.openStatuses }, store.forgotten)
      await store.deleteFindings(db, communityId, id)
    })
    await files.remove(fileKey)
  }
}
