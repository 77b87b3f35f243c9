import { maskPhone } from '@liren/shared/primitives'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { accountFor } from '../identity/identity.accounts.service.ts'
import { ensureMember } from './roles.store.ts'

/** The account of a phone, made now if there is none, and known in the community. Leaves the actor's context as it was. */
export async function memberFor(
  db: Db,
  vault: Vault,
  actor: { accountId?: string; communityId: string },
  person: { phone: string; nickname: string },
): Promise<string> {
  const { communityId } = actor
  const own = actor.accountId === undefined ? { communityId } : { accountId: actor.accountId, communityId }
  await db.enter({ ...own, purpose: 'grant' })
  const { accountId } = await accountFor(db, vault, 'phone', person.phone, person.nickname)
  await db.enter(own)
  await ensureMember(db, {
    communityId,
    accountId,
    nickname: person.nickname,
    phoneMasked: maskPhone(person.phone),
  })
  return accountId
}
