import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { expireExports } from './register.export.store.ts'
import * as store from './register.import.store.ts'

/** An import nobody has touched for so long is given up: an owners' register is not left lying about. */
const staleDays = 14
const atOnce = 100
/** A step notes its progress twice a second; one that has been silent for so long died with its process. */
const silentSeconds = 300

const tasks = { reading: 'read_register', checking: 'check_register', applying: 'apply_register' } as const

/** Starts steps again that died with their process; one that lives after all does no harm, for each step is taken once. */
async function restartSilent(pool: pg.Pool): Promise<void> {
  const silent = await withContext(pool, { purpose: 'sweep' }, (db) => store.listStuck(db, silentSeconds, atOnce))
  for (const { communityId, id, status } of silent)
    await withContext(pool, { communityId }, (db) =>
      enqueue(db, tasks[status as keyof typeof tasks], id, { communityId, importId: id }),
    )
}

/** Housekeeping: exports whose time is over, imports that were forgotten; their files go with them. */
export async function sweepRegisters(pool: pg.Pool, files: SealedFiles): Promise<void> {
  const expired = await withContext(pool, { purpose: 'sweep' }, expireExports)
  for (const { fileKey } of expired) if (fileKey !== null) await files.remove(fileKey)
  await restartSilent(pool)
  const stale = await withContext(pool, { purpose: 'sweep' }, (db) => store.listStale(db, staleDays, atOnce))
  for (const { communityId, id, fileKey } of stale) {
    await withContext(pool, { communityId }, async (db) => {
      await store.moveImport(db, { communityId, id, from: store.openStatuses }, store.forgotten)
      await store.deleteFindings(db, communityId, id)
    })
    await files.remove(fileKey)
  }
}
