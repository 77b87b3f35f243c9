import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteGroup, voteGroupMember } from './votes.tables.ts'

export async function insertGroup(
  db: Db,
  row: typeof voteGroup.$inferInsert,
  accountIds: readonly string[],
): Promise<void> {
  await db.orm.insert(voteGroup).values(row)
  await db.orm
    .insert(voteGroupMember)
    .values(accountIds.map((accountId) => ({ communityId: row.communityId, groupId: row.id, accountId })))
}

/** Ends a group; false when there is none, or it has ended. */
export async function endGroup(db: Db, communityId: string, id: string): Promise<boolean> {
  const rows = await db.orm
    .update(voteGroup)
    .set({ endedAt: sql`app.now()` })
    .where(and(eq(voteGroup.communityId, communityId), eq(voteGroup.id, id), isNull(voteGroup.endedAt)))
    .returning({ id: voteGroup.id })
  return rows.length === 1
}

export interface GroupRow {
  id: string
  estateId: string
  kind: 'PREPARATORY_GROUP' | 'REELECTION_GROUP'
  name: string
  createdAt: Date
  endedAt: Date | null
  members: { accountId: string; nickname: string; phoneMasked: string }[]
}

const groupsStatement: Hot = {
  name: 'vote_groups',
  text: `SELECT g.id, g.estate_id AS "estateId", g.kind, g.name, g.created_at AS "createdAt", g.ended_at AS "endedAt",
      (SELECT json_agg(json_build_object('accountId', m.account_id, 'nickname', m.nickname, 'phoneMasked', m.phone_masked)
          ORDER BY m.created_at, m.account_id)
        FROM vote_group_member v JOIN member m ON m.community_id = v.community_id AND m.account_id = v.account_id
        WHERE v.community_id = g.community_id AND v.group_id = g.id) AS members
    FROM vote_group g WHERE g.community_id = $1 ORDER BY g.created_at DESC, g.id DESC LIMIT 100`,
}

/** The groups of a community, the newest first; there are few in its life. */
export const readGroups = (db: Db, communityId: string): Promise<GroupRow[]> =>
  db.hot<GroupRow>(groupsStatement, [communityId])

const hatsStatement: Hot = {
  name: 'vote_hats',
  text: `SELECT 'OWNERS_COMMITTEE' AS kind, NULL::uuid AS "groupId", s.id AS "estateId", s.name AS "estateName",
      s.name || '业主委员会' AS name
    FROM estate s WHERE s.community_id = $1 AND s.id = ANY($3) AND s.ended_at IS NULL
    UNION ALL SELECT g.kind, g.id, s.id, s.name, g.name
    FROM vote_group_member v JOIN vote_group g ON g.community_id = v.community_id AND g.id = v.group_id
    JOIN estate s ON s.community_id = g.community_id AND s.id = g.estate_id
    WHERE v.community_id = $1 AND v.account_id = $2 AND g.ended_at IS NULL ORDER BY 3, 1, 2`,
}

/** As whom a person may run decisions, and of which estate. */
export interface Hat {
  kind: 'OWNERS_COMMITTEE' | 'PREPARATORY_GROUP' | 'REELECTION_GROUP'
  groupId: string | null
  estateId: string
  estateName: string
  name: string
}

/** `estateIds` are those whose owners' committee the person is on, in its term. */
export const readHats = (
  db: Db,
  communityId: string,
  accountId: string,
  estateIds: readonly string[],
): Promise<Hat[]> => db.hot<Hat>(hatsStatement, [communityId, accountId, estateIds])
