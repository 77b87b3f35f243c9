import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import * as store from './volunteering.leaving.store.ts'
import { forgetObjections } from './volunteering.credited.store.ts'
import { deleteMember } from './volunteering.groups.store.ts'
import { deleteRecords } from './volunteering.records.store.ts'
import { deleteCertificates } from './volunteering.recognition.store.ts'
import { leaveShift } from './volunteering.signups.service.ts'
import { lockShift } from './volunteering.signups.store.ts'
import { forgetThanks } from './volunteering.thanks.store.ts'
import { findShift } from './volunteering.store.ts'

export { objectionsOf as tracesOfObjections } from './volunteering.credited.store.ts'
export { groupsOf as tracesOfGroups } from './volunteering.groups.store.ts'
export { shiftsServed as tracesOfShifts } from './volunteering.leaving.store.ts'

/**
 * Takes somebody who goes off every shift that has not begun; who waits moves up. Certificates go: they hold a
 * legal name; and so does what was written into the
 * record, what thanked them, and the words with which they objected; groups they leave.
 */
export async function leaveShifts(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
): Promise<void> {
  for (const shiftId of await store.shiftsAhead(db, communityId, accountId)) {
    await lockShift(db, communityId, shiftId)
    const row = await findShift(db, communityId, accountId, shiftId)
    if (row) await leaveShift(db, communityId, row, await readClock(db))
  }
  await store.forgetAppeals(db, communityId, accountId)
  await forgetObjections(db, communityId, accountId)
  await deleteCertificates(db, communityId, accountId)
  await deleteRecords(db, communityId, accountId)
  await forgetThanks(db, communityId, accountId)
  await deleteMember(db, { communityId, accountId }, null)
}
