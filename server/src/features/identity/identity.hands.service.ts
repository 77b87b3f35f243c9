import type { Db } from '../../platform/db/context.ts'
import { lapsePhoneChecks } from '../roles/roles.residences.service.ts'
import { mayHaveChangedHands } from './identity.rules.ts'
import { readPast } from './identity.sessions.store.ts'

/**
 * Takes back what the phone alone had proved of an account that was silent for long and now signs in from a new device.
 * Runs in purpose `login` and leaves the transaction there.
 */
export async function lapseIfHandsChanged(db: Db, accountId: string, deviceId: string): Promise<void> {
  if (mayHaveChangedHands(await readPast(db, accountId, deviceId))) await lapse(db, accountId)
}

/** Takes back what the account's phone alone had proved: the account lets go of that phone. */
export async function lapse(db: Db, accountId: string): Promise<void> {
  await lapsePhoneChecks(db, accountId)
  await db.enter({ purpose: 'login' })
}
