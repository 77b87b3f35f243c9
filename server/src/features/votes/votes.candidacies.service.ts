import type {
  Candidacy,
  CandidacyBoard,
  CandidacyCheck,
  CandidacyObjection,
  RunningElection,
} from '@liren/shared/votes.candidacies'
import type { CandidacyBar } from '@liren/shared/votes.policy'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { readAgenda, type MotionRow } from './votes.agenda.store.ts'
import { barsIn, checksOf, displayedUntil, type DisplayFacts } from './votes.candidacy.rules.ts'
import * as store from './votes.candidacies.store.ts'
import { dayMillis } from './votes.days.rules.ts'
import { displayOf, electionIn } from './votes.electing.service.ts'
import { partOf } from './votes.hats.service.ts'
import { agentStanding, boundOwners } from './votes.people.store.ts'
import { ownEstates, ownUnits, seesEveryEstate } from './votes.policy.ts'
import { isAmong } from './votes.service.ts'
import { lockDecision, readDecision, type DecisionRow } from './votes.store.ts'
import { organiserOf } from './votes.view.service.ts'

/** An election before or after its notice, as it concerns one person. */
export interface Election {
  row: DecisionRow
  agenda: MotionRow[]
  motion: MotionRow
  election: store.ElectionRow | null
  display: DisplayFacts
  now: Date
  isOrganiser: boolean
  /** Nothing of the list is locked yet. */
  isBefore: boolean
  /** People may stand and be proposed. */
  isNominating: boolean
}

/**
 * An election that the actor may look into: who organises always; owners and the residents' committee from the call or the
 * display on, also while the rest of the draft is not theirs to see. `not_found` otherwise.
 */
export async function expectElection(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  isLocked = false,
): Promise<Election> {
  const { communityId } = actor
  const row = await (isLocked ? lockDecision : readDecision)(db, communityId, decisionId)
  if (!row || !isAmong(actor, row)) throw new DomainError('not_found')
  const now = await readClock(db)
  const agenda = await readAgenda(db, communityId, decisionId)
  const motion = electionIn(agenda)
  const display = await displayOf(db, row, agenda)
  if (!motion || !display) throw new DomainError('not_found')
  const election = await store.readElection(db, { communityId, decisionId })
  const { isOrganiser } = await partOf(db, actor, row, [])
  const isBefore = row.state === 'DRAFT' || row.state === 'REVIEW'
  if (isBefore && !isOrganiser && election === null) throw new DomainError('not_found')
  const until = election?.nominateUntil ?? null
  const isNominating = isBefore && until !== null && now < until
  return { row, agenda, motion, election, display, now, isOrganiser, isBefore, isNominating }
}

/** Whether a unit belongs to those whose owners vote. */
async function isInScope(db: Db, { communityId, estateId, scope }: DecisionRow, unitId: string): Promise<boolean> {
  const place = await store.placeOfUnit(db, communityId, unitId)
  if (place?.estateId !== estateId) return false
  if (scope.kind === 'building') return place.buildingId === scope.buildingId
  if (scope.kind === 'entrance') return place.entranceId === scope.entranceId
  return scope.kind === 'estate' || scope.unitIds.includes(unitId)
}

/** What register and offices tell of who stands; of who agreed in writing nothing is known but their flat. */
async function factsByRegister(
  db: Db,
  row: DecisionRow,
  { unitId, nomineeId }: store.CandidacyRow,
): Promise<Map<CandidacyBar, boolean>> {
  const facts = new Map<CandidacyBar, boolean>()
  if (nomineeId === null || unitId === null) return facts
  const owners = await boundOwners(db, row.communityId, [unitId])
  facts.set('NOT_OWNER', !owners.includes(nomineeId) || !(await isInScope(db, row, unitId)))
  const { isStaff } = await agentStanding(db, row.communityId, nomineeId)
  // Working there bars; not working there leaves the ties of relatives to be looked at.
  if (isStaff) facts.set('PROPERTY_TIES', true)
  return facts
}

