import type { Meeting, MeetingRow } from '@liren/shared/complaints.convene'
import type { Page, PageQuery } from '@liren/shared/page'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { mayRun, viewerOf } from './complaints.convene.policy.ts'
import * as store from './complaints.convene.store.ts'
import { listByIds } from './complaints.lists.store.ts'
import { presentRows } from './complaints.view.service.ts'
import { callsOfMeeting } from './complaints.whistle.store.ts'
import { presentCalls } from './complaints.whistle.view.service.ts'

/** Minutes are late a day after a meeting began. */
const minutesMillis = 24 * 3_600_000

/** A meeting as the actor may see it; of its matters everything but whose they are. */
export async function meetingFor(db: Db, actor: CommunityActor, id: string): Promise<Meeting> {
  const { communityId } = actor
  const found = await store.readMeeting(db, communityId, viewerOf(actor), id)
  if (!found) throw new DomainError('not_found')
  const rows = await listByIds(db, communityId, await store.mattersOf(db, communityId, id))
  const views = await presentRows(db, actor, rows, 'nameless')
  const calls = await callsOfMeeting(db, communityId, id)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const shown = await presentCalls(db, actor, calls, { rowOf: (one) => byId.get(one), isOutline: false })
  const now = await readClock(db)
  const isPlanned = found.state === 'PLANNED'
  const runs = isPlanned && mayRun(actor, found)
  return {
    ...{ id, title: found.title, place: found.place, startsAt: found.startsAt.toISOString(), state: found.state },
    isLate: isPlanned && now.getTime() > found.startsAt.getTime() + minutesMillis,
    matters: rows.flatMap((row) => views.get(row.id) ?? []),
    invitations: shown.filter(({ kind }) => kind === 'invitation'),
    resolutions: shown.filter(({ kind }) => kind === 'resolution'),
    minutes: found.minutes,
    heldAt: found.state === 'HELD' ? (found.endedAt?.toISOString() ?? null) : null,
    cancelledFor: found.cancelledFor,
    abilities: { hold: runs && now >= found.startsAt, cancel: runs },
  }
}

/** Meetings that the actor called, is invited to, or oversees, newest first. */
export async function meetingsFor(db: Db, actor: CommunityActor, query: PageQuery): Promise<Page<MeetingRow>> {
  const rows = await store.listMeetings(db, actor.communityId, viewerOf(actor), positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ startsAt, id }) => [startsAt, id],
    ({ open, done, overdue, startsAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      resolutions: { open, done, overdue },
    }),
  )
}
