import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import * as store from './roles.residences.store.ts'

export {
  accountsLapsed,
  findResidence,
  insertResidence as addResident,
  remaskMember,
  uncheckSold,
  type Check,
} from './roles.residences.store.ts'
export { ensureMember } from './roles.store.ts'

/** Ends a residence at once; `not_found` when it has ended already. */
export async function endResident(
  db: Db,
  communityId: string,
  id: string,
  end: { by: string; reason: string | null },
): Promise<void> {
  if (!(await store.endResidence(db, communityId, id, end))) throw new DomainError('not_found')
}

/** Notes that an owner was checked; `not_found` when the residence has ended meanwhile. */
export async function verifyResident(db: Db, communityId: string, id: string, check: store.Check): Promise<void> {
  if (!(await store.verifyResidence(db, communityId, id, check))) throw new DomainError('not_found')
}

/** Notes a guardian's consent; `not_found` when there is nothing to consent to. */
export async function consentFor(db: Db, communityId: string, id: string, guardianId: string): Promise<void> {
  if (!(await store.consentTo(db, communityId, id, guardianId))) throw new DomainError('not_found')
}

/**
 * Takes back, in every community, that the person was checked as an owner: by the phone alone, or by any means. Leaves
 * the last community's context.
 */
export async function lapseChecks(db: Db, accountId: string, by: 'phone' | 'any'): Promise<void> {
  await db.enter({ accountId })
  for (const communityId of await store.communitiesChecking(db, accountId, by)) {
    await db.enter({ accountId, communityId })
    await store.lapseChecks(db, communityId, accountId, by)
  }
}

/**
 * Gives the homes of an account to another one of the same person, in every community. Leaves the last community's
 * context.
 */
export async function moveHomes(db: Db, from: string, to: { accountId: string; phoneMasked: string }): Promise<void> {
  await db.enter({ accountId: from })
  for (const communityId of await store.communitiesOfHomes(db, from)) {
    await db.enter({ accountId: from, communityId })
    await store.moveHomes(db, communityId, from, to)
  }
}
