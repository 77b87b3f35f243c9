import type { requestStatus } from '@liren/shared/binding.views'
import type { PageQuery } from '@liren/shared/page'
import { isOwnerRelation, type ResidenceRelation } from '@liren/shared/roles'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { blindPhoneOf, nicknameOfAccount } from '../identity/identity.accounts.service.ts'
import { countInside } from '../identity/identity.limits.service.ts'
import { expectSession } from '../identity/identity.sessions.service.ts'
import { tell } from '../messages/messages.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { ownersOfUnits } from '../register/register.owners.service.ts'
import { accountsLapsed } from '../roles/roles.residences.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { labelsAt, unitStands } from './binding.places.store.ts'
import { mayDecideOn } from './binding.policy.ts'
import * as store from './binding.requests.store.ts'
import { householdOf } from './binding.residents.store.ts'
import { bindingLimits, mostOpenRequests, ownerByPhone, plainLabel } from './binding.rules.ts'
import { expectOwner, settle } from './binding.settling.service.ts'

interface RequestDraft {
  communityId: string
  entranceId: string
  unitLabel: string
  relation: ResidenceRelation
  nickname?: string | undefined
  isUnder14: boolean
  note: string | null
}

const noteAt = (id: string) => ({ table: 'binding_request', column: 'note_sealed', row: id })

/** The unit behind a door, by the number as people write it; `not_found` without the entrance, else `unit_unknown`. */
export async function unitBehind(
  db: Db,
  { communityId, entranceId, unitLabel }: Pick<RequestDraft, 'communityId' | 'entranceId' | 'unitLabel'>,
): Promise<string> {
  const place = (await placesOf(db, communityId, [entranceId])).get(entranceId)
  if (place?.kind !== 'entrance') throw new DomainError('not_found')
  const wanted = plainLabel(unitLabel)
  const unit = (await labelsAt(db, communityId, entranceId)).find(({ label }) => plainLabel(label) === wanted)
  if (!unit) throw new DomainError('unit_unknown')
  return unit.id
}

/** Asks a community's committee to bind the actor to a flat. */
export async function askToBind(db: Db, vault: Vault, actor: AccountActor, draft: RequestDraft) {
  const { accountId } = actor
  const { communityId } = draft
  await expectSession(db, { sub: accountId, sid: actor.sessionId })
  const phone = await blindPhoneOf(db, accountId)
  const nickname = draft.nickname ?? (await nicknameOfAccount(db, accountId))
  // Counting locks the person's counter, so that of many requests at once none slips past the number below.
  await countInside(db, actor, bindingLimits.requestsPerAccount, accountId)
  if ((await store.countOpen(db, accountId)) >= mostOpenRequests) throw new DomainError('binding_requests_full')
  await db.enter({ accountId, communityId })
  const unitId = await unitBehind(db, draft)
  const household = await householdOf(db, communityId, unitId)
  if (household.some((one) => one.accountId === accountId)) throw new DomainError('residence_already_held')
  const id = uuidv7()
  await store.insertRequest(db, {
    communityId,
    id,
    unitId,
    accountId,
    relation: draft.relation,
    nickname,
    phoneMasked: phone.masked,
    phoneIndex: phone.index,
    noteSealed: draft.note === null ? null : vault.seal(draft.note, noteAt(id)),
    isUnder14: draft.isUnder14,
    status: 'pending',
  })
  await db.enter({ accountId })
  return { id }
}

/** The actor takes a request back. */
export async function withdrawRequest(db: Db, { accountId }: AccountActor, id: string): Promise<void> {
  const asked = await store.findOwnRequest(db, accountId, id)
  if (!asked) throw new DomainError('not_found')
  await db.enter({ accountId, communityId: asked.communityId })
  const verdict = { status: 'withdrawn', by: accountId, reason: null } as const
  if (!(await store.closeRequest(db, asked, verdict))) throw new DomainError('binding_request_closed')
  await db.enter({ accountId })
}

