import type { CandidacyBoard, CandidacyCheck } from '@liren/shared/votes.candidacies'
import type { CandidacyBar } from '@liren/shared/votes.policy'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { tell } from '../messages/messages.service.ts'
import { boardFor, checksFor, isClear, type Election } from './votes.candidacies.service.ts'
import * as store from './votes.candidacies.store.ts'
import { listCandidates, listHashOf, noteAct } from './votes.electing.service.ts'
import { ownUnits } from './votes.policy.ts'
import { expectCandidacy, expectUnlocked } from './votes.standing.service.ts'

const atOf = ({ row }: Election) => ({ communityId: row.communityId, decisionId: row.id })

async function expectOrganiser(db: Db, actor: CommunityActor, decisionId: string): Promise<Election> {
  const found = await expectUnlocked(db, actor, decisionId)
  if (!found.isOrganiser) throw new DomainError('forbidden')
  return found
}

/** Asks owners to stand, until a time; asked again, the time moves. */
export async function callCandidates(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { nominateUntil: until }: { nominateUntil: string },
): Promise<CandidacyBoard> {
  const found = await expectOrganiser(db, actor, decisionId)
  const nominateUntil = new Date(until)
  if (nominateUntil <= found.now) throw new DomainError('vote_too_early')
  await store.saveElection(db, atOf(found), { nominateUntil })
  const told = { act: 'CANDIDATES_CALLED', now: found.now, until: nominateUntil.toISOString() }
  await noteAct(db, vault, actor, found.row, told)
  return boardFor(db, actor, decisionId)
}

/** What the register alone says against somebody, in words for who is barred. */
const byRegister: Partial<Record<CandidacyBar, string>> = {
  NOT_OWNER: '按业主名册，不是本次范围内房屋的业主',
  PROPERTY_TIES: '在物业服务企业任职',
}

const reasonOf = (checks: readonly CandidacyCheck[]): string =>
  checks
    .filter(({ holds }) => holds === true)
    .map(({ bar, reason, isByRegister }) => (isByRegister ? byRegister[bar] : reason) ?? bar)
    .join('；')

/** Records what was found about somebody; with anything against them they are barred, and told why. */
export async function checkCandidacy(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, candidacyId }: { decisionId: string; candidacyId: string },
  { checks }: { checks: { bar: CandidacyBar; holds: boolean; reason: string | null }[] },
): Promise<CandidacyBoard> {
  const found = await expectOrganiser(db, actor, decisionId)
  const one = await expectCandidacy(db, found, candidacyId)
  // Nobody judges their own candidacy.
  if (one.nomineeId === actor.accountId) throw new DomainError('vote_barred')
  if (one.status !== 'accepted' && one.status !== 'barred') throw new DomainError('vote_candidacy_settled')
  if (checks.some(({ holds, reason }) => holds && reason === null)) throw new DomainError('vote_reason_missing')
  const { communityId } = actor
  const by = { communityId, candidacyId, checkedBy: actor.accountId, checkedAt: found.now }
  // Of a bar that is named twice the last word holds.
  await store.saveChecks(db, by, [...new Map(checks.map((check) => [check.bar, check])).values()])
  const known = await checksFor(db, found.row, one, await store.readChecks(db, communityId, [candidacyId]))
  const reason = reasonOf(known)
  const isBarred = reason !== ''
  const set = isBarred
    ? { status: 'barred' as const, barredReason: reason }
    : { status: 'accepted' as const, barredReason: null }
  await store.updateCandidacy(db, communityId, candidacyId, ['accepted', 'barred'], set)
  if (isBarred === (one.status === 'barred')) return boardFor(db, actor, decisionId)
  const bars = known.filter(({ holds }) => holds === true).map(({ bar }) => bar)
  const act = isBarred ? 'CANDIDATE_BARRED' : 'CANDIDATE_CLEARED'
  await noteAct(db, vault, actor, found.row, { act, now: found.now, candidacy: candidacyId, bars })
  if (isBarred && one.nomineeId !== null) {
    const matter = { communityId, kind: 'vote_candidacy' as const, subjectId: candidacyId, sender: found.row.title }
    await tell(db, { ...matter, title: '候选人资格：未通过，理由已写明，您可以提出异议' }, [one.nomineeId])
  }
  await listCandidates(db, atOf(found))
  return boardFor(db, actor, decisionId)
}

