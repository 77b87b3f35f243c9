import type { ComplaintStep } from '@liren/shared/complaints'
import type { ComplaintStepDraft } from '@liren/shared/complaints.steps'
import type { Complaint } from '@liren/shared/complaints.views'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import type { OfficeOf } from './complaints.change.rules.ts'
import { factsOf } from './complaints.facts.rules.ts'
import { workersOf } from './complaints.lists.store.ts'
import { expectMergeable } from './complaints.merge.service.ts'
import { share } from './complaints.outside.store.ts'
import { readPartner } from './complaints.partners.store.ts'
import * as parts from './complaints.parts.store.ts'
import { comesAs, handlingRoles, maySeeWorkers, partiesOf } from './complaints.policy.ts'
import { complaintStepRules, forCommittee, hearUntil, partyFor, stepRefusal, type Attempt } from './complaints.rules.ts'
import { expectSeen } from './complaints.seen.service.ts'
import { takeLawful, type LawfulStep } from './complaints.step.service.ts'
import { lockComplaint, type ComplaintRow } from './complaints.store.ts'
import { detailFor } from './complaints.view.service.ts'

/** What the rules look at in what somebody sends. */
function attemptOf(draft: ComplaintStepDraft): Pick<Attempt, 'from' | 'until' | 'isShown'> {
  switch (draft.step) {
    case 'OFFER_VISIT':
      return { from: new Date(draft.from), until: new Date(draft.to) }
    case 'ASK_SUSPENSION':
      return { until: new Date(draft.until) }
    case 'RESOLVE':
      return { isShown: draft.pictureIds.length > 0 || draft.noPicture !== null }
    default:
      return {}
  }
}

