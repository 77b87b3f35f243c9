import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { groupBy } from '../../platform/group.ts'
import * as store from './register.store.ts'

export interface BlindOwner {
  id: string
  kind: 'person' | 'company'
  nameMasked: string
  phoneIndex: string | null
}

/** The owners of each unit as the register names them, by unit; what is personal stays masked or blind. */
export async function ownersOfUnits(
  db: Db,
  communityId: string,
  unitIds: readonly string[],
): Promise<Map<string, BlindOwner[]>> {
  return groupBy(await store.readOwnersOfUnits(db, communityId, unitIds), (owner) => owner.unitId)
}

/** Who owns which unit of an estate now. */
export const ownershipsOf = store.readOwnerships

/** Holds an estate's register until the transaction ends: what is counted by it does not move meanwhile. */
export const holdRegister = store.lockEstate

/** The owners of one unit, held until the transaction ends: a sale waits for what is decided by it, and then takes that back. */
export async function holdOwnersOfUnit(db: Db, communityId: string, unitId: string): Promise<BlindOwner[]> {
  await store.lockOwnerships(db, communityId, unitId)
  return (await ownersOfUnits(db, communityId, [unitId])).get(unitId) ?? []
}

/**
 * After a split or a merger: whoever owned the old units owns each of the new ones, in the same order; the old
 * ownerships end. Runs in the transaction that makes the units; locks the estate's register first.
 */
export async function carryOwners(
  db: Db,
  at: { communityId: string; estateId: string; actorId: string },
  from: readonly string[],
  to: readonly string[],
): Promise<void> {
  const { communityId, actorId } = at
  await store.lockEstate(db, communityId, at.estateId)
  const owners = await store.readOwnersOfUnits(db, communityId, from)
  const ownerIds = [...new Set(owners.map((owner) => owner.id))]
  await store.endOwnerships(db, communityId, from, actorId)
  await store.insertOwnerships(
    db,
    { communityId, estateId: at.estateId, by: actorId },
    to.flatMap((unitId) => ownerIds.map((ownerId, index) => ({ id: uuidv7(), unitId, ownerId, ordinal: index + 1 }))),
  )
}
