import type { MyFlat } from '@liren/shared/binding.views'
import { isOwnerRelation } from '@liren/shared/roles'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { groupBy } from '../../platform/group.ts'
import { blindPhoneOf } from '../identity/identity.accounts.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { holdOwnersOfUnit } from '../register/register.owners.service.ts'
import { endResident, verifyResident } from '../roles/roles.residences.service.ts'
import { requestsOf } from './binding.requests.store.ts'
import { residencesOf, type ResidenceView } from './binding.residents.store.ts'
import { ownerByPhone, standingOf } from './binding.rules.ts'

/** More than anybody ever looks through. */
const mostRequests = 50

/** How a unit reads to somebody who lives elsewhere: community, estate, and the rest of the address. */
export async function addressesOf(db: Db, communityId: string, unitIds: readonly string[]) {
  const units = await placesOf(db, communityId, [...new Set([communityId, ...unitIds])])
  const estateIds = [...units.values()].flatMap((place) => (place.kind === 'unit' ? (place.estateId ?? []) : []))
  const estates = await placesOf(db, communityId, [...new Set(estateIds)])
  const own = units.get(communityId)
  const community = { id: communityId, name: own?.label ?? '', code: own?.code ?? '' }
  return new Map(
    unitIds.map((unitId) => {
      const place = units.get(unitId)
      const estateName = estates.get(place?.estateId ?? '')?.label ?? ''
      return [unitId, { community, estateName, label: (place?.label ?? '').slice(estateName.length).trim() }]
    }),
  )
}

type Address = Awaited<ReturnType<typeof addressesOf>> extends Map<string, infer A> ? A : never

/** Adds its address to each row, entering the rows' communities in turn. Leaves the person's own context. */
async function withAddresses<T extends { communityId: string; unitId: string }, R>(
  db: Db,
  accountId: string,
  rows: readonly T[],
  present: (row: T, address: Address) => R,
): Promise<R[]> {
  const addresses = new Map<string, Address>()
  for (const [communityId, own] of groupBy([...rows], (row) => row.communityId)) {
    await db.enter({ accountId, communityId })
    const unitIds = own.map((row) => row.unitId)
    for (const [unitId, address] of await addressesOf(db, communityId, unitIds)) addresses.set(unitId, address)
  }
  await db.enter({ accountId })
  return rows.flatMap((row) => {
    const address = addresses.get(row.unitId)
    return address ? [present(row, address)] : []
  })
}

const flatOf = (row: ResidenceView, address: Address): MyFlat => ({
  residenceId: row.residenceId,
  unitId: row.unitId,
  ...address,
  relation: row.relation,
  standing: standingOf(row),
  verification: row.verification,
  createdAt: row.createdAt.toISOString(),
})

/** The person's flat in this unit, or null. Leaves the person's own context. */
export async function flatIn(db: Db, accountId: string, unitId: string): Promise<MyFlat | null> {
  await db.enter({ accountId })
  const rows = (await residencesOf(db, accountId)).filter((row) => row.unitId === unitId)
  const [flat] = await withAddresses(db, accountId, rows, flatOf)
  return flat ?? null
}

/** The actor's flats and requests in all communities. */
export async function bindingsOf(db: Db, { accountId }: AccountActor) {
  const flats = await withAddresses(db, accountId, await residencesOf(db, accountId), flatOf)
  const asked = await requestsOf(db, accountId, mostRequests)
  const requests = await withAddresses(db, accountId, asked, (row, address) => ({
    id: row.id,
    ...address,
    relation: row.relation,
    status: row.status,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
  return { flats, requests }
}

/** One of the actor's own residences, in whatever community; `not_found` otherwise. */
async function expectOwn(db: Db, accountId: string, residenceId: string): Promise<ResidenceView> {
  const row = (await residencesOf(db, accountId)).find((one) => one.residenceId === residenceId)
  if (!row) throw new DomainError('not_found')
  return row
}

/** The actor moves out. */
export async function leave(db: Db, { accountId }: AccountActor, residenceId: string): Promise<void> {
  const { communityId } = await expectOwn(db, accountId, residenceId)
  await db.enter({ accountId, communityId })
  await endResident(db, communityId, residenceId, { by: accountId, reason: null })
  await db.enter({ accountId })
}

/**
 * Compares the actor's phone with the register again. A phone that may have changed hands proves nothing any more: then,
 * as when the register knows another, `phone_not_in_register`.
 */
export async function checkPhone(db: Db, { accountId }: AccountActor, residenceId: string): Promise<MyFlat> {
  const row = await expectOwn(db, accountId, residenceId)
  if (!isOwnerRelation(row.relation)) throw new DomainError('relation_not_owner')
  const standing = standingOf(row)
  if (standing !== 'owner_verified') {
    const { index } = await blindPhoneOf(db, accountId)
    await db.enter({ accountId, communityId: row.communityId })
    const owners = await holdOwnersOfUnit(db, row.communityId, row.unitId)
    const ownerId = standing === 'owner_lapsed' ? null : ownerByPhone(row.relation, index, owners)
    if (!ownerId) throw new DomainError('phone_not_in_register')
    await verifyResident(db, row.communityId, residenceId, { verification: 'phone', verifiedBy: null, ownerId })
  }
  const flat = await flatIn(db, accountId, row.unitId)
  if (!flat) throw new DomainError('not_found')
  return flat
}
