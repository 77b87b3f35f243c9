import type { complaintDraft } from '@liren/shared/complaints.orders'
import type { Complaint } from '@liren/shared/complaints.views'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { countInside } from '../identity/identity.limits.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { memberFor } from '../roles/roles.members.service.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { rungAt, startClocks } from './complaints.clock.rules.ts'
import type { Route } from './complaints.dispatch.rules.ts'
import { columnRoute, routeFor } from './complaints.dispatch.service.ts'
import { limitsIn } from './complaints.limits.rules.ts'
import { insertStep, showPictures } from './complaints.parts.store.ts'
import { mayReportForOthers, mayWriteFor } from './complaints.policy.ts'
import { readSetting } from './complaints.settings.store.ts'
import { answeredWithin, urgencyOf } from './complaints.sla.rules.ts'
import { takeLawful } from './complaints.step.service.ts'
import { insertComplaint, readComplaint, type NewComplaint } from './complaints.store.ts'
import { tellStep } from './complaints.telling.service.ts'
import { detailFor } from './complaints.view.service.ts'

type Draft = z.output<typeof complaintDraft>

type Place = NonNullable<ReturnType<Awaited<ReturnType<typeof placesOf>>['get']>>

const alwaysPrivate: readonly string[] = ['dispute', 'consultation']

/** How often one person may report in a community; who writes for others does so more often. */
const reportLimits = [
  { bucket: 'complaint_hour', limit: 10, windowSeconds: 3_600 },
  { bucket: 'complaint_day', limit: 30, windowSeconds: 86_400 },
]
const writingLimit = { bucket: 'complaint_writing_hour', limit: 60, windowSeconds: 3_600 }

async function countReport(db: Db, actor: CommunityActor, isForAnother: boolean): Promise<void> {
  const { communityId, accountId } = actor
  for (const limit of isForAnother ? [writingLimit] : reportLimits)
    await countInside(db, actor, limit, `${communityId}:${accountId}`)
  await db.enter({ accountId, communityId })
}

/** The place that is meant: a flat of the actor's own or, for who writes down for others, of their office; or a common place. */
async function placeFor(db: Db, actor: CommunityActor, { place, onBehalf }: Draft) {
  const { communityId } = actor
  const found = (await placesOf(db, communityId, [place.id])).get(place.id)
  const isOwn = actor.homes.some((home) => home.unitId === place.id)
  const isTold = onBehalf !== null && found !== undefined && mayWriteFor(actor, found)
  if (found?.kind !== place.kind || (place.kind === 'unit' && !isOwn && !isTold))
    throw new DomainError('complaint_place_wrong')
  return found
}

interface Author {
  reporterId: string
  enteredBy?: string
  channel?: string
  consent?: string
}

/** Who complains: the actor, or the person for whom a member of staff writes it down. */
async function authorOf(db: Db, vault: Vault, actor: CommunityActor, { onBehalf }: Draft): Promise<Author> {
  if (onBehalf === null) return { reporterId: actor.accountId }
  if (!mayReportForOthers(actor)) throw new DomainError('forbidden')
  const reporterId = await memberFor(db, vault, actor, onBehalf)
  if (reporterId === actor.accountId) return { reporterId }
  return { reporterId, enteredBy: actor.accountId, channel: onBehalf.channel, consent: onBehalf.consent }
}

async function sendOn(db: Db, communityId: string, id: string, route: Route, now: Date): Promise<void> {
  const row = await readComplaint(db, communityId, id)
  const place = (await placesOf(db, communityId, [route.scopeId])).get(route.scopeId)
  if (!row || !place) throw new Error('what was just reported is gone')
  const { role: officeRole, scopeId: officeScopeId, rule, workerId } = route
  await takeLawful(db, row, {
    ...{ step: 'DISPATCH', party: 'RULE', actorId: null, actorRole: null, now, note: null },
    facts: { role: officeRole, office: place.label, rule },
    brings: {
      office: { officeRole, officeScopeId, officeLabel: place.label, rule },
      ...(workerId ? { workerId } : {}),
    },
  })
}

/** Somebody's words, from whom and about which place, before anything is made of them. */
export interface TakenIn {
  communityId: string
  author: Author
  /** Who sends it, where that is not the author. */
  actorId?: string
  draft: Omit<Draft, 'onBehalf'>
  place: Place
  /** Such as which partner brought it. */
  facts?: Record<string, string>
}

/** Takes in a matter, and sends it where the rules say; else it waits for the committee. Gives its id. */
export async function takeIn(
  db: Db,
  { communityId, author, draft, place, facts = {}, ...by }: TakenIn,
): Promise<string> {
  const actorId = by.actorId ?? author.reporterId
  const { category, hazard, text, isHidden, columnId, isVisible } = draft
  const setting = await readSetting(db, communityId)
  const urgency = urgencyOf(category, hazard)
  const now = await readClock(db)
  const calendar = await calendarFor(db, communityId, now, setting)
  const asked = columnId === null ? null : await columnRoute(db, { communityId, columnId, ...author }, now)
  const limits = limitsIn(setting.city, setting.limits, category, urgency)
  const clocks = startClocks(asked ? answeredWithin(asked.minutes, limits) : limits, now, calendar)
  const id = uuidv7()
  const at = { communityId, complaintId: id }
  const row: NewComplaint = {
    ...{ communityId, id, columnId, category, hazard, urgency, text, isVisible, isHidden, ...author },
    ...{ placeKind: draft.place.kind, placeId: place.id, placeLabel: place.label, spot: draft.place.spot },
    ...{ estateId: place.estateId, buildingId: place.buildingId },
    ...{ state: 'SUBMITTED', deskRole: 'committee', deskScopeId: communityId, seq: 1, clocks },
    ...{ responseDueAt: clocks.response.dueAt, solutionDueAt: clocks.solution.dueAt },
    ...{ dueAt: clocks.response.dueAt, alarmAt: rungAt(0, clocks.response, calendar), createdAt: now },
  }
  await insertComplaint(db, row)
  const step = { step: 'REPORT', party: 'REPORTER', actorId } as const
  const isOnBehalf = author.reporterId !== actorId || facts['partner'] !== undefined
  await insertStep(db, { ...at, seq: 1, ...step, state: 'SUBMITTED', isOnBehalf, facts, at: now })
  if (!(await showPictures(db, at, { callId: null, seq: 1, by: actorId, ids: draft.pictureIds })))
    throw new DomainError('attachment_unknown')
  if (isVisible) await enqueue(db, 'check_complaint', id, { communityId, complaintId: id })
  const route = asked ? asked.route : await routeFor(db, row, place, now)
  if (route) await sendOn(db, communityId, id, route, now)
  else {
    const made = await readComplaint(db, communityId, id)
    if (made) await tellStep(db, made, { ...step, now })
  }
  return id
}

/** What the actor complains of, or writes down for a neighbour. */
export async function report(db: Db, vault: Vault, actor: CommunityActor, draft: Draft): Promise<Complaint> {
  const { communityId, accountId } = actor
  const place = await placeFor(db, actor, draft)
  await countReport(db, actor, draft.onBehalf !== null)
  // A dispute is for its parties alone and a question for its column, whatever was ticked.
  const isVisible = draft.isVisible && !alwaysPrivate.includes(draft.category)
  if (isVisible && !(await readSetting(db, communityId)).isPublicOn) throw new DomainError('complaint_public_off')
  const author = await authorOf(db, vault, actor, draft)
  const id = await takeIn(db, { communityId, author, actorId: accountId, place, draft: { ...draft, isVisible } })
  return detailFor(db, actor, id)
}
