import type { CandidacyBoard, CandidacyDraft, CandidacyStatus } from '@liren/shared/votes.candidacies'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { tell } from '../messages/messages.service.ts'
import { boardFor, expectElection, type Election } from './votes.candidacies.service.ts'
import * as store from './votes.candidacies.store.ts'
import { listCandidates, noteAct } from './votes.electing.service.ts'
import { boundOwners } from './votes.people.store.ts'
import { ownUnits } from './votes.policy.ts'

/** An election whose list is not locked yet, held until the transaction ends. */
export async function expectUnlocked(db: Db, actor: CommunityActor, decisionId: string): Promise<Election> {
  const found = await expectElection(db, actor, decisionId, true)
  if (!found.isBefore) throw new DomainError('vote_agenda_locked')
  return found
}

/** One candidacy of an election; `not_found` for others. */
export async function expectCandidacy(
  db: Db,
  { row }: Pick<Election, 'row'>,
  candidacyId: string,
): Promise<store.CandidacyRow> {
  const all = await store.readCandidacies(db, { communityId: row.communityId, decisionId: row.id })
  const one = all.find(({ id }) => id === candidacyId)
  if (!one) throw new DomainError('not_found')
  return one
}

const atOf = ({ row }: Election) => ({ communityId: row.communityId, decisionId: row.id })

/** The flat a draft names, which is a live one of the estate whose committee is elected. */
async function expectUnit(db: Db, { row }: Election, draft: CandidacyDraft): Promise<string> {
  const { communityId, estateId } = row
  const named = draft.kind === 'stand' ? draft : draft.flat
  const unitId = 'unitId' in named ? named.unitId : await store.unitLabelled(db, communityId, named)
  if (unitId === null) throw new DomainError('unit_unknown')
  const place = await store.placeOfUnit(db, communityId, unitId)
  if (place?.estateId !== estateId) throw new DomainError('not_found')
  return unitId
}

/** Stands oneself, proposes the owners of a flat, or records who agreed in writing. */
export async function nominate(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  draft: CandidacyDraft,
): Promise<CandidacyBoard> {
  const found = await expectUnlocked(db, actor, decisionId)
  const { accountId } = actor
  const { row, isOrganiser, isNominating, now } = found
  const isOwner = ownUnits(actor, row.estateId).length > 0
  if (draft.kind === 'written' ? !isOrganiser : !isOwner && !(draft.kind === 'propose' && isOrganiser))
    throw new DomainError('forbidden')
  if (draft.kind !== 'written' && !isNominating) throw new DomainError('vote_nominations_closed')
  if (draft.kind === 'stand' && !ownUnits(actor, row.estateId).includes(draft.unitId))
    throw new DomainError('not_found')
  const unitId = await expectUnit(db, found, draft)
  const status: CandidacyStatus = draft.kind === 'propose' ? 'proposed' : 'accepted'
  const nomineeId = draft.kind === 'stand' ? accountId : null
  const { kind, statement } = draft
  const name = 'name' in draft ? draft.name : null
  const id = uuidv7()
  await store.insertCandidacies(db, [
    { ...atOf(found), id, kind, status, unitId, statement, nomineeId, name, createdBy: accountId, createdAt: now },
  ])
  if (status === 'accepted') await listCandidates(db, atOf(found))
  else {
    const matter = { communityId: row.communityId, kind: 'vote_nominated' as const, subjectId: id, sender: row.title }
    await tell(
      db,
      { ...matter, title: '邻居推荐您当业委会委员候选人' },
      await boundOwners(db, row.communityId, [unitId]),
    )
  }
  return boardFor(db, actor, decisionId)
}

type Reply = { accepts: true; name: string; statement: string } | { accepts: false }

/** Accepts a proposal or declines it, by an owner of the flat. */
export async function replyToProposal(
  db: Db,
  actor: CommunityActor,
  { decisionId, candidacyId }: { decisionId: string; candidacyId: string },
  reply: Reply,
): Promise<CandidacyBoard> {
  const found = await expectUnlocked(db, actor, decisionId)
  const one = await expectCandidacy(db, found, candidacyId)
  if (one.kind !== 'propose' || !ownUnits(actor, found.row.estateId).includes(one.unitId ?? ''))
    throw new DomainError('not_found')
  if (!found.isNominating) throw new DomainError('vote_nominations_closed')
  const set = reply.accepts
    ? { status: 'accepted' as const, nomineeId: actor.accountId, name: reply.name, statement: reply.statement }
    : { status: 'declined' as const }
  if (!(await store.updateCandidacy(db, actor.communityId, candidacyId, ['proposed'], set)))
    throw new DomainError('vote_candidacy_settled')
  if (reply.accepts) await listCandidates(db, atOf(found))
  return boardFor(db, actor, decisionId)
}

/** Takes a candidacy or a proposal back: by whose it is, and of who agreed in writing by who recorded it. */
export async function withdrawCandidacy(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, candidacyId }: { decisionId: string; candidacyId: string },
): Promise<CandidacyBoard> {
  const found = await expectUnlocked(db, actor, decisionId)
  const one = await expectCandidacy(db, found, candidacyId)
  const isTheirs =
    one.nomineeId === actor.accountId ||
    (one.kind === 'propose' && one.nomineeId === null && one.createdBy === actor.accountId) ||
    (one.kind === 'written' && found.isOrganiser)
  if (!isTheirs) throw new DomainError(found.isOrganiser ? 'forbidden' : 'not_found')
  const from: CandidacyStatus[] =
    one.nomineeId === null && one.kind === 'propose' ? ['proposed'] : ['accepted', 'barred']
  const set = { status: 'withdrawn' as const, barredReason: null }
  if (!(await store.updateCandidacy(db, actor.communityId, candidacyId, from, set)))
    throw new DomainError('vote_candidacy_settled')
  if (one.status !== 'proposed') {
    await noteAct(db, vault, actor, found.row, { act: 'CANDIDATE_WITHDRAWN', now: found.now, candidacy: candidacyId })
    await listCandidates(db, atOf(found))
  }
  return boardFor(db, actor, decisionId)
}
