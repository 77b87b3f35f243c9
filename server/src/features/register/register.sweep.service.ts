import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { expiredFiles, expireExports, exportsKept, forgetFile } from './register.export.store.ts'
import { discardLater } from './register.import.service.ts'
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

/** Removes the files of exports that are over; a file whose removal fails is met again the next time. */
async function removeExpired(pool: pg.Pool, files: SealedFiles): Promise<void> {
  await withContext(pool, { purpose: 'sweep' }, expireExports)
  for (const fileKey of await withContext(pool, { purpose: 'sweep' }, (db) => expiredFiles(db, atOnce))) {
    await files.remove(fileKey)
    await withContext(pool, { purpose: 'sweep' }, (db) => forgetFile(db, fileKey))
  }
}

/** Older files in these folders that no row names belong to a process that died between storing and committing. */
const orphanHours = 24

async function removeOrphans(pool: pg.Pool, files: SealedFiles): Promise<void> {
  for (const [folder, keptOf] of [
    ['uploads', store.uploadsKept],
    ['exports', exportsKept],
  ] as const) {
    const old = await files.olderThan(folder, orphanHours, atOnce)
    if (old.length === 0) continue
    const kept = new Set(await withContext(pool, { purpose: 'sweep' }, (db) => keptOf(db, old)))
    for (const key of old) if (!kept.has(key)) await files.remove(key)
  }
}

/** Housekeeping: exports whose time is over, imports that were forgotten, steps that died, files that nobody names. */
export async function sweepRegisters(pool: pg.Pool, files: SealedFiles): Promise<void> {
  await removeExpired(pool, files)
  await restartSilent(pool)
  const stale = await withContext(pool, { purpose: 'sweep' }, (db) => store.listStale(db, staleDays, atOnce))
  for (const { communityId, id } of stale)
    await withContext(pool, { communityId }, async (db) => {
      await store.moveImport(db, { communityId, id, from: store.openStatuses }, store.forgotten)
      await store.deleteFindings(db, communityId, id)
      await discardLater(db, { communityId, importId: id })
    })
  await removeOrphans(pool, files)
}
