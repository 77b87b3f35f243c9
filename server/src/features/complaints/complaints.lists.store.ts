import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan, olderThan } from '../../platform/db/keyset.ts'
import {
  complaintColumns as columns,
  withClocks,
  withReporter,
  type ComplaintRow,
  type StoredComplaint,
} from './complaints.store.ts'

type After = readonly [Date, string] | null

const rowsOf = async <Row extends StoredComplaint>(db: Db, statement: Hot, values: unknown[]) =>
  (await db.hot<Row>(statement, values)).map((row) => ({ ...row, ...withClocks(row) }))

const before = olderThan('created_at, id', '$3', '$4')
const newest = 'ORDER BY created_at DESC, id DESC LIMIT $5'

// Each branch walks along an index of its own; what somebody reported for themselves is in one alone.
const mineStatement: Hot = {
  name: 'complaint_mine',
  text: `SELECT ${columns} FROM (
      (SELECT * FROM complaint WHERE community_id = $1 AND reporter_id = $2 AND ${before} ${newest})
      UNION
      (SELECT * FROM complaint WHERE community_id = $1 AND entered_by = $2 AND ${before} ${newest})
      UNION
      (SELECT c.* FROM (SELECT complaint_id FROM complaint_follower WHERE community_id = $1 AND account_id = $2
          AND ${olderThan('reported_at, complaint_id', '$3', '$4')}
          ORDER BY reported_at DESC, complaint_id DESC LIMIT $5) f
        JOIN complaint c ON c.community_id = $1 AND c.id = f.complaint_id)
      UNION
      (SELECT c.* FROM complaint_guest g JOIN complaint c ON c.community_id = $1 AND c.id = g.complaint_id
        WHERE g.community_id = $1 AND g.account_id = $2 AND ${olderThan('c.created_at, c.id', '$3', '$4')}
        ORDER BY c.created_at DESC, c.id DESC LIMIT $5)
      ${newest}) c ${withReporter} ORDER BY c.created_at DESC, c.id DESC`,
}

