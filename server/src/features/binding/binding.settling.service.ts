import { isOwnerRelation, type ResidenceRelation } from '@liren/shared/roles'
import { relationNames } from '@liren/shared/roles.texts'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { tell } from '../messages/messages.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { holdOwnersOfUnit } from '../register/register.owners.service.ts'
import { accountsLapsed, addResident, ensureMember, type Check } from '../roles/roles.residences.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { householdOf } from './binding.residents.store.ts'
import { ownerByPhone, standingOf } from './binding.rules.ts'

/** Who is to be bound to a unit, and by whose hand. */
export interface Settler {
  accountId: string
  nickname: string
  phoneIndex: string | null
  phoneMasked: string
  relation: ResidenceRelation
  isUnder14: boolean
  createdBy: string
}

/**
 * Which owner of the unit by the register the committee checked; `not_found` when it names no such owner there,
 * `owner_unnamed` when it names some and nobody said which: then neither a sale nor a look would find the person.
 */
export async function expectOwner(db: Db, communityId: string, unitId: string, ownerId: string | null): Promise<void> {
  const owners = await holdOwnersOfUnit(db, communityId, unitId)
  if (ownerId === null && owners.length > 0) throw new DomainError('owner_unnamed')
  if (ownerId !== null && !owners.some(({ id }) => id === ownerId)) throw new DomainError('not_found')
}

/** Tells the flat: its verified owners who has joined, and its adults when somebody under 14 waits for a guardian. */
async function tellHousehold(db: Db, communityId: string, unitId: string, residenceId: string, settler: Settler) {
  const others = (await householdOf(db, communityId, unitId)).filter((one) => one.accountId !== settler.accountId)
  const label = (await placesOf(db, communityId, [unitId])).get(unitId)?.label ?? ''
  const about = { communityId, subjectId: residenceId, sender: settler.nickname }
  const accountsOf = (some: typeof others) => some.map(({ accountId }) => accountId)
  if (settler.isUnder14) {
    const adults = others.filter((one) => !one.isUnder14)
    await tell(
      db,
      { ...about, kind: 'guardian_wanted', title: `未满14岁的家人绑定了 ${label}，等您同意` },
      accountsOf(adults),
    )
  }
  const owners = others.filter((one) => standingOf(one) === 'owner_verified')
  const title = `${relationNames[settler.relation]['zh-CN']} ${settler.nickname} 绑定了 ${label}`
  await tell(db, { ...about, kind: 'household_joined', title }, accountsOf(owners))
}

/**
 * Binds a person who is known to live there to a unit; `residence_already_held` when they are bound already. An owner is
 * checked by `check`, or by the phone when the register has the same one for an owner of this unit and the person's
 * checks never lapsed here.
 */
export async function settle(
  db: Db,
  { communityId, unitId }: { communityId: string; unitId: string },
  settler: Settler,
  check: Check | null,
): Promise<string> {
  const { accountId, relation, isUnder14, createdBy } = settler
  const mayMatch = isOwnerRelation(relation) && !(await accountsLapsed(db, communityId, [accountId])).has(accountId)
  const owners = mayMatch ? await holdOwnersOfUnit(db, communityId, unitId) : []
  const ownerId = ownerByPhone(relation, settler.phoneIndex, owners)
  const byPhone = ownerId === null ? null : ({ verification: 'phone', verifiedBy: null, ownerId } as const)
  await ensureMember(db, {
    communityId,
    accountId,
    nickname: settler.nickname,
    phoneMasked: settler.phoneMasked,
  })
  const nickname = await nicknameOf(db, communityId, accountId)
  const id = uuidv7()
  await addResident(db, { communityId, id, unitId, accountId, relation, isUnder14, createdBy }, check ?? byPhone)
  // The name the community knows them by: one typed for a binding could be an office's.
  await tellHousehold(db, communityId, unitId, id, { ...settler, nickname })
  return id
}
