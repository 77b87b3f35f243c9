import type { Matter } from '@liren/shared/votes.matters'
import { and, eq, inArray } from 'drizzle-orm'
import { columnsOf } from '../../platform/db/columns.ts'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteCandidate, voteMotion } from './votes.tables.ts'

export type NewMotion = typeof voteMotion.$inferInsert
export type NewCandidate = typeof voteCandidate.$inferInsert

export interface MotionRow extends Omit<typeof voteMotion.$inferSelect, 'matter'> {
  matter: Matter
  candidates: (typeof voteCandidate.$inferSelect)[]
}

const motionsStatement: Hot = {
  name: 'vote_motions',
  text: `SELECT ${columnsOf(voteMotion)} FROM vote_motion WHERE community_id = $1 AND decision_id = $2 ORDER BY number`,
}

const candidatesStatement: Hot = {
  name: 'vote_candidates',
  text: `SELECT ${columnsOf(voteCandidate)} FROM vote_candidate
    WHERE community_id = $1 AND motion_id = ANY($2) ORDER BY number`,
}

/** The agenda in the order of its numbers. */
export async function readAgenda(db: Db, communityId: string, decisionId: string): Promise<MotionRow[]> {
  const motions = await db.hot<Omit<MotionRow, 'candidates'>>(motionsStatement, [communityId, decisionId])
  const elections = motions.filter(({ kind }) => kind === 'election').map(({ id }) => id)
  const candidates =
    elections.length === 0
      ? []
      : await db.hot<MotionRow['candidates'][number]>(candidatesStatement, [communityId, elections])
  return motions.map((motion) => ({
    ...motion,
    candidates: candidates.filter(({ motionId }) => motionId === motion.id),
  }))
}

const shapeStatement: Hot = {
  name: 'vote_agenda_shape',
  text: `SELECT m.number, (SELECT count(*)::int FROM vote_candidate c
      WHERE c.community_id = m.community_id AND c.motion_id = m.id) AS candidates
    FROM vote_motion m WHERE m.community_id = $1 AND m.decision_id = $2 ORDER BY m.number`,
}

/** How many stand in each motion, by its number: all that the length of a ballot follows from. */
export const readShape = (db: Db, communityId: string, decisionId: string) =>
  db.hot<{ number: number; candidates: number }>(shapeStatement, [communityId, decisionId])

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
