import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { phoneOfAccount } from '../identity/identity.accounts.service.ts'
import { recordRead } from '../privacy/privacy.service.ts'
import { mayReveal } from './complaints.policy.ts'
import { expectSeen } from './complaints.seen.service.ts'

/** Shows the phone of who complained to who handles it, and writes down that it was shown; its owner sees that. */
export async function revealContact(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  id: string,
  purpose: string,
): Promise<{ phone: string | null }> {
  const { communityId, accountId } = actor
  const { row } = await expectSeen(db, actor, id)
  if (!mayReveal(actor, row, await readClock(db))) throw new DomainError('forbidden')
  await recordRead(db, { actor, what: 'phone', purpose, subjectAccountId: row.reporterId })
  await db.enter({ accountId, communityId, purpose: 'reveal' })
  const phone = await phoneOfAccount(db, vault, row.reporterId)
  await db.enter({ accountId, communityId })
  return { phone }
}