/** What a person reported, wrote down for others, follows, or was let into, newest first. */
export const listMine = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  after: After,
  limit: number,
): Promise<ComplaintRow[]> =>
  rowsOf(db, mineStatement, [communityId, accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

const buildingStatement: Hot = {
  name: 'complaint_at_building',
  text: `SELECT ${columns} FROM (
      (SELECT * FROM complaint WHERE community_id = $1 AND building_id = $2 AND shown_at IS NOT NULL AND ${before} ${newest})
      UNION ALL
      (SELECT * FROM complaint WHERE community_id = $1 AND building_id IS NULL AND shown_at IS NOT NULL
        AND (estate_id IS NULL OR estate_id = $6) AND ${before} ${newest})
      ${newest}) c ${withReporter} ORDER BY c.created_at DESC, c.id DESC`,
}

/** What neighbours of a building may see of it, of the whole estate and of the community, newest first. */
export const listAtBuilding = (
  db: Db,
  { communityId, buildingId, estateId }: { communityId: string; buildingId: string; estateId: string | null },
  after: After,
  limit: number,
): Promise<ComplaintRow[]> =>
  rowsOf(db, buildingStatement, [communityId, buildingId, after?.[0] ?? null, after?.[1] ?? null, limit, estateId])

export interface QueuedRow extends ComplaintRow {
  /** When the next thing is due of whoever looks. */
  queuedAt: Date
}

const later = (key: string) => laterThan(`${key}, c.id`, '$5', '$6')

// A dispute that somebody mediates is for that person's queue alone, and what is asked about it for the committee's.
const openTo = `(c.category <> 'dispute' OR c.handler_id IS NULL OR c.handler_id = $8)`

// For each office its next ones along the index, and for the committee what it was asked to decide.
const queueStatement: Hot = {
  name: 'complaint_queue',
  text: `SELECT ${columns}, c.queued_at AS "queuedAt" FROM (
      (SELECT c.*, c.due_at AS queued_at FROM unnest($2::text[], $3::uuid[]) AS o(role, scope_id)
        CROSS JOIN LATERAL (SELECT * FROM complaint c WHERE c.community_id = $1 AND c.desk_role = o.role
          AND c.desk_scope_id = o.scope_id AND ${openTo} AND ${later('c.due_at')} ORDER BY c.due_at, c.id LIMIT $7) c)
      UNION ALL
      (SELECT c.*, c.asked_until AS queued_at FROM complaint c WHERE c.community_id = $1 AND $4::boolean
        AND c.asked_until IS NOT NULL AND c.desk_role IS DISTINCT FROM 'committee' AND ${later('c.asked_until')}
        ORDER BY c.asked_until, c.id LIMIT $7)
      ORDER BY queued_at, id LIMIT $7) c ${withReporter} ORDER BY c.queued_at, c.id`,
}

interface Office {
  role: Role
  scopeId: string
}

/** What these offices have on their desks, due first first; with `decides`, also what the committee was asked. */
export const listQueue = (
  db: Db,
  {
    communityId,
    accountId,
    offices,
    decides,
  }: { communityId: string; accountId: string; offices: readonly Office[]; decides: boolean },
  after: After,
  limit: number,
): Promise<QueuedRow[]> =>
  rowsOf<StoredComplaint & { queuedAt: Date }>(db, queueStatement, [
    communityId,
    offices.map(({ role }) => role),
    offices.map(({ scopeId }) => scopeId),
    decides,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
    accountId,
  ])

const ownStatement: Hot = {
  name: 'complaint_own_queue',
  text: `SELECT ${columns}, c.due_at AS "queuedAt" FROM (SELECT * FROM complaint c WHERE c.community_id = $1
      AND c.handler_id = $2 AND c.desk_role IS NOT NULL
      AND ${laterThan('c.due_at, c.id', '$3', '$4')} ORDER BY c.due_at, c.id LIMIT $5) c
    ${withReporter} ORDER BY c.due_at, c.id`,
}

/** What a person took, due first first. */
export const listTaken = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  after: After,
  limit: number,
): Promise<QueuedRow[]> =>
  rowsOf<StoredComplaint & { queuedAt: Date }>(db, ownStatement, [
    communityId,
    accountId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

const holdersStatement: Hot = {
  name: 'complaint_desk_names',
  text: `SELECT g.role, g.scope_id AS "scopeId", array_agg(DISTINCT m.nickname) AS names
    FROM unnest($2::text[], $3::uuid[]) AS o(role, scope_id)
    JOIN role_grant g ON g.community_id = $1 AND g.role = o.role AND g.scope_id = o.scope_id AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now())
    JOIN member m ON m.community_id = $1 AND m.account_id = g.account_id
    GROUP BY g.role, g.scope_id`,
}

/** Who holds these offices, by `role:place`. */
export async function namesOfOffices(
  db: Db,
  communityId: string,
  offices: readonly Office[],
): Promise<Map<string, string[]>> {
  if (offices.length === 0) return new Map()
  const rows = await db.hot<Office & { names: string[] }>(holdersStatement, [
    communityId,
    offices.map(({ role }) => role),
    offices.map(({ scopeId }) => scopeId),
  ])
  return new Map(rows.map(({ role, scopeId, names }) => [`${role}:${scopeId}`, names]))
}

const workersStatement: Hot = {
  name: 'complaint_workers',
  text: `SELECT DISTINCT m.account_id AS id, m.nickname FROM role_grant g
    JOIN member m ON m.community_id = $1 AND m.account_id = g.account_id
    WHERE g.community_id = $1 AND g.role = $2 AND g.scope_id = $3 AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now()) ORDER BY m.nickname, m.account_id`,
}

/** Who serves in an office now. */
export const workersOf = (db: Db, communityId: string, { role, scopeId }: Office) =>
  db.hot<{ id: string; nickname: string }>(workersStatement, [communityId, role, scopeId])

const similarStatement: Hot = {
  name: 'complaint_similar',
  text: `SELECT ${columns} FROM (SELECT * FROM complaint WHERE community_id = $1 AND place_id = $2 AND category = $3
      AND created_at > (SELECT app.now()) - make_interval(hours => $4) AND state NOT IN ('CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN')
      AND (shown_at IS NOT NULL OR reporter_id = $5) ORDER BY created_at DESC, id DESC LIMIT 50) c ${withReporter}
    ORDER BY c.created_at DESC, c.id DESC`,
}

/** Open matters of a category at a place that are so young, and that neighbours see or a person reported. */
export const listYoung = (
  db: Db,
  at: { communityId: string; placeId: string; category: string; accountId: string },
  hours: number,
): Promise<ComplaintRow[]> =>
  rowsOf(db, similarStatement, [at.communityId, at.placeId, at.category, hours, at.accountId])

const climbedStatement: Hot = {
  name: 'complaint_climbed',
  text: `SELECT ${columns} FROM (SELECT * FROM complaint WHERE community_id = $1 AND rung >= 4 AND desk_role IS NOT NULL
      AND category <> 'dispute' AND ${laterThan('due_at, id', '$2', '$3')}
      ORDER BY due_at, id LIMIT $4) c ${withReporter} ORDER BY c.due_at, c.id`,
}

/** What has climbed to the street or further, longest due first. */
export const listClimbed = (db: Db, communityId: string, after: After, limit: number): Promise<ComplaintRow[]> =>
  rowsOf(db, climbedStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

const byIdsStatement: Hot = {
  name: 'complaint_by_ids',
  text: `SELECT ${columns} FROM complaint c ${withReporter} WHERE c.community_id = $1 AND c.id = ANY($2)
    ORDER BY c.created_at, c.id`,
}

/** Matters by their ids, the first reported first. */
export const listByIds = (db: Db, communityId: string, ids: readonly string[]): Promise<ComplaintRow[]> =>
  rowsOf(db, byIdsStatement, [communityId, ids])
