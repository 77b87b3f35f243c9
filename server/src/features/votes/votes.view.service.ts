import type { Decision, Motion } from '@liren/shared/votes.views'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Json } from '@liren/shared/votes.canonical'
import type { DecisionState, DecisionStep } from '@liren/shared/votes'
import { decisionSteps } from '@liren/shared/votes'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { haltOf } from '../signing/signing.reading.service.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { readAgenda, type MotionRow } from './votes.agenda.store.ts'
import { readGroups } from './votes.groups.store.ts'
import { partOf, type Part } from './votes.hats.service.ts'
import { entriesOfKinds, type ActedRow } from './votes.log.store.ts'
import { documentsOf } from './votes.naming.service.ts'
import { ownUnits } from './votes.policy.ts'
import { readRoll } from './votes.roll.store.ts'
import { hasPlace, mayImport, objectionsUntil } from './votes.life.rules.ts'
import { recountState } from './votes.organisers.rules.ts'
import { countRemarks } from './votes.remarks.store.ts'
import { stepRules } from './votes.steps.rules.ts'
import type { DecisionRow } from './votes.store.ts'

const stepKinds = ['transition', 'open', 'extension', 'close', 'count', 'recount'] as const

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

const transitionOf = ({ seq, at, body, nickname }: ActedRow) => ({
  seq,
  step: body['step'] as DecisionStep,
  to: body['to'] as DecisionState,
  by: nickname,
  at: at.toISOString(),
  reason: text(body['reason']),
})

/** The agenda as it is shown and hashed. */
export async function motionsOf(db: Db, communityId: string, agenda: readonly MotionRow[]): Promise<Motion[]> {
  const units = agenda.flatMap(({ candidates }) => candidates.flatMap(({ unitId }) => unitId ?? []))
  const places = await placesEver(db, communityId, units)
  return agenda.map(({ id, number, kind, matter, title, body, attachmentIds, seats, candidates }) => ({
    ...{ id, number, kind, matter, title, attachmentIds, seats },
    text: body,
    candidates: candidates.map((one) => ({
      ...{ id: one.id, number: one.number, name: one.name, unitId: one.unitId, statement: one.statement },
      unitLabel: places.get(one.unitId ?? '')?.label ?? null,
    })),
  }))
}

/** What time alone has done: past its closing a decision is closed, whether or not somebody has written it down. */
export const stateAt = ({ state, closesAt }: Pick<DecisionRow, 'state' | 'closesAt'>, now: Date): DecisionState =>
  (state === 'OPEN' || state === 'EXTENDED') && closesAt !== null && now >= closesAt ? 'CLOSED' : state

/** The steps that the actor's offices let them take from here; each may still ask for more. */
const stepsFor = (state: DecisionState, { parties, mayRecount }: Part, policy: VotePolicy): DecisionStep[] =>
  decisionSteps.filter((step) => {
    if (!hasPlace(step, policy)) return false
    const { from, by } = stepRules[step]
    if (step === 'RECOUNT') return from.includes(state) && mayRecount
    return from.includes(state) && by.some((party) => parties.includes(party))
  })

/** Whether owners vote now: here, or on another platform in the time that the notice told. */
export function isVotedNow({ policy, opensAt, closesAt }: DecisionRow, state: DecisionState, now: Date): boolean {
  if (state === 'OPEN' || state === 'EXTENDED') return true
  const isElsewhere = policy.legalMode === 'OFFICIAL_EXTERNAL' && state === 'ROLL_FROZEN'
  return isElsewhere && opensAt !== null && closesAt !== null && now >= opensAt && now < closesAt
}