/** Begins the display of the list as it stands, or begins it anew when it has changed. */
export async function displayCandidates(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
): Promise<CandidacyBoard> {
  const found = await expectOrganiser(db, actor, decisionId)
  const { motion, election, display, isNominating, now, row } = found
  if (isNominating) throw new DomainError('vote_nominations_open')
  if (display.displayedAt !== null && display.isListCurrent) throw new DomainError('vote_displayed')
  if (motion.candidates.length < (motion.seats ?? 1)) throw new DomainError('vote_agenda_incomplete')
  const standing = (await store.readCandidacies(db, atOf(found))).filter(({ status }) => status === 'accepted')
  const ids = standing.map(({ id }) => id)
  const recorded = await store.readChecks(db, actor.communityId, ids)
  for (const one of standing)
    if (!isClear(await checksFor(db, row, one, recorded))) throw new DomainError('vote_candidates_unchecked')
  const displayNumber = (election?.displayNumber ?? 0) + 1
  const listHash = listHashOf(motion)
  await store.saveElection(db, atOf(found), { displayedAt: now, displayNumber, listHash })
  const told = { act: 'CANDIDATES_DISPLAYED', now, list: listHash, candidates: ids.length, display: displayNumber }
  await noteAct(db, vault, actor, row, told)
  return boardFor(db, actor, decisionId)
}

/** Objects to a candidate on display, or, barred, to being so. */
export async function objectToCandidacy(
  db: Db,
  actor: CommunityActor,
  { decisionId, candidacyId }: { decisionId: string; candidacyId: string },
  { text }: { text: string },
): Promise<CandidacyBoard> {
  const found = await expectUnlocked(db, actor, decisionId)
  const one = await expectCandidacy(db, found, candidacyId)
  const { accountId, communityId } = actor
  const isMine = one.nomineeId === accountId
  const isOnDisplay = one.status === 'accepted' && found.display.displayedAt !== null
  if (!isMine && !found.isOrganiser && !isOnDisplay) throw new DomainError('not_found')
  if (ownUnits(actor, found.row.estateId).length === 0) throw new DomainError('forbidden')
  if (isMine ? one.status !== 'barred' : !isOnDisplay) throw new DomainError('vote_candidacy_settled')
  await store.insertObjection(db, {
    ...{ communityId, id: uuidv7(), candidacyId, kind: isMine ? 'bar' : 'candidate', body: text },
    ...{ createdBy: accountId, createdAt: found.now },
  })
  return boardFor(db, actor, decisionId)
}

/** Answers an objection in writing, once; who was barred and is found right stands again and is looked at anew. */
export async function answerCandidacyObjection(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, candidacyId, objectionId }: { decisionId: string; candidacyId: string; objectionId: string },
  { text, isUpheld }: { text: string; isUpheld: boolean },
): Promise<CandidacyBoard> {
  const found = await expectOrganiser(db, actor, decisionId)
  const { communityId, accountId } = actor
  const one = await expectCandidacy(db, found, candidacyId)
  const objections = await store.readObjections(db, communityId, [candidacyId])
  const objection = objections.find(({ id }) => id === objectionId)
  if (!objection) throw new DomainError('not_found')
  if (one.nomineeId === accountId) throw new DomainError('vote_barred')
  const answer = { answer: text, isUpheld, answeredBy: accountId, answeredAt: found.now }
  if (!(await store.answerObjection(db, communityId, objectionId, answer)))
    throw new DomainError('vote_remark_answered')
  const matter = { communityId, kind: 'vote_candidacy' as const, subjectId: objectionId, sender: found.row.title }
  await tell(db, { ...matter, title: '您对候选人的异议已有书面答复' }, [objection.createdBy])
  if (objection.kind === 'bar' && isUpheld) {
    await store.liftBars(db, communityId, candidacyId)
    const set = { status: 'accepted' as const, barredReason: null }
    await store.updateCandidacy(db, communityId, candidacyId, ['barred'], set)
    await noteAct(db, vault, actor, found.row, { act: 'CANDIDATE_CLEARED', now: found.now, candidacy: candidacyId })
    await listCandidates(db, atOf(found))
  }
  return boardFor(db, actor, decisionId)
}
