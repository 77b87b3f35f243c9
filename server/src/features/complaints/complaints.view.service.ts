import {
  complaintSteps,
  rungs,
  type ComplaintParty,
  type ComplaintStep,
  type ProposalKind,
} from '@liren/shared/complaints'
import type { Complaint, ComplaintRow as RowView } from '@liren/shared/complaints.views'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { factsOf } from './complaints.facts.rules.ts'
import { namesOfOffices } from './complaints.lists.store.ts'
import * as parts from './complaints.parts.store.ts'
import { guestsOf, mergedInto } from './complaints.people.store.ts'
import { pictureOf } from './complaints.pictures.service.ts'
import { buildingsOf, placeOf } from './complaints.place.service.ts'
import {
  comesAs,
  isDistant,
  isReporter,
  mayAdmit,
  mayFollow,
  mayHandOver,
  mayReveal,
  mayTakeOver,
  officesOf,
  type Sight,
} from './complaints.policy.ts'
import {
  forCommittee,
  isWaiting,
  reopenUntil,
  stepRefusal,
  urgeFrom,
  type Attempt,
  type ComplaintFacts,
} from './complaints.rules.ts'
import { expectSeen } from './complaints.seen.service.ts'
import type { ComplaintRow } from './complaints.store.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const excerptLetters = 60

function holderOf(row: ComplaintRow, names: ReadonlyMap<string, string[]>, sight: Sight): RowView['holder'] {
  const until = iso(row.dueAt)
  if (row.state === 'RESOLVED') {
    const own = sight === 'whole' ? [row.reporterName] : []
    return { party: 'reporter', role: null, scopeLabel: null, names: own, until, isOverdue: false }
  }
  if (row.deskRole === null) return null
  const isOfOffice = row.deskRole === row.officeRole && row.deskScopeId === row.officeScopeId
  const taken = isOfOffice && row.isHandled && row.handlerName !== null ? [row.handlerName] : null
  return {
    party: 'office',
    role: row.deskRole,
    scopeLabel: isOfOffice ? row.officeLabel : null,
    names: taken ?? names.get(`${row.deskRole}:${row.deskScopeId ?? ''}`) ?? [],
    until,
    isOverdue: row.isOverdue,
  }
}

const presentRow = (
  row: ComplaintRow,
  names: ReadonlyMap<string, string[]>,
  buildings: Awaited<ReturnType<typeof buildingsOf>>,
  sight: Sight,
  isMine: boolean,
): RowView => ({
  id: row.id,
  category: row.category,
  urgency: row.urgency,
  place: placeOf(row, sight, buildings),
  excerpt: sight === 'course' ? '' : excerptOf(row.text, excerptLetters),
  coverId: sight === 'course' ? null : row.coverId,
  state: row.state,
  outcome: row.outcome,
  isMine,
  isVisible: row.shownAt !== null,
  holder: holderOf(row, names, sight),
  dueAt: iso(row.dueAt),
  isPaused: row.pausedAt !== null,
  climbed: rungs[row.rung - 1] ?? null,
  reportedAt: row.createdAt.toISOString(),
})

/** Who holds the desks on which these matters lie, where nobody took them yet. */
function desksOf(rows: readonly ComplaintRow[]) {
  const desks = new Map<string, { role: NonNullable<ComplaintRow['deskRole']>; scopeId: string }>()
  for (const { deskRole: role, deskScopeId: scopeId } of rows)
    if (role !== null && scopeId !== null) desks.set(`${role}:${scopeId}`, { role, scopeId })
  return [...desks.values()]
}

/** How much of each matter of a list is seen. */
export type SightIn = (row: ComplaintRow) => Sight

/** Matters as a list shows them to the actor. */
export async function presentRows(
  db: Db,
  actor: CommunityActor,
  rows: readonly ComplaintRow[],
  sight: Sight | SightIn,
): Promise<Map<string, RowView>> {
  const names = await namesOfOffices(db, actor.communityId, desksOf(rows))
  const sightIn = typeof sight === 'function' ? sight : () => sight
  const far = rows.filter((row) => isDistant(sightIn(row)))
  const buildings = await buildingsOf(db, actor.communityId, far)
  return new Map(rows.map((row) => [row.id, presentRow(row, names, buildings, sightIn(row), isReporter(actor, row))]))
}

