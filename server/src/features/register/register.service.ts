import type { PageQuery } from '@liren/shared/page'
import type { RegisterUnit } from '@liren/shared/register'
import type { RegisterTotals } from '@liren/shared/register.findings'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { treeWithUnits } from '../neighbourhood/neighbourhood.bulk.service.ts'
import { placesOf, unitsOf } from '../neighbourhood/neighbourhood.service.ts'
import { recordRead } from '../privacy/privacy.service.ts'
import type { RegisterDeps } from './register.deps.ts'
import { totalsFrom } from './register.heads.rules.ts'
import { expectKeeper } from './register.import.service.ts'
import { openOwner } from './register.sealing.service.ts'
import { mayKeepRegisterOf } from './register.policy.ts'
import * as store from './register.store.ts'

/** Units, heads and area of an estate, under the default rule: one head for each set of owners. */
export async function totalsOf(db: Db, actor: CommunityActor, estateId: string): Promise<RegisterTotals> {
  await expectKeeper(db, actor, estateId)
  const { units } = await treeWithUnits(db, actor.communityId, estateId)
  const ownersOf = groupBy(await store.readOwnerships(db, actor.communityId, estateId), (row) => row.unitId)
  return totalsFrom(
    units.map((unit) => ({ ...unit, ownerKeys: (ownersOf.get(unit.id) ?? []).map((row) => row.ownerId) })),
  )
}

/** Units of an entrance with their owners, masked. */
export async function registerUnits(db: Db, actor: CommunityActor, entranceId: string, query: PageQuery) {
  const { communityId } = actor
  const place = (await placesOf(db, communityId, [entranceId])).get(entranceId)
  if (place?.kind !== 'entrance' || place.estateId === null) throw new DomainError('not_found')
  if (!mayKeepRegisterOf(actor, place.estateId)) throw new DomainError('forbidden')
  const page = await unitsOf(db, communityId, entranceId, query)
  const ids = page.items.map((unit) => unit.id)
  const owners = groupBy(await store.readOwnersOfUnits(db, communityId, ids), (row) => row.unitId)
  const items: RegisterUnit[] = page.items.map(({ id, label, use, areaCentiares, areaSource, saleState }) => ({
    ...{ id, label, use, areaCentiares, areaSource, saleState },
    owners: (owners.get(id) ?? []).map((owner) => ({
      id: owner.id,
      kind: owner.kind,
      nameMasked: owner.nameMasked,
      phoneMasked: owner.phoneMasked,
      idMasked: owner.numberMasked,
      isBound: owner.isBound,
    })),
  }))
  return { ...page, items }
}

/** An owner in the clear. The look is on record, with its purpose, before anything is opened. */
export async function revealOwner(
  db: Db,
  { vault }: RegisterDeps,
  actor: CommunityActor,
  ownerId: string,
  purpose: string,
): Promise<{ name: string; phone: string | null; idNumber: string | null }> {
  const row = await store.readOwner(db, actor.communityId, ownerId)
  if (!row) throw new DomainError('not_found')
  if (!mayKeepRegisterOf(actor, row.estateId)) throw new DomainError('forbidden')
  await recordRead(db, { actor, ownerId, what: 'owner', purpose })
  const { name, phone, number } = openOwner(vault, row)
  return { name, phone, idNumber: number }
}
