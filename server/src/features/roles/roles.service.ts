import type { PageQuery } from '@liren/shared/page'
import { isOwnerRelation, roleScopes, type residenceDraft, type roleGrantDraft } from '@liren/shared/roles'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { accountFor } from '../identity/identity.accounts.service.ts'
import { maskPhone } from '../identity/identity.rules.ts'
import { placeAbove, placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { mayGrantRole } from './roles.policy.ts'
import * as residences from './roles.residences.store.ts'
import * as store from './roles.store.ts'

type GrantDraft = z.output<typeof roleGrantDraft>
type ResidenceDraft = z.output<typeof residenceDraft>

/** The account of a phone, made now if there is none, and known in the community. Leaves the actor's context as it was. */
async function memberFor(db: Db, vault: Vault, actor: CommunityActor, person: { phone: string; nickname: string }) {
  const { accountId: own, communityId } = actor
  await db.enter({ accountId: own, communityId, purpose: 'grant' })
  const { accountId } = await accountFor(db, vault, 'phone', person.phone, person.nickname)
  await db.enter({ accountId: own, communityId })
  await store.ensureMember(db, {
    communityId,
    accountId,
    nickname: person.nickname,
    phoneMasked: maskPhone(person.phone),
  })
  return accountId
}

/** Grants a role at a place of this community. */
export async function grantRole(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  draft: GrantDraft,
): Promise<{ id: string }> {
  if (!mayGrantRole(actor, draft.role)) throw new DomainError('forbidden')
  if (!roleScopes[draft.role].includes(draft.scopeKind)) throw new DomainError('role_scope_mismatch')
  const place = (await placesOf(db, actor.communityId, [draft.scopeId])).get(draft.scopeId)
  if (place?.kind !== draft.scopeKind) throw new DomainError('not_found')
  const accountId = await memberFor(db, vault, actor, draft)
  const id = uuidv7()
  await store.insertGrant(db, {
    communityId: actor.communityId,
    id,
    accountId,
    role: draft.role,
    scopeKind: draft.scopeKind,
    scopeId: draft.scopeId,
    post: draft.role === 'grid_worker' ? 'worker' : null,
    grantedBy: actor.accountId,
    expiresAt: draft.expiresAt === null ? null : new Date(draft.expiresAt),
  })
  return { id }
}

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
  await db.enter({ accountId: actor.accountId, purpose: 'grant' })
  const { accountId } = await accountFor(db, vault, 'phone', draft.phone, draft.nickname)
  const id = uuidv7()
  await store.insertGrantAbove(db, {
    id,
    accountId,
    role,
    scopeKind,
    scopeId: draft.scopeId,
    grantedBy: actor.accountId,
    expiresAt: draft.expiresAt === null ? null : new Date(draft.expiresAt),
  })
  await db.enter({ accountId: actor.accountId })
  return { id }
}

/** Who holds which role, newest first. */
export async function listRoles(db: Db, communityId: string, query: PageQuery) {
  const rows = await store.listGrants(db, communityId, positionOf(query), query.limit + 1)
  const places = await placesOf(
    db,
    communityId,
    rows.map((row) => row.scope_id),
  )
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.created_at, row.id],
    (row) => ({
      id: row.id,
      role: row.role,
      scopeKind: row.scope_kind,
      scopeId: row.scope_id,
      scopeLabel: places.get(row.scope_id)?.label ?? '',
      nickname: row.nickname,
      phoneMasked: row.phone_masked,
      expiresAt: row.expires_at?.toISOString() ?? null,
    }),
  )
}

/** Ends a role at once. */
export async function revokeRole(db: Db, actor: CommunityActor, grantId: string): Promise<void> {
  const role = await store.roleOfGrant(db, actor.communityId, grantId)
  if (!role) throw new DomainError('not_found')
  if (!mayGrantRole(actor, role)) throw new DomainError('forbidden')
  await store.endGrant(db, actor.communityId, grantId, actor.accountId)
}

/** Registers a person in a unit. */
export async function placeResident(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  draft: ResidenceDraft,
): Promise<{ id: string }> {
  const { communityId } = actor
  const place = (await placesOf(db, communityId, [draft.unitId])).get(draft.unitId)
  if (place?.kind !== 'unit') throw new DomainError('not_found')
  const accountId = await memberFor(db, vault, actor, draft)
  const id = uuidv7()
  // By registering an owner the committee has checked one; nobody checks themselves.
  const isChecked = isOwnerRelation(draft.relation) && accountId !== actor.accountId
  await residences.insertResidence(
    db,
    { communityId, id, unitId: draft.unitId, accountId, relation: draft.relation, createdBy: actor.accountId },
    isChecked ? { verification: 'id_check', verifiedBy: actor.accountId } : null,
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