/** Every bar that is looked at in this election, with whether it holds for one candidate. */
export async function checksFor(
  db: Db,
  row: DecisionRow,
  candidacy: store.CandidacyRow,
  recorded: readonly store.CandidacyCheckRow[],
): Promise<CandidacyCheck[]> {
  const byRegister = await factsByRegister(db, row, candidacy)
  const bars = [...new Set([...barsIn(row.policy), ...byRegister.keys()])]
  const own = recorded.filter(({ candidacyId }) => candidacyId === candidacy.id)
  return checksOf(bars, byRegister, new Map(own.map((one) => [one.bar as CandidacyBar, one])))
}

/** Somebody who was checked against every bar, none of which holds. */
export const isClear = (checks: readonly CandidacyCheck[]): boolean => checks.every(({ holds }) => holds === false)

function runningOf({ row, motion, election, display, isBefore }: Election, estateName: string): RunningElection {
  const until = displayedUntil(display)
  return {
    ...{ decisionId: row.id, estateId: row.estateId, estateName, title: row.title, state: row.state },
    seats: motion.seats ?? 0,
    nominateUntil: election?.nominateUntil?.toISOString() ?? null,
    displayedAt: election?.displayedAt?.toISOString() ?? null,
    displayUntil: isBefore ? (until?.toISOString() ?? null) : null,
  }
}

/** Elections that ask for candidates or display them, of the estates the actor belongs to. */
export async function electionsFor(db: Db, actor: CommunityActor): Promise<RunningElection[]> {
  const estateIds = ownEstates(actor)
  const ids = await store.electionsRunning(db, actor.communityId, estateIds, seesEveryEstate(actor))
  const items: RunningElection[] = []
  for (const id of ids) {
    const found = await expectElection(db, actor, id).catch((error: unknown) => {
      // Its election was taken off the agenda again.
      if (error instanceof DomainError && error.code === 'not_found') return null
      throw error
    })
    if (!found) continue
    const places = await placesEver(db, actor.communityId, [found.row.estateId])
    items.push(runningOf(found, places.get(found.row.estateId)?.label ?? ''))
  }
  return items
}

const shownObjection = (actor: CommunityActor, one: store.CandidacyObjectionRow): CandidacyObjection => ({
  ...{ id: one.id, kind: one.kind, text: one.body, answer: one.answer, isUpheld: one.isUpheld },
  isMine: one.createdBy === actor.accountId,
  createdAt: one.createdAt.toISOString(),
  answeredAt: one.answeredAt?.toISOString() ?? null,
})

interface Seen {
  actor: CommunityActor
  found: Election
  labels: Map<string, string>
  objections: readonly store.CandidacyObjectionRow[]
}

/** Whether a candidacy is for the actor to see at all. */
function isShown({ actor, found }: Seen, one: store.CandidacyRow, isMine: boolean): boolean {
  if (found.isOrganiser || isMine || one.createdBy === actor.accountId) return true
  const isForMe = one.status === 'proposed' && ownUnits(actor).includes(one.unitId ?? '')
  return isForMe || (one.status === 'accepted' && (found.display.displayedAt !== null || !found.isBefore))
}

function abilitiesOf({ actor, found, objections }: Seen, one: store.CandidacyRow, isMine: boolean) {
  const { isBefore, isOrganiser, isNominating, display, row } = found
  const stands = one.status === 'accepted' || one.status === 'barred'
  const hasObjected = objections.some((said) => said.createdBy === actor.accountId && said.answeredAt === null)
  const owns = ownUnits(actor, row.estateId).length > 0
  const mayObject = isMine ? one.status === 'barred' : one.status === 'accepted' && display.displayedAt !== null
  const isOwnAct = one.createdBy === actor.accountId
  return {
    accept: isNominating && one.status === 'proposed' && ownUnits(actor).includes(one.unitId ?? ''),
    withdraw:
      isBefore &&
      ((stands && isMine) ||
        (one.status === 'proposed' && isOwnAct) ||
        (stands && one.kind === 'written' && isOrganiser)),
    check: isBefore && isOrganiser && stands && !isMine,
    object: isBefore && owns && mayObject && !hasObjected,
    answer: isBefore && isOrganiser && !isMine && objections.some(({ answeredAt }) => answeredAt === null),
  }
}

