import type { PageQuery } from '@liren/shared/page'
import type { MotionDraft } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Decision, DecisionDraft } from '@liren/shared/votes.views'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { readAgenda, replaceAgenda, type NewMotion } from './votes.agenda.store.ts'
import { expectOneElection, takeDraftedCandidates } from './votes.electing.service.ts'
import { hatsOf, partOf } from './votes.hats.service.ts'
import { policyFaults } from './votes.bounds.rules.ts'
import { presetOf, presets } from './votes.cities.rules.ts'
import { expectDocuments } from './votes.naming.service.ts'
import { organiserRefusal } from './votes.organisers.rules.ts'
import { policyFrom, rulesIn } from './votes.presets.rules.ts'
import { ownEstates, ownUnits, reviewsVotes, seesEveryEstate } from './votes.policy.ts'
import type { LogAt } from './votes.log.store.ts'
import * as store from './votes.store.ts'
import { presentDecision, stateAt } from './votes.view.service.ts'

/** Decisions the actor may see, newest first. */
export async function decisionsFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const hats = await hatsOf(db, actor)
  const reader = {
    estateIds: ownEstates(actor),
    serves: seesEveryEstate(actor),
    unitIds: ownUnits(actor),
    organises: hats.map(store.hatKey),
    reviews: reviewsVotes(actor),
  }
  const now = await readClock(db)
  const rows = await store.listDecisions(db, actor.communityId, reader, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => ({
      ...row,
      state: stateAt(row, now),
      opensAt: row.opensAt?.toISOString() ?? null,
      closesAt: row.closesAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    }),
  )
}

/** Whether the actor belongs to the estate of a decision, or looks after the whole community. */
export const isAmong = (actor: CommunityActor, { estateId }: store.DecisionRow): boolean =>
  seesEveryEstate(actor) || actor.above.some(({ role }) => role === 'street') || ownEstates(actor).includes(estateId)

/** A decision that this actor may see; `not_found` otherwise. Drafts are for those who prepare or review them. */
export async function expectVisible(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  isLocked = false,
): Promise<store.DecisionRow> {
  const read = isLocked ? store.lockDecision : store.readDecision
  const row = await read(db, actor.communityId, decisionId)
  if (!row || !isAmong(actor, row)) throw new DomainError('not_found')
  if (row.state !== 'DRAFT' && row.state !== 'REVIEW') return row
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  const mayLookIn = isOrganiser || (row.state === 'REVIEW' && parties.includes('RESIDENTS_COMMITTEE'))
  if (!mayLookIn) throw new DomainError('not_found')
  return row
}

/** One decision, as the actor sees it. */
export async function decisionFor(db: Db, actor: CommunityActor, decisionId: string): Promise<Decision> {
  return presentDecision(db, actor, await expectVisible(db, actor, decisionId))
}

const rowsOf = (communityId: string, decisionId: string, drafts: readonly MotionDraft[]): NewMotion[] =>
  drafts.map((draft, at) => ({
    ...{ communityId, id: uuidv7(), decisionId, number: at + 1, kind: draft.kind },
    matter: draft.kind === 'election' ? 'COMMITTEE_ELECTION' : draft.matter,
    title: draft.title,
    body: draft.text,
    attachmentIds: draft.attachmentIds,
    seats: draft.kind === 'election' ? draft.seats : null,
  }))

/** Writes the agenda of a draft, with whom it names to stand. */
async function putAgenda(db: Db, at: LogAt, motions: readonly MotionDraft[], by: string): Promise<void> {
  await replaceAgenda(db, at.communityId, at.decisionId, rowsOf(at.communityId, at.decisionId, motions))
  await takeDraftedCandidates(db, at, motions, by)
}

/** Units that a draft names are of its estate. */
async function expectPlaces(db: Db, communityId: string, { estateId, scope, motions }: DecisionDraft): Promise<void> {
  const named = motions.flatMap((one) => (one.kind === 'election' ? one.candidates.flatMap((c) => c.unitId ?? []) : []))
  const scoped = [
    ...('buildingId' in scope ? [scope.buildingId] : []),
    ...('entranceId' in scope ? [scope.entranceId] : []),
  ]
  const ids = [...new Set([...named, ...scoped])]
  const places = await placesOf(db, communityId, ids)
  if (ids.some((id) => places.get(id)?.estateId !== estateId)) throw new DomainError('vote_agenda_incomplete')
}

