import { usualReplyMinutes } from '@liren/shared/announcements.questions'
import type { DispatchRules } from '@liren/shared/complaints.dispatch'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { dutyOf } from '../columns/columns.duty.service.ts'
import { placesAround, type Placed } from '../../platform/http/places.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { dayNumberOf, isWorked, minuteOfDay } from './complaints.calendar.rules.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { routesOf, type Route } from './complaints.dispatch.rules.ts'
import * as store from './complaints.dispatch.store.ts'
import { handlingRoles } from './complaints.policy.ts'
import type { NewComplaint } from './complaints.store.ts'

/** The rules that send matters on, and the offices to which they can be sent. */
export async function rulesFor(db: Db, { communityId }: CommunityActor): Promise<DispatchRules> {
  const { rules, version } = await store.readRules(db, communityId)
  const held = await store.heldOffices(db, communityId, handlingRoles)
  const places = await placesOf(
    db,
    communityId,
    held.map(({ scopeId }) => scopeId),
  )
  const offices = held.map((office) => ({ ...office, scopeLabel: places.get(office.scopeId)?.label ?? '' }))
  return { version, rules, offices }
}

/** Sets all rules. Each names a place of the community and an office that somebody holds. */
export async function setRules(db: Db, actor: CommunityActor, edit: store.RulesRow): Promise<DispatchRules> {
  const { communityId, accountId } = actor
  const held = await store.heldOffices(db, communityId, handlingRoles)
  const named = edit.rules.flatMap(({ place }) => (place === null ? [] : [place.id]))
  const places = await placesOf(db, communityId, named)
  for (const { place, to } of edit.rules) {
    if (place !== null && places.get(place.id)?.kind !== place.kind) throw new DomainError('complaint_place_wrong')
    const office = held.find(({ role, scopeId }) => role === to.role && scopeId === to.scopeId)
    if (!office) throw new DomainError('complaint_office_empty')
    if (to.workerId !== null && !office.workers.some(({ id }) => id === to.workerId))
      throw new DomainError('complaint_worker_unknown')
  }
  if (!(await store.writeRules(db, communityId, edit, accountId))) throw new DomainError('edited_elsewhere')
  return rulesFor(db, actor)
}

/**
 * Where a word goes that is left to a column: to its hosts, in the hands of who is on duty; null where nobody hosts it.
 * Says, too, within how many minutes a first reply is promised.
 */
export async function columnRoute(
  db: Db,
  { communityId, columnId, reporterId }: { communityId: string; columnId: string; reporterId: string },
  now: Date,
): Promise<{ route: Route | null; minutes: number }> {
  const duty = await dutyOf(db, communityId, columnId, now)
  if (!duty) throw new DomainError('column_not_open')
  const hosts = duty.hosts.filter((host) => host !== reporterId)
  const workerId = duty.onDuty !== null && hosts.includes(duty.onDuty) ? duty.onDuty : null
  const route = { rule: 'column', role: 'column_host' as const, scopeId: columnId, workerId }
  return { route: hosts.length > 0 ? route : null, minutes: duty.promisedReplyMinutes ?? usualReplyMinutes }
}

type Reported = Pick<NewComplaint, 'communityId' | 'category' | 'reporterId'>

/**
 * Where a matter goes that is reported now: the first office among those that may get it which somebody holds who did not
 * report it; null when none is. Who is named for duty there is in charge, if still in office.
 */
export async function routeFor(
  db: Db,
  { communityId, category, reporterId }: Reported,
  place: Placed,
  now: Date,
): Promise<Route | null> {
  const { rules } = await store.readRules(db, communityId)
  const facts = {
    category,
    estateId: place.estateId,
    placeIds: placesAround(place, communityId),
    isWorkDay: isWorked(await calendarFor(db, communityId, now), dayNumberOf(now)),
    minute: minuteOfDay(now),
  }
  for (const route of routesOf(rules, facts)) {
    const holders = await holdersOf(db, communityId, { role: route.role, scopeId: route.scopeId })
    const others = holders.filter((holder) => holder !== reporterId)
    if (others.length === 0) continue
    const { workerId } = route
    return { ...route, workerId: workerId !== null && others.includes(workerId) ? workerId : null }
  }
  return null
}