async function shownCandidacy(
  db: Db,
  seen: Seen,
  one: store.CandidacyRow,
  recorded: readonly store.CandidacyCheckRow[],
): Promise<Candidacy> {
  const { actor, found, labels, objections } = seen
  const isMine = one.nomineeId === actor.accountId
  const isNear = found.isOrganiser || isMine
  const readable = objections.filter(
    (said) => isNear || said.createdBy === actor.accountId || (said.kind === 'candidate' && said.answeredAt !== null),
  )
  return {
    ...{ id: one.id, kind: one.kind, status: one.status, name: one.name, statement: one.statement, isMine },
    unitLabel: labels.get(one.unitId ?? '') ?? null,
    isProposedByMe: one.kind === 'propose' && one.createdBy === actor.accountId,
    createdAt: one.createdAt.toISOString(),
    checks: isNear ? await checksFor(db, found.row, one, recorded) : [],
    barredReason: isNear ? one.barredReason : null,
    objections: readable.map((said) => shownObjection(actor, said)),
    abilities: abilitiesOf(seen, one, isMine),
  }
}

/** Who stands in an election, as the actor sees it. */
async function boardOf(db: Db, actor: CommunityActor, found: Election): Promise<CandidacyBoard> {
  const { row, motion, election, display, isOrganiser, isBefore, isNominating } = found
  const { communityId } = actor
  const rows = await store.readCandidacies(db, { communityId, decisionId: row.id })
  const ids = rows.map(({ id }) => id)
  const objections = groupBy(await store.readObjections(db, communityId, ids), ({ candidacyId }) => candidacyId)
  const recorded = await store.readChecks(db, communityId, ids)
  const places = await placesEver(db, communityId, [row.estateId, ...rows.flatMap(({ unitId }) => unitId ?? [])])
  const labels = new Map([...places].map(([id, { label }]) => [id, label]))
  const candidacies: Candidacy[] = []
  for (const one of rows) {
    const seen = { actor, found, labels, objections: objections.get(one.id) ?? [] }
    const isMine = one.nomineeId === actor.accountId
    if (isShown(seen, one, isMine)) candidacies.push(await shownCandidacy(db, seen, one, recorded))
  }
  const owns = ownUnits(actor, row.estateId).length > 0
  const isStanding = rows.some(
    ({ nomineeId, status }) => nomineeId === actor.accountId && (status === 'accepted' || status === 'barred'),
  )
  const opensFrom = display.displayedAt && new Date(display.displayedAt.getTime() + display.before.least * dayMillis)
  const estateName = labels.get(row.estateId) ?? ''
  return {
    ...runningOf(found, estateName),
    organiserName: (await organiserOf(db, row, estateName)).name,
    displayNumber: election?.displayNumber ?? 0,
    isListCurrent: display.isListCurrent,
    opensNoEarlierThan: isBefore ? (opensFrom?.toISOString() ?? null) : null,
    bars: barsIn(row.policy),
    candidacies,
    abilities: {
      call: isBefore && isOrganiser,
      stand: isNominating && owns && !isStanding,
      propose: isNominating && owns,
      record: isBefore && isOrganiser,
      display:
        isBefore &&
        isOrganiser &&
        !isNominating &&
        motion.candidates.length > 0 &&
        !(display.displayedAt !== null && display.isListCurrent),
    },
  }
}

/** The board of one election. */
export const boardFor = async (db: Db, actor: CommunityActor, decisionId: string): Promise<CandidacyBoard> =>
  boardOf(db, actor, await expectElection(db, actor, decisionId))