function abilitiesOf(
  actor: CommunityActor,
  row: DecisionRow,
  { state, now }: { state: DecisionState; now: Date },
  part: Part,
): Decision['abilities'] {
  const isOpen = state === 'OPEN' || state === 'EXTENDED'
  const owns = ownUnits(actor, row.estateId).length > 0
  const serves = part.isOrganiser || part.parties.includes('RESIDENTS_COMMITTEE')
  const looksAfter = actor.roles.some(({ role }) => role === 'building_head' || role === 'grid_worker')
  return {
    edit: state === 'DRAFT' && part.isOrganiser,
    comment: state === 'REVIEW' && part.parties.includes('RESIDENTS_COMMITTEE'),
    seeTurnout: row.freeze > 0 && (serves || looksAfter),
    recordPaper: part.mayCount && (isOpen || state === 'CLOSED'),
    remind: serves && isVotedNow(row, state, now),
    answer: part.isOrganiser,
    count: state === 'CLOSED' && part.mayCount,
    importResult: part.mayCount && mayImport(row, state),
    recount: (state === 'OBJECTION' || state === 'RECOUNT') && part.mayRecount,
    objectToRoll: owns && state === 'ROLL_FROZEN',
    objectToResult: owns && state === 'OBJECTION',
    castBallot: owns && isOpen && row.policy.legalMode !== 'OFFICIAL_EXTERNAL',
    grantProxy: owns && isOpen && row.policy.legalMode !== 'OFFICIAL_EXTERNAL',
  }
}

/** Who runs a decision, by the name of the office. */
export async function organiserOf(db: Db, row: DecisionRow, estateName: string): Promise<Decision['organiser']> {
  const { communityId, organiserKind: kind, groupId } = row
  const group = groupId === null ? undefined : (await readGroups(db, communityId)).find(({ id }) => id === groupId)
  return { kind, groupId, name: group?.name ?? `${estateName}业主委员会` }
}

async function summaryOf(db: Db, { communityId, id: decisionId, freeze }: DecisionRow): Promise<Decision['roll']> {
  const roll = freeze === 0 ? null : await readRoll(db, { communityId, decisionId, freeze })
  if (!roll) return null
  const { root, heads, areaCentiares, frozenAt } = roll
  return { freeze, root, heads, areaCentiares, frozenAt: frozenAt.toISOString() }
}

/** What the recounts so far came to, as their entries tell. */
export const recountOf = (row: Pick<DecisionRow, 'result'>, isAsked: boolean, entries: readonly ActedRow[]) =>
  recountState(
    isAsked && row.result?.official === undefined,
    row.result?.digest ?? '',
    entries.flatMap(({ kind, actorId, body }) =>
      kind === 'recount' ? [{ by: actorId ?? '', digest: text(body['digest']) ?? '' }] : [],
    ),
  )

/** A decision as the actor sees it. */
export async function presentDecision(db: Db, actor: CommunityActor, row: DecisionRow): Promise<Decision> {
  const { communityId, id, estateId } = row
  const agenda = await readAgenda(db, communityId, id)
  const part = await partOf(db, actor, row, agenda)
  const now = await readClock(db)
  const state = stateAt(row, now)
  const estateName = (await placesEver(db, communityId, [estateId])).get(estateId)?.label ?? ''
  // What happens to a list of candidates stands in the log beside the steps, and is shown with the list.
  const entries = (await entriesOfKinds(db, { communityId, decisionId: id }, stepKinds)).filter(
    ({ body }) => body['act'] === undefined,
  )
  const remarks = await countRemarks(db, { communityId, decisionId: id })
  const { version, title, scope, isTemporary, demandId, policy, agendaHash, policyHash, extensions, publicKey } = row
  return {
    ...{ id, version, estateId, estateName, title, state, scope, isTemporary, demandId, policy, extensions },
    organiser: await organiserOf(db, row, estateName),
    text: row.body,
    legalMode: policy.legalMode,
    motions: await motionsOf(db, communityId, agenda),
    documents: await documentsOf(db, row, agenda),
    ...{ agendaHash, policyHash, publicKey },
    noticedAt: row.noticedAt?.toISOString() ?? null,
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    roll: await summaryOf(db, row),
    halt: await haltOf(db, { community: communityId, decision: id }),
    countedAt: row.countedAt?.toISOString() ?? null,
    objectionsUntil: objectionsUntil(row)?.toISOString() ?? null,
    openRemarks: part.isOrganiser || part.parties.includes('RESIDENTS_COMMITTEE') ? remarks.open : 0,
    recount: recountOf(row, remarks.upheld > 0, entries),
    transitions: entries.map(transitionOf),
    steps: stepsFor(state, part, policy),
    abilities: abilitiesOf(actor, row, { state, now }, part),
  }
}
