import { columnsOf } from '../../platform/db/columns.ts'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteDesignation } from './votes.designations.tables.ts'

export type DesignationRow = typeof voteDesignation.$inferSelect

const readStatement: Hot = {
  name: 'vote_designations_of_heads',
  text: `SELECT ${columnsOf(voteDesignation)} FROM vote_designation WHERE community_id = $1 AND head_id = ANY($2)`,
}

/** Whom the co-owners of these heads named. */
export const readDesignations = (db: Db, communityId: string, headIds: readonly string[]): Promise<DesignationRow[]> =>
  headIds.length === 0 ? Promise.resolve([]) : db.hot<DesignationRow>(readStatement, [communityId, headIds])

/** Writes whom owners of a head name now, in place of what they said before. */
export async function saveDesignation(
  db: Db,
  { namedId, accountId, at, ...of }: typeof voteDesignation.$inferInsert,
): Promise<void> {
  const set = { namedId, accountId, at }
  await db.orm
    .insert(voteDesignation)
    .values({ ...of, ...set })
    .onConflictDoUpdate({
      target: [voteDesignation.communityId, voteDesignation.headId, voteDesignation.ownerId],
      set,
    })
}
