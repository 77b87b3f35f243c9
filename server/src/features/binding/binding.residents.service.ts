import type { PageQuery } from '@liren/shared/page'
import { isOwnerRelation } from '@liren/shared/roles'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { phoneOfAccount } from '../identity/identity.accounts.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { recordRead } from '../privacy/privacy.service.ts'
import { consentFor, endResident, findResidence, verifyResident } from '../roles/roles.residences.service.ts'
import { isOfHousehold, looksBehind, mayBindOthers, mayConsentFor, mayDecideOn, mayEnd } from './binding.policy.ts'
import * as store from './binding.residents.store.ts'
import { standingOf } from './binding.rules.ts'
import { expectOwner } from './binding.settling.service.ts'

/** Who is bound to a flat, to its own people. */
export async function householdFor(db: Db, actor: CommunityActor, unitId: string) {
  if (!isOfHousehold(actor, unitId)) throw new DomainError('not_found')
  const rows = await store.householdOf(db, actor.communityId, unitId)
  return rows.map((row) => {
    const awaitsGuardian = standingOf(row) === 'awaiting_guardian'
    return {
      residenceId: row.residenceId,
      nickname: row.nickname,
      relation: row.relation,
      isMe: row.accountId === actor.accountId,
      awaitsGuardian,
      abilities: { end: mayEnd(actor, row), consentAsGuardian: awaitsGuardian && mayConsentFor(actor, row) },
    }
  })
}

/** Who lives at an entrance, to the committee and whoever serves there. */
export async function residentsAt(db: Db, actor: CommunityActor, entranceId: string, query: PageQuery) {
  const { communityId } = actor
  const place = (await placesOf(db, communityId, [entranceId])).get(entranceId)
  if (place?.kind !== 'entrance' || !looksBehind(actor, place)) throw new DomainError('not_found')
  const rows = await store.residentsAt(db, { communityId, entranceId }, textPositionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.unitLabel, row.residenceId],
    (row) => ({
      residenceId: row.residenceId,
      unitId: row.unitId,
      unitLabel: row.unitLabel,
      nickname: row.nickname,
      phoneMasked: row.phoneMasked,
      relation: row.relation,
      standing: standingOf(row),
      verification: row.verification,
      createdAt: row.createdAt.toISOString(),
    }),
  )
}

/** A residence of which the actor may know: of their flat, or any for the committee. */
async function expectKnown(db: Db, actor: CommunityActor, residenceId: string) {
  const row = await findResidence(db, actor.communityId, residenceId)
  if (!row || !(mayBindOthers(actor) || isOfHousehold(actor, row.unitId))) throw new DomainError('not_found')
  return row
}

/** Notes that the committee has checked an owner; owner rights begin. */
export async function verifyOwner(
  db: Db,
  actor: CommunityActor,
  residenceId: string,
  { by, ownerId }: { by: 'deed' | 'id_check'; ownerId: string | null },
): Promise<void> {
  const row = await expectKnown(db, actor, residenceId)
  if (!mayDecideOn(actor, row.accountId)) throw new DomainError('forbidden')
  if (!isOwnerRelation(row.relation)) throw new DomainError('relation_not_owner')
  await expectOwner(db, actor.communityId, row.unitId, ownerId)
  const check = { verification: by, verifiedBy: actor.accountId, ownerId }
  await verifyResident(db, actor.communityId, residenceId, check)
}

/** Ends somebody's residence, for a reason that stays in the record. */
export async function endResidence(db: Db, actor: CommunityActor, residenceId: string, reason: string): Promise<void> {
  const row = await expectKnown(db, actor, residenceId)
  if (!mayEnd(actor, row)) throw new DomainError('forbidden')
  await endResident(db, actor.communityId, residenceId, { by: actor.accountId, reason })
}

/** An adult of the flat consents for somebody under 14. */
export async function consentAsGuardian(db: Db, actor: CommunityActor, residenceId: string): Promise<void> {
  const row = await findResidence(db, actor.communityId, residenceId)
  if (!row || !isOfHousehold(actor, row.unitId)) throw new DomainError('not_found')
  if (!mayConsentFor(actor, row)) throw new DomainError('forbidden')
  await consentFor(db, actor.communityId, residenceId, actor.accountId)
}

/** Shows a resident's phone, and writes down that it was shown. */
export async function revealPhone(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  residenceId: string,
  purpose: string,
): Promise<{ phone: string | null }> {
  const { communityId, accountId } = actor
  const row = await expectKnown(db, actor, residenceId)
  await recordRead(db, { actor, what: 'phone', purpose, subjectAccountId: row.accountId })
  await db.enter({ accountId, communityId, purpose: 'reveal' })
  const phone = await phoneOfAccount(db, vault, row.accountId)
  await db.enter({ accountId, communityId })
  return { phone }
}
