import type { Db } from '../../platform/db/context.ts'
import { communitiesAsked, withdrawOpen } from './binding.requests.store.ts'

export { forgetRequests } from './binding.requests.store.ts'

/** Takes back everything the person waits for, in every community. Leaves the last community's context. */
export async function withdrawRequests(db: Db, accountId: string): Promise<void> {
  await db.enter({ accountId })
  for (const communityId of await communitiesAsked(db, accountId)) {
    await db.enter({ accountId, communityId })
    await withdrawOpen(db, communityId, accountId)
  }
}
