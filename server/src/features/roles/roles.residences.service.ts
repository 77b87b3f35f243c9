import type { Db } from '../../platform/db/context.ts'
import * as store from './roles.residences.store.ts'

export { findResidence, remaskMember } from './roles.residences.store.ts'

/** Takes back, in every community, what the person's phone alone had proved. Leaves the last community's context. */
export async function lapsePhoneChecks(db: Db, accountId: string): Promise<void> {
  await db.enter({ accountId })
  for (const communityId of await store.communitiesByPhone(db, accountId)) {
    await db.enter({ accountId, communityId })
    await store.lapseByPhone(db, communityId, accountId)
  }
}