function stagesOf(row: ComplaintRow): Complaint['stages'] {
  const { clocks } = row
  const stage = (name: Complaint['stages'][number]['stage'], at: Date | null, dueAt: Date | null) => ({
    stage: name,
    at: iso(at),
    dueAt: iso(dueAt),
    isLate: at !== null && dueAt !== null && at > dueAt,
  })
  const isDone = row.state === 'RESOLVED' || row.state === 'CLOSED'
  return [
    stage('reported', row.createdAt, null),
    stage('accepted', row.acceptedAt, null),
    stage('contacted', row.contactedAt, clocks.response.dueAt),
    stage('working', row.begunAt, clocks.arrival?.dueAt ?? null),
    stage('resolved', isDone ? row.resolvedAt : null, clocks.solution.dueAt),
    stage('closed', row.state === 'CLOSED' ? row.closedAt : null, row.state === 'RESOLVED' ? row.dueAt : null),
  ]
}

type Picture = Awaited<ReturnType<typeof parts.picturesOf>>[number]

const factsShown = ({ facts: { workerId: _id, ...facts }, worker }: parts.TakenStep): Record<string, string> =>
  worker === null ? facts : { ...facts, worker }

/** What an outcome may be said with. */
const hearing: readonly ComplaintStep[] = ['CONFIRM', 'RATE', 'RING_BACK']

/** What is between those concerned alone. */
const unseen: readonly ComplaintStep[] = [
  ...(['NOTE', 'SHOW', 'HIDE', 'REMIND', 'APPEAL_RATING', 'ANSWER_APPEAL', 'GRANT_APPEAL', 'DENY_APPEAL'] as const),
  ...(['RING_BACK', 'RING_IN_VAIN'] as const),
]

/** Who complained, and whom the mediator of a dispute let in: not named to those who see a matter without a name. */
const nameless: readonly ComplaintParty[] = ['REPORTER', 'GUEST']

interface Reader {
  sight: Sight
  /** Guests are seen by those who see the whole of a dispute, and by its mediator. */
  seesGuests: boolean
}

function stepsIn(actor: CommunityActor, taken: parts.TakenStep[], pictures: Picture[], { sight, seesGuests }: Reader) {
  const isOutline = isDistant(sight)
  const isUnnamed = (party: ComplaintParty) =>
    sight === 'nameless' && nameless.includes(party) && !(party === 'GUEST' && seesGuests)
  const shown = taken.filter(({ step }) => !isOutline || !unseen.includes(step))
  return shown.map((one) => ({
    seq: one.seq,
    step: one.step,
    state: one.state,
    party: one.party,
    actorName: isOutline || isUnnamed(one.party) ? null : one.actorName,
    actorRole: one.actorRole,
    isMine: one.actorId === actor.accountId,
    isOnBehalf: one.isOnBehalf,
    at: one.at.toISOString(),
    note: isOutline ? null : one.note,
    pictures: isOutline || one.seq === 1 ? [] : pictures.filter(({ seq }) => seq === one.seq).map(pictureOf),
    facts: isOutline ? {} : factsShown(one),
  }))
}

const proposalIn = (row: parts.ProposalRow): Complaint['proposals'][number] => ({
  kind: row.kind,
  from: iso(row.fromAt),
  until: iso(row.until),
  cents: row.cents,
  reason: row.reason,
  note: row.note,
  proposedAt: row.proposedAt.toISOString(),
  isAccepted: row.isAccepted,
  answeredAt: iso(row.answeredAt),
})

/** Steps that no request asks for by name. */
const ofTime: readonly ComplaintStep[] = ['REPORT', 'CLIMB', 'REMIND', 'CLOSE', 'WAKE', 'LAPSE_VISIT']

const stepsFor = (facts: ComplaintFacts, attempt: Attempt): ComplaintStep[] =>
  complaintSteps.filter((step) => !ofTime.includes(step) && stepRefusal(step, facts, attempt) === null)

