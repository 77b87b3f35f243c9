import {
  taskSteps,
  type CommunityTask,
  type TaskDraft,
  type TaskList,
  type TaskStep,
} from '@liren/shared/complaints.tasks'
import type { Page, PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { tell } from '../messages/messages.service.ts'
import { labelsAbove } from '../neighbourhood/neighbourhood.service.ts'
import { holdersOf, nameOfOffice } from '../roles/roles.service.ts'
import { afterDays } from './complaints.calendar.rules.ts'
import { tellOfficers } from './complaints.officers.service.ts'
import { mayOversee, maySettle } from './complaints.policy.ts'
import { taskAfter } from './complaints.tasks.rules.ts'
import * as store from './complaints.tasks.store.ts'
import { officesIn } from './complaints.whistle.policy.ts'

/** So far ahead a task may be due. */
const farthestDays = 366

const presentTask = (actor: CommunityActor, row: store.TaskRow, now: Date): CommunityTask => ({
  ...{ id: row.id, title: row.title, text: row.text, item: row.item, isOffList: row.isOffList, by: row.label },
  pushedAt: row.pushedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  isOverdue: (row.state === 'PUSHED' || row.state === 'ACCEPTED') && row.dueAt < now,
  state: row.state,
  note: row.note,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  abilities: { steps: maySettle(actor) ? taskSteps.filter((step) => taskAfter(step, row) !== null) : [] },
})

/** Street and departments push tasks. */
export const mayPush = (actor: CommunityActor): boolean =>
  actor.above.some(({ role }) => role === 'street' || role === 'department')

/** Whoever pushes tasks or answers them sees some. */
export const maySeeTasks = (actor: CommunityActor): boolean => maySettle(actor) || mayPush(actor)

/** Tasks pushed to the community: to committee and street all of them, to a department its own. */
export async function tasksFor(db: Db, actor: CommunityActor, query: PageQuery): Promise<Page<CommunityTask>> {
  const viewer = { seesAll: mayOversee(actor), offices: officesIn(actor) }
  const rows = await store.listTasks(db, actor.communityId, viewer, positionOf(query), query.limit + 1)
  const now = await readClock(db)
  return pageFrom(
    rows,
    query.limit,
    ({ pushedAt, id }) => [pushedAt, id],
    (row) => presentTask(actor, row, now),
  )
}

/** Pushes a task; what is not on the community's list is flagged, whatever it is called. */
export async function pushTask(
  db: Db,
  actor: CommunityActor,
  { title, text, item, dueAt }: TaskDraft,
): Promise<CommunityTask> {
  const { communityId, accountId } = actor
  const office = actor.above.find(({ role }) => role === 'street' || role === 'department')
  if (!office?.scopeId) throw new DomainError('forbidden')
  const now = await readClock(db)
  const due = new Date(dueAt)
  if (due <= now || due > afterDays(now, farthestDays)) throw new DomainError('complaint_time_wrong')
  const { items } = await store.readList(db, communityId)
  if (item !== null && !items.includes(item)) throw new DomainError('complaint_task_item_unknown')
  const place = (await labelsAbove(db, [office.scopeId])).get(office.scopeId) ?? ''
  const department = office.department ?? ''
  const row: store.TaskRow = {
    ...{ communityId, id: uuidv7(), title, text, item, isOffList: item === null },
    ...{ role: office.role, scopeId: office.scopeId, department, label: nameOfOffice(place, department) },
    ...{
      pushedBy: accountId,
      pushedAt: now,
      dueAt: due,
      state: 'PUSHED',
      note: null,
      answeredBy: null,
      answeredAt: null,
    },
  }
  await store.insertTask(db, row)
  const committee = await holdersOf(db, communityId, { role: 'committee', scopeId: communityId })
  await tell(db, { communityId, kind: 'task_pushed', subjectId: row.id, title, sender: row.label }, committee)
  return presentTask(actor, row, now)
}

/** Takes a task on, declines one that is on no list, or says that it is done. */
export async function answerTask(
  db: Db,
  actor: CommunityActor,
  id: string,
  { step, note }: { step: TaskStep; note: string },
): Promise<CommunityTask> {
  const row = await store.lockTask(db, actor.communityId, id)
  if (!row) throw new DomainError('not_found')
  const state = taskAfter(step, row)
  if (state === null) throw new DomainError('complaint_step_illegal')
  const now = await readClock(db)
  const answer = { state, note, answeredBy: actor.accountId, answeredAt: now }
  await store.updateTask(db, row, answer)
  const { communityId, title } = row
  // Whoever takes it on answers again once it is done.
  const occasion = taskSteps.indexOf(step)
  const matter = { communityId, kind: 'task_answered', subjectId: id, aboutId: id, occasion, title } as const
  await tellOfficers(db, matter, row, [actor.accountId])
  return presentTask(actor, { ...row, ...answer }, now)
}

/** What may be asked of the community. */
export async function listFor(db: Db, actor: CommunityActor): Promise<TaskList> {
  const { items, version } = await store.readList(db, actor.communityId)
  return { items, version, abilities: { edit: maySettle(actor), push: mayPush(actor) } }
}

/** Sets what may be asked of the community, unless somebody else has since `version`. */
export async function setList(db: Db, actor: CommunityActor, edit: store.ListRow): Promise<TaskList> {
  const items = [...new Set(edit.items)]
  const { communityId, accountId } = actor
  if (!(await store.writeList(db, communityId, { ...edit, items }, accountId)))
    throw new DomainError('edited_elsewhere')
  return listFor(db, actor)
}
