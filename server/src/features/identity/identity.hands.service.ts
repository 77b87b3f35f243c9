import type { Db } from '../../platform/db/context.ts'
import { withdrawRequests } from '../binding/binding.leaving.service.ts'
import { lapseChecks } from '../roles/roles.residences.service.ts'
import { mayHaveChangedHands } from './identity.rules.ts'
import { readPast } from './identity.sessions.store.ts'

/**
 * Takes back every check of an owner, by papers too, from an account that was silent for long and now signs in from a
 * new device: whoever holds it may be somebody else. What it asked for is asked no longer. Runs in purpose `login` and
 * leaves the transaction there.
 */
export async function lapseIfHandsChanged(db: Db, accountId: string, deviceId: string): Promise<void> {
  if (!mayHaveChangedHands(await readPast(db, accountId, deviceId))) return
  await lapseChecks(db, accountId, 'any')
  await withdrawRequests(db, accountId)
  await db.enter({ purpose: 'login' })
}

/** Takes back what the account's phone alone had proved: the account lets go of that phone. */
export async function lapse(db: Db, accountId: string): Promise<void> {
  await lapseChecks(db, accountId, 'phone')
  await db.enter({ purpose: 'login' })
}
