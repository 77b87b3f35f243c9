import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan } from '../../platform/db/keyset.ts'
import { volunteerGroup, volunteerGroupMember } from './volunteering.groups.tables.ts'
import { credited } from './volunteering.thanks.store.ts'

export interface GroupRow {
  id: string
  name: string
  leaderId: string
  leader: string
  people: number
  registeredAt: Date
  isMember: boolean
  servedBy: number
  minutes: number
}

export const insertGroup = (db: Db, row: typeof volunteerGroup.$inferInsert) =>
  db.orm.insert(volunteerGroup).values(row)

/** Somebody is in a group, once, however often they join. */
export const insertMember = (db: Db, row: typeof volunteerGroupMember.$inferInsert) =>
  db.orm.insert(volunteerGroupMember).values(row).onConflictDoNothing()

const selected = `SELECT g.id, g.name, g.leader_id AS "leaderId", m.nickname AS leader, g.registered_at AS "registeredAt",
    (SELECT count(*)::int FROM volunteer_group_member p WHERE p.community_id = g.community_id AND p.group_id = g.id)
      AS people, own.account_id IS NOT NULL AS "isMember", coalesce(served.people, 0) AS "servedBy",
    coalesce(served.minutes, 0) AS minutes
  FROM volunteer_group g
  JOIN member m ON m.community_id = g.community_id AND m.account_id = g.leader_id
  LEFT JOIN volunteer_group_member own ON own.community_id = g.community_id AND own.group_id = g.id
    AND own.account_id = $2
  LEFT JOIN LATERAL (SELECT count(DISTINCT t.account_id)::int AS people, sum(t.minutes)::int AS minutes
    FROM volunteer_activity a
    JOIN volunteer_shift s ON s.community_id = a.community_id AND s.activity_id = a.id
    JOIN volunteer_attendance t ON t.community_id = s.community_id AND t.shift_id = s.id
    WHERE own.account_id IS NOT NULL AND a.community_id = g.community_id AND a.group_id = g.id AND t.in_at >= $3
      AND t.in_at < $4 AND ${credited}) served ON true
  WHERE g.community_id = $1 AND g.ended_at IS NULL`

interface Reader {
  communityId: string
  accountId: string
}
interface Span {
  from: Date
  to: Date
}

const listStatement: Hot = {
  name: 'volunteer_groups',
  text: `${selected} AND ${laterThan('g.registered_at, g.id', '$5', '$6')} ORDER BY g.registered_at, g.id LIMIT $7`,
}

/** The groups in the order they were registered, after the cursor; what was served in a time is for members. */
export const listGroups = (
  db: Db,
  { communityId, accountId }: Reader,
  { from, to }: Span,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<GroupRow>(listStatement, [communityId, accountId, from, to, after?.[0] ?? null, after?.[1] ?? null, limit])

const findStatement: Hot = { name: 'volunteer_group_find', text: `${selected} AND g.id = $5` }

export async function findGroup(
  db: Db,
  { communityId, accountId }: Reader,
  { from, to }: Span,
  id: string,
): Promise<GroupRow | null> {
  const [row] = await db.hot<GroupRow>(findStatement, [communityId, accountId, from, to, id])
  return row ?? null
}

const lockStatement: Hot = {
  name: 'volunteer_group_lock',
  text: `SELECT leader_id AS "leaderId" FROM volunteer_group WHERE community_id = $1 AND id = $2 AND ended_at IS NULL
    FOR UPDATE`,
}

/** Who leads a group; whoever changes it comes after who does so now. Null where there is none. */
export async function lockGroup(db: Db, communityId: string, id: string): Promise<string | null> {
  const [row] = await db.hot<{ leaderId: string }>(lockStatement, [communityId, id])
  return row?.leaderId ?? null
}

const leadStatement: Hot = {
  name: 'volunteer_group_lead',
  text: 'UPDATE volunteer_group SET leader_id = $3 WHERE community_id = $1 AND id = $2',
}

export const writeLeader = (db: Db, communityId: string, id: string, leaderId: string) =>
  db.hot(leadStatement, [communityId, id, leaderId])

const endStatement: Hot = {
  name: 'volunteer_group_end',
  text: 'UPDATE volunteer_group SET ended_at = $3 WHERE community_id = $1 AND id = $2',
}

export const endGroup = (db: Db, communityId: string, id: string, at: Date) =>
  db.hot(endStatement, [communityId, id, at])

const leaveStatement: Hot = {
  name: 'volunteer_group_leave',
  text: 'DELETE FROM volunteer_group_member WHERE community_id = $1 AND account_id = $2 AND ($3::uuid IS NULL OR group_id = $3)',
}

/** Takes somebody out of a group, or out of all. */
export const deleteMember = (db: Db, { communityId, accountId }: Reader, groupId: string | null) =>
  db.hot(leaveStatement, [communityId, accountId, groupId])

const isMemberStatement: Hot = {
  name: 'volunteer_group_is_member',
  text: `SELECT FROM volunteer_group_member p JOIN volunteer_group g ON g.community_id = p.community_id AND g.id = p.group_id
    WHERE p.community_id = $1 AND p.account_id = $2 AND p.group_id = $3 AND g.ended_at IS NULL`,
}

/** Whether somebody is in a group that stands. */
export const isMemberOf = async (db: Db, { communityId, accountId }: Reader, groupId: string): Promise<boolean> =>
  (await db.hot(isMemberStatement, [communityId, accountId, groupId])).length === 1

const membersStatement: Hot = {
  name: 'volunteer_group_members',
  text: `SELECT account_id AS "accountId" FROM volunteer_group_member
    WHERE community_id = $1 AND group_id = $2 AND account_id <> $3 ORDER BY account_id`,
}

/** Everybody else of a group. */
export const othersOf = async (db: Db, { communityId, accountId }: Reader, groupId: string): Promise<string[]> =>
  (await db.hot<{ accountId: string }>(membersStatement, [communityId, groupId, accountId])).map((row) => row.accountId)

const ofOneStatement: Hot = {
  name: 'volunteer_groups_of',
  text: `SELECT g.name, p.joined_at AS "joinedAt", g.leader_id = $2 AS "isLeader"
    FROM volunteer_group_member p JOIN volunteer_group g ON g.community_id = p.community_id AND g.id = p.group_id
    WHERE p.community_id = $1 AND p.account_id = $2 ORDER BY p.joined_at, g.id`,
}

/** Every group that somebody is in. */
export const groupsOf = (db: Db, communityId: string, accountId: string) =>
  db.hot<Record<string, unknown>>(ofOneStatement, [communityId, accountId])
