import type { ErrorCode } from '@liren/shared/problem'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { withContext, type Db } from '../../platform/db/context.ts'
import { refusalOf } from '../../platform/constraints.ts'
import { tell } from '../messages/messages.service.ts'
import { actorOf } from '../roles/roles.actor.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { readDetail } from './announcements.detail.store.ts'
import { publishLocked } from './announcements.publish.service.ts'
import { lockDue, readDue, unscheduleDraft, type LockedDue } from './announcements.schedule.store.ts'
import { readerOf } from './announcements.visible.service.ts'

const atOnce = 50
/** Refusals that pass by themselves: the notice waits for the next round. */
const passing: readonly ErrorCode[] = ['overloaded', 'request_in_flight']

interface Due {
  communityId: string
  id: string
}

/** Publishes a notice whose time has come; the lock, and the guard of the statement, make it once. */
function publishOne(pool: pg.Pool, { communityId, id }: Due): Promise<void> {
  return withContext(pool, { communityId }, async (db) => {
    const due = await lockDue(db, communityId, id)
    if (!due) return
    const actor = await actorOf(db, communityId, due.scheduledBy)
    // Seen or not: whether the person may still publish it is asked on the way.
    const row = await readDetail(db, readerOf(actor), id)
    if (row) await publishLocked(db, actor, row)
  })
}

/** Tells whoever scheduled a notice, and whoever holds the office that signs it, that it did not go out. */
async function tellOffice(db: Db, { communityId, id }: Due, due: LockedDue): Promise<void> {
  const office = await holdersOf(db, communityId, { role: due.authorRole, scopeId: due.authorScopeId })
  // Each failure is a matter of its own: the same notice may fail again at another time.
  const matter = { communityId, kind: 'schedule_failed' as const, subjectId: uuidv7(), aboutId: id }
  await tell(db, { ...matter, title: due.title, sender: due.authorScopeLabel }, [
    ...new Set([due.scheduledBy, ...office]),
  ])
}

/** Gives a notice that could not go out back to its office, with the reason, and tells the office. */
function giveBack(pool: pg.Pool, { communityId, id }: Due, fault: ErrorCode): Promise<void> {
  return withContext(pool, { communityId }, async (db) => {
    const due = await lockDue(db, communityId, id)
    if (!due) return
    await unscheduleDraft(db, { communityId, id, version: due.version }, fault)
    await tellOffice(db, { communityId, id }, due)
  })
}

/** Publishes what is due. Several processes may do it at once. */
export async function publishDue(pool: pg.Pool): Promise<void> {
  const due = await withContext(pool, { purpose: 'sweep' }, (db) => readDue(db, atOnce))
  for (const one of due)
    try {
      await publishOne(pool, one)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal || passing.includes(refusal.code)) throw error
      await giveBack(pool, one, refusal.code)
    }
}
