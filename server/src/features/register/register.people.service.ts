import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { accountsOfPhones } from '../identity/identity.accounts.service.ts'
import { Flats, meantBy, type Meant, type PersonSaid } from './register.people.rules.ts'
import * as store from './register.people.store.ts'

export { parsePhone } from './register.phones.rules.ts'
export type { Meant, PersonSaid } from './register.people.rules.ts'

const nameAt = (id: string) => ({ table: 'owner', column: 'name_sealed', row: id })

/** The actor's own name in the register of owners, where somebody checked that they are that owner; null elsewhere. */
export async function registeredName(db: Db, vault: Vault, actor: CommunityActor): Promise<string | null> {
  const row = await store.readOwnName(db, actor.communityId, actor.accountId)
  return row && vault.open(row.nameSealed, nameAt(row.id))
}

/** Which accounts sign in with these phones. Leaves the actor's context as it was. */
async function accountsOf(db: Db, vault: Vault, { accountId, communityId }: CommunityActor, phones: string[]) {
  await db.enter({ accountId, communityId, purpose: 'grant' })
  const found = await accountsOfPhones(db, vault, phones)
  await db.enter({ accountId, communityId })
  return found
}

/** Whom a list of the committee's means, person by person. */
export async function peopleMeant(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  said: readonly PersonSaid[],
): Promise<Meant[]> {
  const { communityId } = actor
  const phones = [...new Set(said.flatMap(({ phone }) => phone ?? []))]
  const accounts = await accountsOf(db, vault, actor, phones)
  const here = await store.readMembers(db, communityId, [...new Set(accounts.values())])
  const members = new Map(here.map((one) => [one.accountId, one]))
  const flats = new Flats(await store.readDwellers(db, communityId))
  // Names of the register are opened only in flats that the list speaks of.
  const asked = said.flatMap((one) => flats.dwellersOf(one) ?? []).flatMap(({ ownerId }) => ownerId ?? [])
  const sealed = await store.readOwnerNames(db, communityId, [...new Set(asked)])
  const names = new Map(sealed.map(({ id, nameSealed }) => [id, vault.open(nameSealed, nameAt(id))]))
  return said.map((one) => {
    const account = one.phone === null ? undefined : accounts.get(one.phone)
    const member = account === undefined ? null : (members.get(account) ?? null)
    return meantBy(one, member, flats, (ownerId) => names.get(ownerId) ?? null)
  })
}
