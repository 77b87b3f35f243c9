import type { Db } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import { servedAbove } from '../roles/roles.leaving.service.ts'
import { forgetTies, hideComplaintsOf, renameOnCalls, unusedPicturesOf } from './complaints.leaving.store.ts'
import { deletePictures } from './complaints.parts.store.ts'

export { moveComplaints, tracesOfComplaints } from './complaints.leaving.store.ts'

/**
 * What a person complained of stays with those who handled it, under the name that stays of them; neighbours no longer
 * see it, and pictures that were not sent are gone.
 */
export async function forgetComplaints(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
): Promise<void> {
  await hideComplaintsOf(db, communityId, accountId)
  await forgetTies(db, communityId, accountId)
  const unused = await unusedPicturesOf(db, communityId, accountId)
  if (unused.length === 0) return
  for (const key of await deletePictures(db, communityId, unused))
    await enqueue(db, 'remove_attachment', key, { communityId, key })
}

/**
 * What an officer above communities said where they were called stays, under the name that stays of them. They are members
 * of no community: all are looked through. Leaves the context of the last one.
 */
export async function forgetCallsAbove(db: Db, accountId: string, pseudonym: string): Promise<void> {
  if (!(await servedAbove(db, accountId))) return
  await db.enter({ accountId, purpose: 'sweep' })
  for (const communityId of await everyCommunity(db)) {
    await db.enter({ accountId, communityId })
    await renameOnCalls(db, communityId, accountId, pseudonym)
  }
}