function behindOf(row: ComplaintRow, sight: Sight): Pick<Complaint, 'reporter' | 'onBehalf' | 'refusal'> {
  if (isDistant(sight)) return { reporter: null, onBehalf: null, refusal: null }
  const isWhole = sight === 'whole'
  const { refusal } = row
  return {
    reporter: {
      name: isWhole ? row.reporterName : null,
      phoneMasked: isWhole ? row.reporterPhoneMasked : null,
      isHidden: row.isHidden,
    },
    onBehalf:
      isWhole && row.channel !== null && row.consent !== null
        ? {
            byName: row.enteredName ?? '',
            channel: row.channel as NonNullable<Complaint['onBehalf']>['channel'],
            consent: row.consent,
          }
        : null,
    refusal: refusal && {
      reason: refusal.reason as NonNullable<Complaint['refusal']>['reason'],
      note: refusal.note,
      responsibleName: refusal.name,
      responsibleContact: refusal.contact,
    },
  }
}

/** A matter as the actor may see it, with what may be done now. */
export async function detailFor(db: Db, actor: CommunityActor, id: string): Promise<Complaint> {
  const { row, sight, ties } = await expectSeen(db, actor, id)
  const at = { communityId: row.communityId, complaintId: id }
  const names = await namesOfOffices(db, row.communityId, desksOf([row]))
  const taken = await parts.stepsOf(db, at)
  const pictures = await parts.picturesOf(db, at)
  const proposals = await parts.proposalsOf(db, at)
  const rating = await parts.readRating(db, at, row.round)
  const now = await readClock(db)
  const isOutline = isDistant(sight)
  const isCourse = sight === 'course'
  const buildings = await buildingsOf(db, row.communityId, isOutline ? [row] : [])
  const isStaff = officesOf(actor, row).length > 0
  const seesGuests = sight === 'whole' || mayAdmit(actor, row)
  const comer = comesAs(actor, row, ties)
  // Whoever is to answer something sees what is asked.
  const isSeen = (kind: ProposalKind) => !isOutline || (comer.onlyAnswers && forCommittee.includes(kind))
  const standing = proposals.filter(parts.isStanding)
  const facts = factsOf(row, standing, rating)
  const { officeRole, officeScopeId, officeLabel, rule } = row
  const steps = stepsFor(facts, { ...comer, now })
  const hasOffice = officeRole !== null && officeScopeId !== null && officeLabel !== null && rule !== null
  return {
    ...presentRow(row, names, buildings, sight, isReporter(actor, row)),
    ...behindOf(row, sight),
    text: isCourse ? '' : row.text,
    hazard: row.hazard,
    pictures: isCourse ? [] : pictures.filter(({ seq }) => seq === 1).map(pictureOf),
    office: hasOffice ? { role: officeRole, scopeId: officeScopeId, scopeLabel: officeLabel, rule } : null,
    stages: stagesOf(row),
    pausedUntil: iso(row.pausedUntil),
    waiver: isOutline ? null : row.waiver,
    columnId: row.columnId,
    mergedInto: row.mergedInto,
    merged: isStaff ? await mergedInto(db, row.communityId, id) : [],
    followers: ties.followers,
    isFollowing: ties.isFollowing,
    guests: row.category === 'dispute' && seesGuests ? await guestsOf(db, at) : [],
    urgeFrom: iso(urgeFrom(row, now)),
    reopenings: row.reopenings,
    reopenUntil: iso(reopenUntil(facts)),
    steps: stepsIn(actor, taken, pictures, { sight, seesGuests }),
    proposals: proposals
      .filter((one) => one.lapsedAt === null && (one.isAccepted !== null || isWaiting(one, now)) && isSeen(one.kind))
      .map(proposalIn),
    rating:
      rating === null || isOutline
        ? null
        : {
            isSolved: rating.isSolved,
            satisfaction: rating.satisfaction as NonNullable<Complaint['rating']>['satisfaction'],
            words: rating.words,
            ratedAt: rating.ratedAt.toISOString(),
            notedBy: rating.notedBy && (taken.findLast(({ step }) => hearing.includes(step))?.actorName ?? ''),
            isSetAside: rating.setAsideAt !== null,
          },
    abilities: {
      steps,
      revealContact: mayReveal(actor, row, now),
      handOver: steps.includes('ASSIGN') && mayHandOver(actor, row),
      takeOver: steps.includes('ASSIGN') && mayTakeOver(actor, row),
      follow: mayFollow(actor, row, sight),
      admit: mayAdmit(actor, row),
    },
  }
}
