import type { Db } from '../../platform/db/context.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './binding.leaving.store.ts'
import { communitiesAsked, withdrawOpen } from './binding.requests.store.ts'

export { moveRequests } from './binding.leaving.store.ts'
export { forgetRequests } from './binding.requests.store.ts'

/** Takes the person out of every inbox, their own and others'; decisions bear another name. Runs in that community. */
export async function forgetMessages(
  db: Db,
  at: { communityId: string; accountId: string },
  pseudonym: string,
): Promise<void> {
  const label = (await placesOf(db, at.communityId, [at.communityId])).get(at.communityId)?.label ?? ''
  await store.forgetMessages(db, at, `${label} ${pseudonym}`)
}

/** Takes back everything the person waits for, in every community. Leaves the last community's context. */
export async function withdrawRequests(db: Db, accountId: string): Promise<void> {
  await db.enter({ accountId })
  for (const communityId of await communitiesAsked(db, accountId)) {
    await db.enter({ accountId, communityId })
    await withdrawOpen(db, communityId, accountId)
  }
}
