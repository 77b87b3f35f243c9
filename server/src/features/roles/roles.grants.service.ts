import { keptKinds, type KeptKind } from '@liren/shared/neighbourhood.editing'
import type { Page, PageQuery } from '@liren/shared/page'
import { roleScopes, type roleGrantDraft } from '@liren/shared/roles'
import type { GrantRecord, Officer } from '@liren/shared/roles.officers'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, textPositionOf } from '../../platform/http/cursor.ts'
import { forgetHost } from '../columns/columns.hosts.service.ts'
import { holdPlaces } from '../neighbourhood/neighbourhood.bulk.service.ts'
import { placesEver, placesOf } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './roles.grants.store.ts'
import { memberFor } from './roles.members.service.ts'
import { mayGrantRole } from './roles.policy.ts'
import { endOfTerm, postOf } from './roles.rules.ts'

type GrantDraft = z.output<typeof roleGrantDraft>
type Scope = Pick<store.LockedGrant, 'scopeKind' | 'scopeId'>

const isKept = (kind: string): kind is KeptKind => (keptKinds as readonly string[]).includes(kind)

/** Holds the place of a role so that it does not end meanwhile; `not_found` unless it stands in this community. */
async function expectScope(db: Db, communityId: string, { scopeKind, scopeId }: Scope): Promise<void> {
  if (isKept(scopeKind)) return holdPlaces(db, communityId, scopeKind, [scopeId])
  const place = (await placesOf(db, communityId, [scopeId])).get(scopeId)
  if (place?.kind !== scopeKind) throw new DomainError('not_found')
}

/** Grants a role at a place of this community, for the office's usual term unless told. */
export async function grantRole(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  draft: GrantDraft,
): Promise<{ id: string }> {
  const { communityId } = actor
  const { role, scopeKind, scopeId } = draft
  if (!mayGrantRole(actor, role)) throw new DomainError('forbidden')
  if (!roleScopes[role].includes(scopeKind)) throw new DomainError('role_scope_mismatch')
  await expectScope(db, communityId, draft)
  const expiresAt = endOfTerm(role, draft.expiresAt, await readClock(db))
  const accountId = await memberFor(db, vault, actor, draft)
  const id = uuidv7()
  await store.insertGrant(db, {
    communityId,
    id,
    accountId,
    role,
    scopeKind,
    scopeId,
    post: postOf(role, draft.post),
    grantedBy: actor.accountId,
    expiresAt,
  })
  return { id }
}

/** A grant that nobody has ended, locked for whoever may grant such a role. */
async function expectGrant(db: Db, actor: CommunityActor, grantId: string): Promise<store.LockedGrant> {
  const grant = await store.lockGrant(db, actor.communityId, grantId)
  if (!grant) throw new DomainError('not_found')
  if (!mayGrantRole(actor, grant.role)) throw new DomainError('forbidden')
  return grant
}

/** Gives a role a new end, also one whose time ran out: the grant ends, and a new one takes its place in the record. */
export async function renewRole(
  db: Db,
  actor: CommunityActor,
  grantId: string,
  asked: string | null,
): Promise<{ id: string }> {
  const { communityId, accountId: by } = actor
  const grant = await expectGrant(db, actor, grantId)
  await expectScope(db, communityId, grant)
  const expiresAt = endOfTerm(grant.role, asked, await readClock(db))
  await store.endGrant(db, communityId, grantId, by, null)
  const id = uuidv7()
  await store.insertGrant(db, { communityId, id, ...grant, grantedBy: by, expiresAt })
  return { id }
}

/** Ends a role at once. A column's host takes the number along that neighbours were shown. */
export async function revokeRole(db: Db, actor: CommunityActor, grantId: string, reason: string): Promise<void> {
  const grant = await expectGrant(db, actor, grantId)
  await store.endGrant(db, actor.communityId, grantId, actor.accountId, reason)
  if (grant.role === 'column_host') await forgetHost(db, actor.communityId, grant.accountId, grant.scopeId)
}

/** Grants of the community, newest first: those in force, or every one there ever was. */
export async function listRoles(
  db: Db,
  actor: CommunityActor,
  query: PageQuery & { state: 'in_force' | 'all' },
): Promise<Page<GrantRecord>> {
  const { communityId } = actor
  const rows = await store.listGrants(db, communityId, query.state, positionOf(query), query.limit + 1)
  const scopeIds = rows.map((row) => row.scopeId)
  const places = await placesEver(db, communityId, scopeIds)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.grantedAt, row.id],
    ({ isOpen, ...row }) => ({
      ...row,
      scopeLabel: places.get(row.scopeId)?.label ?? '',
      grantedBy: row.grantedBy ?? '',
      grantedAt: row.grantedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      abilities: {
        renew: isOpen && mayGrantRole(actor, row.role),
        revoke: row.endedAt === null && mayGrantRole(actor, row.role),
      },
    }),
  )
}

/** Who holds which office here, office by office. */
export async function officersOf(db: Db, communityId: string, query: PageQuery): Promise<Page<Officer>> {
  const rows = await store.listOfficers(db, communityId, textPositionOf(query), query.limit + 1)
  const scopeIds = rows.map((row) => row.scopeId)
  const places = await placesOf(db, communityId, scopeIds)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.rank, row.id],
    ({ role, scopeKind, scopeId, post, nickname }) => ({
      role,
      scopeKind,
      scopeId,
      scopeLabel: places.get(scopeId)?.label ?? '',
      post,
      nickname,
    }),
  )
}