/** Requests of one status, with the owners whom the register names for each unit. */
export async function requestsAt(
  db: Db,
  vault: Vault,
  communityId: string,
  query: PageQuery & { status: z.output<typeof requestStatus> },
) {
  const at = { communityId, status: query.status }
  const rows = await store.listRequests(db, at, positionOf(query), query.limit + 1)
  const unitIds = [...new Set(rows.map((row) => row.unitId))]
  const places = await placesOf(db, communityId, unitIds)
  const owners = await ownersOfUnits(db, communityId, unitIds)
  const lapsed = await accountsLapsed(db, communityId, [...new Set(rows.map((row) => row.accountId))])
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => ({
      id: row.id,
      unitId: row.unitId,
      label: places.get(row.unitId)?.label ?? '',
      relation: row.relation,
      nickname: row.nickname,
      phoneMasked: row.phoneMasked,
      note: row.noteSealed === null ? '' : vault.open(row.noteSealed, noteAt(row.id)),
      isUnder14: row.isUnder14,
      status: row.status,
      reason: row.reason,
      createdAt: row.createdAt.toISOString(),
      owners: (owners.get(row.unitId) ?? []).map((owner) => ({
        ownerId: owner.id,
        nameMasked: owner.nameMasked,
        phoneMatches: !lapsed.has(row.accountId) && ownerByPhone(row.relation, row.phoneIndex, [owner]) !== null,
      })),
    }),
  )
}

/** A request that the actor may decide: of this community, and not their own. */
async function expectDecidable(db: Db, actor: CommunityActor, id: string): Promise<store.RequestRow> {
  const asked = await store.findRequest(db, actor.communityId, id)
  if (!asked) throw new DomainError('not_found')
  if (!mayDecideOn(actor, asked.accountId)) throw new DomainError('forbidden')
  return asked
}

/** Lays the decision into the inbox of whoever asked; a stranger here has none and finds it among their requests. */
async function tellVerdict(db: Db, actor: CommunityActor, asked: store.RequestRow, isApproved: boolean): Promise<void> {
  const { communityId } = actor
  if ((await nicknameOf(db, communityId, asked.accountId)) === '') return
  const places = await placesOf(db, communityId, [asked.unitId, communityId])
  const label = places.get(asked.unitId)?.label ?? ''
  const sender = `${places.get(communityId)?.label ?? ''} ${await nicknameOf(db, communityId, actor.accountId)}`
  const verdict = isApproved
    ? ({ kind: 'binding_approved', title: `您已绑定 ${label}` } as const)
    : ({ kind: 'binding_refused', title: `绑定 ${label} 的申请没有通过` } as const)
  await tell(db, { communityId, subjectId: asked.id, sender, ...verdict }, [asked.accountId])
}

/** The phone somebody has now; the one they asked with may be theirs no longer. */
async function presentPhoneOf(db: Db, { accountId, communityId }: CommunityActor, askerId: string) {
  await db.enter({ accountId, communityId, purpose: 'reveal' })
  const { index, masked } = await blindPhoneOf(db, askerId)
  await db.enter({ accountId, communityId })
  return { phoneIndex: index, phoneMasked: masked }
}

/** Binds who asked; `verify` says that the committee checked the owner, and `ownerId` which one it is. */
export async function approveRequest(
  db: Db,
  actor: CommunityActor,
  id: string,
  { verify, ownerId }: { verify: 'deed' | 'id_check' | null; ownerId: string | null },
): Promise<{ residenceId: string }> {
  const asked = await expectDecidable(db, actor, id)
  if (verify && !isOwnerRelation(asked.relation)) throw new DomainError('relation_not_owner')
  if (!(await unitStands(db, actor.communityId, asked.unitId))) throw new DomainError('unit_unknown')
  if (verify) await expectOwner(db, actor.communityId, asked.unitId, ownerId)
  const verdict = { status: 'approved', by: actor.accountId, reason: null } as const
  if (!(await store.closeRequest(db, asked, verdict))) throw new DomainError('binding_request_closed')
  const check = verify && { verification: verify, verifiedBy: actor.accountId, ownerId }
  const phone = await presentPhoneOf(db, actor, asked.accountId)
  const residenceId = await settle(db, asked, { ...asked, ...phone, createdBy: actor.accountId }, check)
  await tellVerdict(db, actor, asked, true)
  return { residenceId }
}

/** Refuses a request and says why. */
export async function refuseRequest(db: Db, actor: CommunityActor, id: string, reason: string): Promise<void> {
  const asked = await expectDecidable(db, actor, id)
  const verdict = { status: 'refused', by: actor.accountId, reason } as const
  if (!(await store.closeRequest(db, asked, verdict))) throw new DomainError('binding_request_closed')
  await tellVerdict(db, actor, asked, false)
}
