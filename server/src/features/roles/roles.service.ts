import { isOwnerRelation, roleScopes, type residenceDraft, type roleGrantDraft } from '@liren/shared/roles'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { accountFor } from '../identity/identity.accounts.service.ts'
import { holdPlaces } from '../neighbourhood/neighbourhood.bulk.service.ts'
import { placeAbove } from '../neighbourhood/neighbourhood.service.ts'
import { holdOwnersOfUnit } from '../register/register.owners.service.ts'
import { memberFor } from './roles.members.service.ts'
import { readChiefs, readHolders } from './roles.holders.store.ts'
import * as residences from './roles.residences.store.ts'
import { endOfTerm, ownerChecked } from './roles.rules.ts'
import * as store from './roles.store.ts'

type GrantDraft = z.output<typeof roleGrantDraft>
type ResidenceDraft = z.output<typeof residenceDraft>

/** Grants a street or department role. */
export async function grantRoleAbove(
  db: Db,
  vault: Vault,
  actor: AccountActor,
  draft: GrantDraft,
): Promise<{ id: string }> {
  const { role, scopeKind } = draft
  if ((role !== 'street' && role !== 'department') || !roleScopes[role].includes(scopeKind))
    throw new DomainError('role_scope_mismatch')
  if (!(await placeAbove(db, scopeKind, draft.scopeId))) throw new DomainError('not_found')
  const now = await readClock(db)
  await db.enter({ accountId: actor.accountId, purpose: 'grant' })
  const { accountId } = await accountFor(db, vault, 'phone', draft.phone, draft.nickname)
  const id = uuidv7()
  await store.insertGrantAbove(db, {
    id,
    accountId,
    role,
    scopeKind,
    scopeId: draft.scopeId,
    department: draft.department ?? '',
    grantedBy: actor.accountId,
    expiresAt: endOfTerm(role, draft.expiresAt, now),
  })
  await db.enter({ accountId: actor.accountId })
  return { id }
}

/** Registers a person in a unit. */
export async function placeResident(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  draft: ResidenceDraft,
): Promise<{ id: string }> {
  const { communityId } = actor
  await holdPlaces(db, communityId, 'unit', [draft.unitId])
  const accountId = await memberFor(db, vault, actor, draft)
  const id = uuidv7()
  const owners = isOwnerRelation(draft.relation) ? await holdOwnersOfUnit(db, communityId, draft.unitId) : []
  const ownerId = ownerChecked(owners, { ...draft, phoneIndex: vault.blindIndex('phone', draft.phone) })
  if (draft.ownerId !== null && ownerId === null) throw new DomainError('not_found')
  // By registering an owner the committee has checked one, but must say whom the register means; nobody checks themselves.
  const isTold = owners.length === 0 || ownerId !== null
  const isChecked = isOwnerRelation(draft.relation) && isTold && accountId !== actor.accountId
  await residences.insertResidence(
    db,
    { communityId, id, unitId: draft.unitId, accountId, relation: draft.relation, createdBy: actor.accountId },
    isChecked ? { verification: 'id_check', verifiedBy: actor.accountId, ownerId } : null,
  )
  return { id }
}

/** Ends a residence at once. */
export async function endResidence(db: Db, actor: CommunityActor, residenceId: string): Promise<void> {
  const end = { by: actor.accountId, reason: null }
  const ended = await residences.endResidence(db, actor.communityId, residenceId, end)
  if (!ended) throw new DomainError('not_found')
}

/** The name by which a member is known in the community. */
export const nicknameOf = (db: Db, communityId: string, accountId: string): Promise<string> =>
  store.readNickname(db, communityId, accountId)

/** Who holds an office at a place now. */
export const holdersOf = readHolders

/** The heads of a grid (网格长). */
export const chiefsOf = readChiefs

export { nameOfOffice } from './roles.rules.ts'
export { officersOf, officesAbove, officesHeld, type OfficeAbove } from './roles.above.service.ts'

/** The communities a person is known in. */
export const communitiesOf = (db: Db, accountId: string): Promise<string[]> => store.communitiesOf(db, accountId)

/** Changes the person's name in every community they are known in. */
export const renameMember = (db: Db, accountId: string, nickname: string): Promise<void> =>
  store.renameMember(db, accountId, nickname)

/** Makes a person an operator of the platform: the first act on a new database, by whoever holds the machine. */
export async function appointOperator(
  pool: pg.Pool,
  vault: Vault,
  person: { phone: string; nickname: string },
): Promise<{ accountId: string }> {
  return withContext(pool, { purpose: 'grant' }, async (db) => {
    const { accountId } = await accountFor(db, vault, 'phone', person.phone, person.nickname)
    if (!(await store.holdsAbove(db, accountId, 'operator')))
      await store.insertGrantAbove(db, { id: uuidv7(), accountId, role: 'operator' })
    return { accountId }
  })
}