/** The residents' committee as the office of a matter it takes itself. */
async function committeeOffice(db: Db, communityId: string): Promise<OfficeOf> {
  const label = (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
  return { officeRole: 'committee', officeScopeId: communityId, officeLabel: label, rule: 'hand' }
}

/** The office a matter is sent to; `complaint_office_empty` when nobody holds it, or who complained alone. */
async function officeAt(
  db: Db,
  { communityId, reporterId }: ComplaintRow,
  { role, scopeId }: Extract<ComplaintStepDraft, { step: 'DISPATCH' }>,
): Promise<OfficeOf> {
  const place = (await placesOf(db, communityId, [scopeId])).get(scopeId)
  const holders = handlingRoles.includes(role) ? await holdersOf(db, communityId, { role, scopeId }) : []
  const isHeld = holders.some((one) => one !== reporterId)
  if (!place || !isHeld) throw new DomainError('complaint_office_empty')
  return { officeRole: role, officeScopeId: scopeId, officeLabel: place.label, rule: 'hand' }
}

/** Somebody of the office, but never who complained. */
async function expectWorker(db: Db, row: ComplaintRow, workerId: string): Promise<void> {
  const office = { role: row.officeRole ?? 'committee', scopeId: row.officeScopeId ?? row.communityId }
  const workers = await workersOf(db, row.communityId, office)
  if (workerId === row.reporterId || !workers.some(({ id }) => id === workerId))
    throw new DomainError('complaint_worker_unknown')
}

type Brings = Pick<LawfulStep, 'facts' | 'pictureIds' | 'brings' | 'refusal' | 'proposal'>

/** What a step brings along beside its words. */
async function bringsOf(db: Db, actor: CommunityActor, row: ComplaintRow, draft: ComplaintStepDraft): Promise<Brings> {
  switch (draft.step) {
    case 'ACCEPT':
      return row.state === 'SUBMITTED' ? { brings: { office: await committeeOffice(db, row.communityId) } } : {}
    case 'REFUSE': {
      const { reason, note, responsible } = draft
      return { facts: { reason, ...responsible }, refusal: { reason, note, ...responsible } }
    }
    case 'DISPATCH': {
      const office = await officeAt(db, row, draft)
      const { workerId, waiver } = draft
      if (workerId !== null) await expectWorker(db, { ...row, ...office }, workerId)
      return {
        brings: { office, waiver, ...(workerId ? { workerId } : {}) },
        facts: {
          ...{ role: draft.role, office: office.officeLabel ?? '' },
          ...(workerId ? { workerId } : {}),
          ...(waiver ? { waiver } : {}),
        },
      }
    }
    case 'ASSIGN':
      await expectWorker(db, row, draft.workerId)
      return { brings: { workerId: draft.workerId }, facts: { workerId: draft.workerId } }
    case 'SHARE': {
      const partner = await readPartner(db, row.communityId, draft.partnerId)
      if (!partner) throw new DomainError('complaint_partner_unknown')
      return { facts: { partner: partner.name } }
    }
    case 'MERGE':
      await expectMergeable(db, actor, row, draft.intoId)
      return { brings: { mergedInto: draft.intoId }, facts: { into: draft.intoId } }
    case 'CONTACT':
      return { facts: { how: draft.how } }
    case 'OFFER_VISIT':
      return {
        facts: { from: draft.from, to: draft.to },
        proposal: { fromAt: new Date(draft.from), until: new Date(draft.to) },
      }
    case 'OFFER_COST':
      return { facts: { cents: String(draft.cents) }, proposal: { cents: draft.cents } }
    case 'ASK_SUSPENSION':
      return {
        facts: { reason: draft.reason, until: draft.until },
        proposal: { until: new Date(draft.until), reason: draft.reason },
      }
    case 'RESOLVE':
      return { pictureIds: draft.pictureIds, facts: draft.noPicture === null ? {} : { noPicture: draft.noPicture } }
    case 'RING_BACK': {
      const { isSolved, satisfaction } = draft.rating
      return { facts: { isSolved: String(isSolved), satisfaction } }
    }
    case 'RING_IN_VAIN':
      return { facts: { reason: draft.reason }, brings: { isDeclined: draft.reason === 'declined' } }
    case 'REOPEN':
    case 'ASK_REOPENING':
    case 'NOTE':
      return { pictureIds: draft.pictureIds }
    default:
      return {}
  }
}

/** Keeps what is said of the outcome: by its author, or by them to who wrote the matter down or rings back. */
async function rate(
  db: Db,
  { communityId, id: complaintId, round, reporterId }: ComplaintRow,
  draft: ComplaintStepDraft,
  { actorId, now: ratedAt }: { actorId: string; now: Date },
): Promise<void> {
  if (!('rating' in draft) || !draft.rating) return
  const row = { communityId, complaintId, round, ...draft.rating, ratedAt }
  if (actorId !== reporterId) return parts.insertNotedRating(db, { ...row, ratedBy: reporterId, notedBy: actorId })
  if (!(await parts.insertRating(db, { ...row, ratedBy: actorId }))) throw new DomainError('complaint_rated')
}

/** In which office somebody takes a step. */
function roleIn(row: ComplaintRow, party: LawfulStep['party']): LawfulStep['actorRole'] {
  if (party === 'COMMITTEE') return 'committee'
  if (party === 'HANDLER') return row.officeRole
  return party === 'COLLEAGUE' ? row.deskRole : null
}

/** Until when the pause lasts that was asked for; it must still lie ahead. */
function pauseUntil(draft: ComplaintStepDraft, open: readonly parts.ProposalRow[], now: Date): Date | undefined {
  if (draft.step !== 'APPROVE_SUSPENSION') return undefined
  const until = open.find(({ kind }) => kind === 'suspension')?.until
  if (!until || until <= now) throw new DomainError('complaint_time_wrong')
  return until
}

/** Whether the committee has something else to answer than what this step answers. */
const isStillAsked = (step: ComplaintStep, open: readonly parts.ProposalRow[]): boolean =>
  open.some(({ kind }) => forCommittee.includes(kind) && kind !== complaintStepRules[step].answers)

/** Takes a step with a matter, if the rules let the actor; one of several who come at once is first. */
export async function take(db: Db, actor: CommunityActor, id: string, draft: ComplaintStepDraft): Promise<Complaint> {
  const before = await expectSeen(db, actor, id)
  const { step } = draft
  // Of many who come at once, those who find it gone already need not wait in line.
  if (partyFor(step, partiesOf(actor, before.row, before.ties)) === null) throw new DomainError('forbidden')
  if (!complaintStepRules[step].from.includes(before.row.state)) throw new DomainError('complaint_step_illegal')
  await lockComplaint(db, actor.communityId, id)
  const { row, ties } = await expectSeen(db, actor, id)
  const at = { communityId: row.communityId, complaintId: id }
  const open = await parts.standingProposals(db, at)
  const now = await readClock(db)
  const { accountId: actorId } = actor
  const facts = factsOf(row, open, await parts.readRating(db, at, row.round))
  const attempt = { ...comesAs(actor, row, ties), now, ...attemptOf(draft) }
  const refusal = stepRefusal(step, facts, attempt)
  const party = partyFor(step, attempt.parties)
  if (refusal !== null || party === null) throw new DomainError(refusal ?? 'forbidden')
  const until = pauseUntil(draft, open, now)
  const brought = await bringsOf(db, actor, row, draft)
  await takeLawful(db, row, {
    ...{ step, party, actorId, actorRole: roleIn(row, party), now },
    note: 'note' in draft ? draft.note : null,
    ...brought,
    ...(step === 'APPEAL_RATING' ? { proposal: { until: hearUntil(now) } } : {}),
    brings: { ...brought.brings, ...(until ? { until } : {}), isStillAsked: isStillAsked(step, open) },
  })
  if (step === 'APPEAL_RATING') await parts.markRating(db, at, row.round, { appealedAt: now })
  if (step === 'GRANT_APPEAL') await parts.markRating(db, at, row.round, { setAsideAt: now })
  if (draft.step === 'SHARE') await share(db, { communityId: row.communityId, partnerId: draft.partnerId }, id, null)
  await rate(db, row, draft, { actorId, now })
  return detailFor(db, actor, id)
}

/** Who could be put in charge of a matter: who serves in its office, or in the committee while it lies there. */
export async function workersFor(db: Db, actor: CommunityActor, id: string) {
  const { row } = await expectSeen(db, actor, id)
  if (!maySeeWorkers(actor, row)) throw new DomainError('forbidden')
  const office = { role: row.officeRole ?? 'committee', scopeId: row.officeScopeId ?? row.communityId } as const
  return { items: (await workersOf(db, row.communityId, office)).filter((one) => one.id !== row.reporterId) }
}