/** The hat a draft is made under; `forbidden` to whoever does not wear it, or for matters that are not its own. */
async function expectHat(db: Db, actor: CommunityActor, draft: DecisionDraft): Promise<void> {
  const hats = await hatsOf(db, actor)
  const { kind, groupId } = draft.organiser
  const isWorn = hats.some((hat) => hat.estateId === draft.estateId && hat.kind === kind && hat.groupId === groupId)
  const now = await readClock(db)
  const matters = draft.motions.map((one) => (one.kind === 'election' ? 'COMMITTEE_ELECTION' : one.matter))
  const facts = { kind, termEndsAt: null, confirmedAt: now, endedAt: null }
  if (!isWorn || organiserRefusal(facts, matters, now)) throw new DomainError('forbidden')
}

/** A policy that the texts of its city allow; else the first setting that they do not, with the article. */
function expectAllowed(policy: VotePolicy): void {
  const preset = presetOf(policy.city)
  const [fault] = preset ? policyFaults(policy, preset) : []
  if (preset && !fault) return
  const facts: Record<string, string> = fault ? { setting: fault.setting, law: fault.basis.law } : { setting: 'city' }
  if (fault && fault.basis.article !== null) facts['article'] = String(fault.basis.article)
  throw new DomainError('vote_policy_unlawful', { facts })
}

/** The policies that decisions start from. */
export const presetsOf = () =>
  presets.map((preset) => ({
    city: preset.city,
    version: preset.version,
    name: preset.name,
    policy: policyFrom(preset),
    localVoting: preset.localVoting.is,
    leastCastShare: preset.leastCastShare?.share ?? null,
    rules: [...rulesIn(preset).values()].map(({ setting, basis, ...bounds }) => {
      const { min = null, max = null, isFixed = false, among, growsOnly = false } = bounds
      return { setting, min, max, isFixed, among: among ? [...among] : null, growsOnly, ...basis }
    }),
  }))

/** Drafts a decision. */
export async function createDecision(db: Db, actor: CommunityActor, draft: DecisionDraft): Promise<Decision> {
  const { communityId, accountId } = actor
  await expectHat(db, actor, draft)
  await expectPlaces(db, communityId, draft)
  expectAllowed(draft.policy)
  expectOneElection(draft.motions)
  await expectDocuments(db, communityId, draft)
  const id = uuidv7()
  const { estateId, organiser, title, text, scope, isTemporary, policy, motions } = draft
  await store.insertDecision(db, {
    ...{ communityId, id, estateId, title, scope, isTemporary, policy, createdBy: accountId },
    organiserKind: organiser.kind,
    groupId: organiser.groupId,
    state: 'DRAFT',
    body: text,
  })
  await putAgenda(db, { communityId, decisionId: id }, motions, accountId)
  return decisionFor(db, actor, id)
}

/** Replaces a draft; who wrote another one meanwhile is not overwritten. */
export async function editDecision(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  { version, ...draft }: DecisionDraft & { version: number },
): Promise<Decision> {
  const row = await expectVisible(db, actor, decisionId, true)
  const { isOrganiser } = await partOf(db, actor, row, await readAgenda(db, actor.communityId, decisionId))
  if (!isOrganiser) throw new DomainError('forbidden')
  if (row.state !== 'DRAFT') throw new DomainError('vote_agenda_locked')
  if (row.version !== version) throw new DomainError('edited_elsewhere')
  if (draft.estateId !== row.estateId) throw new DomainError('not_found')
  await expectHat(db, actor, draft)
  await expectPlaces(db, actor.communityId, draft)
  expectAllowed(draft.policy)
  expectOneElection(draft.motions)
  await expectDocuments(db, actor.communityId, draft)
  const { title, text, scope, isTemporary, policy, organiser } = draft
  await store.updateDecision(db, actor.communityId, decisionId, {
    ...{ title, scope, isTemporary, policy },
    body: text,
    organiserKind: organiser.kind,
    groupId: organiser.groupId,
  })
  await putAgenda(db, { communityId: actor.communityId, decisionId }, draft.motions, actor.accountId)
  return decisionFor(db, actor, decisionId)
}
