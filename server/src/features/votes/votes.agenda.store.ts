import type { Matter } from '@liren/shared/votes.matters'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { voteCandidate, voteMotion } from './votes.tables.ts'

export type NewMotion = typeof voteMotion.$inferInsert
export type NewCandidate = typeof voteCandidate.$inferInsert

export interface MotionRow extends Omit<typeof voteMotion.$inferSelect, 'matter'> {
  matter: Matter
  candidates: (typeof voteCandidate.$inferSelect)[]
}

/** The agenda in the order of its numbers. */
export async function readAgenda(db: Db, communityId: string, decisionId: string): Promise<MotionRow[]> {
  const motions = await db.orm
    .select()
    .from(voteMotion)
    .where(and(eq(voteMotion.communityId, communityId), eq(voteMotion.decisionId, decisionId)))
    .orderBy(asc(voteMotion.number))
  const ids = motions.map(({ id }) => id)
  const candidates =
    ids.length === 0
      ? []
      : await db.orm
          .select()
          .from(voteCandidate)
          .where(and(eq(voteCandidate.communityId, communityId), inArray(voteCandidate.motionId, ids)))
          .orderBy(asc(voteCandidate.number))
  return motions.map((motion) => ({
    ...motion,
    matter: motion.matter as Matter,
    candidates: candidates.filter(({ motionId }) => motionId === motion.id),
  }))
}

/** Replaces the agenda of a draft whole; who stands in an election is put onto it by itself. */
export async function replaceAgenda(
  db: Db,
  communityId: string,
  decisionId: string,
  motions: readonly NewMotion[],
): Promise<void> {
  const old = (await readAgenda(db, communityId, decisionId)).map(({ id }) => id)
  if (old.length > 0) {
    await db.orm
      .delete(voteCandidate)
      .where(and(eq(voteCandidate.communityId, communityId), inArray(voteCandidate.motionId, old)))
    await db.orm
      .delete(voteMotion)
      .where(and(eq(voteMotion.communityId, communityId), eq(voteMotion.decisionId, decisionId)))
  }
  if (motions.length > 0) await db.orm.insert(voteMotion).values([...motions])
}

/** Replaces who stands in an election. */
export async function replaceCandidates(
  db: Db,
  communityId: string,
  motionId: string,
  rows: NewCandidate[],
): Promise<void> {
  await db.orm
    .delete(voteCandidate)
    .where(and(eq(voteCandidate.communityId, communityId), eq(voteCandidate.motionId, motionId)))
  if (rows.length > 0) await db.orm.insert(voteCandidate).values(rows)
}
