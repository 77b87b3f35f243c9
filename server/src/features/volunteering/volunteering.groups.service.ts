import type { PageQuery } from '@liren/shared/page'
import type { VolunteerGroup } from '@liren/shared/volunteering.groups'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { findResidence } from '../roles/roles.residences.service.ts'
import * as store from './volunteering.groups.store.ts'
import { mayApprove } from './volunteering.policy.ts'
import { fewest } from './volunteering.thanks.service.ts'
import { spanOfYear, yearInChina } from './volunteering.year.rules.ts'

const thisYear = async (db: Db) => spanOfYear(yearInChina(await readClock(db)))

const present = (actor: CommunityActor, row: store.GroupRow): VolunteerGroup => ({
  ...{ id: row.id, name: row.name, leader: row.leader, people: row.people, isMember: row.isMember },
  registeredAt: row.registeredAt.toISOString(),
  served: row.isMember && row.servedBy >= fewest ? { people: row.servedBy, minutes: row.minutes } : null,
  abilities: {
    join: !row.isMember,
    leave: row.isMember && row.leaderId !== actor.accountId,
    keep: mayApprove(actor),
  },
})

/** The groups, in the order they were registered: how much a group served puts it nowhere. */
export async function groupsFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listGroups(db, actor, await thisYear(db), positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ registeredAt, id }) => [registeredAt, id],
    (row) => present(actor, row),
  )
}

async function groupFor(db: Db, actor: CommunityActor, id: string): Promise<VolunteerGroup> {
  const row = await store.findGroup(db, actor, await thisYear(db), id)
  if (!row) throw new DomainError('not_found')
  return present(actor, row)
}

/** Who leads a group, locked; `not_found` where there is none. */
async function expectGroup(db: Db, { communityId }: CommunityActor, id: string): Promise<string> {
  const leaderId = await store.lockGroup(db, communityId, id)
  if (leaderId === null) throw new DomainError('not_found')
  return leaderId
}

/** Who lives there, to lead a group. */
async function expectResident(db: Db, { communityId }: CommunityActor, residenceId: string): Promise<string> {
  const residence = await findResidence(db, communityId, residenceId)
  if (!residence || residence.isUnder14) throw new DomainError('not_found')
  return residence.accountId
}

/** Registers a group, whose leader is its first member. */
export async function registerGroup(
  db: Db,
  actor: CommunityActor,
  { name, residenceId }: { name: string; residenceId: string },
): Promise<VolunteerGroup> {
  const { communityId } = actor
  const leaderId = await expectResident(db, actor, residenceId)
  const [id, now] = [uuidv7(), await readClock(db)]
  await store.insertGroup(db, { communityId, id, name, leaderId, registeredBy: actor.accountId, registeredAt: now })
  await store.insertMember(db, { communityId, groupId: id, accountId: leaderId, joinedAt: now })
  return groupFor(db, actor, id)
}

/** Gives a group another leader, who is a member from then on. */
export async function appointLeader(
  db: Db,
  actor: CommunityActor,
  id: string,
  residenceId: string,
): Promise<VolunteerGroup> {
  const { communityId } = actor
  await expectGroup(db, actor, id)
  const leaderId = await expectResident(db, actor, residenceId)
  await store.writeLeader(db, communityId, id, leaderId)
  await store.insertMember(db, { communityId, groupId: id, accountId: leaderId, joinedAt: await readClock(db) })
  return groupFor(db, actor, id)
}

/** Closes a group. What was proposed for it the committee decides. */
export async function closeGroup(db: Db, actor: CommunityActor, id: string): Promise<Record<string, never>> {
  await expectGroup(db, actor, id)
  await store.endGroup(db, actor.communityId, id, await readClock(db))
  return {}
}

/** Makes the actor a member. */
export async function joinGroup(db: Db, actor: CommunityActor, id: string): Promise<VolunteerGroup> {
  await expectGroup(db, actor, id)
  const { communityId, accountId } = actor
  await store.insertMember(db, { communityId, groupId: id, accountId, joinedAt: await readClock(db) })
  return groupFor(db, actor, id)
}

/** Takes the actor out of a group; who leads it stays. */
export async function leaveGroup(db: Db, actor: CommunityActor, id: string): Promise<VolunteerGroup> {
  if ((await expectGroup(db, actor, id)) === actor.accountId) throw new DomainError('group_led')
  await store.deleteMember(db, actor, id)
  return groupFor(db, actor, id)
}
