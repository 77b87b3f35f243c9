import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { voteDesignation } from './votes.designations.tables.ts'

export type DesignationRow = typeof voteDesignation.$inferSelect

/** Whom the co-owners of these heads named. */
export const readDesignations = async (
  db: Db,
  communityId: string,
  headIds: readonly string[],
): Promise<DesignationRow[]> =>
  headIds.length === 0
    ? []
    : db.orm
        .select()
        .from(voteDesignation)
        .where(and(eq(voteDesignation.communityId, communityId), inArray(voteDesignation.headId, [...headIds])))

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
