import { invitationUrl } from '@liren/shared/binding.code'
import type { InvitationPreview, MyFlat } from '@liren/shared/binding.views'
import type { PageQuery } from '@liren/shared/page'
import type { ResidenceRelation } from '@liren/shared/roles'
import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import type { Claims } from '../../platform/http/tokens.ts'
import { LateFile } from '../../platform/http/files.ts'
import { invitationSheets } from '../../platform/print/invitation.sheets.ts'
import { blindPhoneOf, nicknameOfAccount } from '../identity/identity.accounts.service.ts'
import { countUse } from '../identity/identity.limits.service.ts'
import { expectSession } from '../identity/identity.sessions.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import type { BindingDeps } from './binding.deps.ts'
import { addressesOf, flatIn } from './binding.flats.service.ts'
import * as store from './binding.invitations.store.ts'
import { unitStands } from './binding.places.store.ts'
import { bindingLimits, codeFrom, invitationDays } from './binding.rules.ts'
import { settle } from './binding.settling.service.ts'

const digestOf = (vault: Vault, code: string): string => vault.blindIndex('invitation', code)

/** Prints slips with new codes; the codes are on paper only. Ends the unused slips these units had. */
export async function issueSheets(
  db: Db,
  { vault, publicOrigin }: BindingDeps,
  actor: CommunityActor,
  scope: Omit<store.Scope, 'communityId'>,
): Promise<LateFile> {
  const { communityId, accountId } = actor
  const building = await store.lockBuilding(db, communityId, scope.buildingId)
  const units = await store.unitsToInvite(db, { communityId, ...scope })
  if (!building || units.length === 0) throw new DomainError('not_found')
  const slips = units.map(({ id: unitId, label }) => {
    const code = codeFrom((n) => randomInt(n))
    return { id: uuidv7(), unitId, unitLabel: label, code, codeDigest: digestOf(vault, code) }
  })
  const expires = await store.replaceInvitations(db, communityId, slips, accountId, invitationDays)
  const sheets = {
    community: building.communityName,
    estate: building.estateName,
    building: building.name,
    slips: slips.map(({ unitLabel, code }) => ({ unitLabel, code, url: invitationUrl(publicOrigin, code), expires })),
  }
  return new LateFile(`${building.estateName} ${building.name} 绑定单.pdf`, () => invitationSheets(sheets))
}

/** Slips of an entrance, by unit. */
export async function invitationsAt(db: Db, communityId: string, entranceId: string, query: PageQuery) {
  const place = (await placesOf(db, communityId, [entranceId])).get(entranceId)
  if (place?.kind !== 'entrance') throw new DomainError('not_found')
  const rows = await store.listInvitations(db, { communityId, entranceId }, textPositionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.unitLabel, row.id],
    (row) => ({ ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() }),
  )
}

/** Ends a slip that nobody used. */
export async function revokeInvitation(db: Db, communityId: string, id: string): Promise<void> {
  if (!(await store.revokeInvitation(db, communityId, id))) throw new DomainError('not_found')
}

/** Runs `work` for a signed-in person who brings a code, once the try is counted. */
async function withCode<T>(
  { pool, vault }: BindingDeps,
  claims: Claims,
  brought: { code: string; address: string },
  work: (db: Db, found: store.FoundInvitation) => Promise<T>,
): Promise<T> {
  await countUse(pool, [
    [bindingLimits.codesPerAccount, claims.sub],
    [bindingLimits.codesPerAddress, vault.blindIndex('network_address', brought.address)],
  ])
  const accountId = claims.sub
  return withContext(pool, { accountId }, async (db) => {
    await expectSession(db, claims)
    await db.enter({ accountId, purpose: 'binding' })
    const found = await store.findByDigest(db, digestOf(vault, brought.code))
    // Unknown, expired, used, revoked, of a unit that was split: all sound the same, and who guesses learns nothing.
    if (!found || (!found.isOpen && found.usedBy !== accountId)) throw new DomainError('invitation_invalid')
    await db.enter({ accountId, communityId: found.communityId })
    if (!(await unitStands(db, found.communityId, found.unitId))) throw new DomainError('invitation_invalid')
    return work(db, found)
  })
}

/** Which flat a code is for; it stays unused. */
export function previewCode(
  deps: BindingDeps,
  claims: Claims,
  brought: { code: string; address: string },
): Promise<InvitationPreview> {
  return withCode(deps, claims, brought, async (db, { communityId, unitId, expiresAt }) => {
    const address = (await addressesOf(db, communityId, [unitId])).get(unitId)
    if (!address) throw new DomainError('invitation_invalid')
    return { ...address, expiresAt: expiresAt.toISOString() }
  })
}

/** Binds the caller to the flat of a code, once; who used it gets the same flat again. */
export function bindByCode(
  deps: BindingDeps,
  claims: Claims,
  brought: {
    code: string
    address: string
    relation: ResidenceRelation
    nickname?: string | undefined
    isUnder14: boolean
  },
): Promise<MyFlat> {
  const { sub: accountId } = claims
  return withCode(deps, claims, brought, async (db, { communityId, id, unitId }) => {
    if (await store.takeInvitation(db, communityId, id, accountId)) {
      const { index, masked } = await blindPhoneOf(db, accountId)
      const settler = {
        accountId,
        nickname: brought.nickname ?? (await nicknameOfAccount(db, accountId)),
        phoneIndex: index,
        phoneMasked: masked,
        relation: brought.relation,
        isUnder14: brought.isUnder14,
        createdBy: accountId,
      }
      await settle(db, { communityId, unitId }, settler, null)
    } else if ((await store.findUser(db, communityId, id)) !== accountId) throw new DomainError('invitation_invalid')
    const flat = await flatIn(db, accountId, unitId)
    if (!flat) throw new DomainError('invitation_invalid')
    return flat
  })
}
