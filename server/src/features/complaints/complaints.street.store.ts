import type { Db, Hot } from '../../platform/db/context.ts'
import { isAnswerable, withRating } from './complaints.board.store.ts'
import type { Load, Tally } from './complaints.board.rules.ts'

const underStatement: Hot = {
  name: 'complaint_street_communities',
  text: `SELECT c.id, c.code, c.name FROM community c WHERE c.street_id = ANY($1)
    AND ($2::text IS NULL OR (c.code, c.id) > ($2, $3::uuid)) ORDER BY c.code, c.id LIMIT $4`,
}

/** Communities of these streets, by their codes. */
export const communitiesUnder = (
  db: Db,
  streetIds: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
) =>
  db.hot<{ id: string; code: string; name: string }>(underStatement, [
    streetIds,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

/** What is counted of one community. */
export interface Figures extends Tally, Load {
  listed: number
  silent: number
  pushed: number
  offList: number
}

const figuresStatement: Hot = {
  name: 'complaint_street_figures',
  text: `SELECT t.*, l.open, l.overdue, 0 AS "dueSoon",
      (SELECT count(*)::int FROM complaint_topic WHERE community_id = $1 AND settled_at IS NULL) AS listed,
      (SELECT count(*)::int FROM complaint_call WHERE community_id = $1 AND rung = 5 AND ended_at IS NULL) AS silent,
      k.pushed, k."offList"
    FROM (SELECT count(*)::int AS reported,
        (count(*) FILTER (WHERE c.is_answerable AND c.contacted_at <= c.response_due_at))::int AS "inTime",
        (count(*) FILTER (WHERE c.is_answerable))::int AS answerable, (count(*) FILTER (WHERE g.is_solved))::int AS solved,
        (count(*) FILTER (WHERE g.satisfaction = 'satisfied'))::int AS satisfied, count(g.complaint_id)::int AS answered
      FROM (SELECT c.id, c.contacted_at, c.response_due_at, c.round, ${isAnswerable} AS is_answerable FROM complaint c
        WHERE c.community_id = $1 AND c.created_at >= $2 AND c.created_at < $3 AND c.state <> 'MERGED') c
      ${withRating}) t,
    (SELECT count(*)::int AS open,
        (count(*) FILTER (WHERE paused_at IS NULL AND due_at < (SELECT app.now())))::int AS overdue
      FROM complaint WHERE community_id = $1 AND desk_role IS NOT NULL) l,
    (SELECT count(*)::int AS pushed, (count(*) FILTER (WHERE is_off_list))::int AS "offList" FROM community_task
      WHERE community_id = $1 AND pushed_at >= $2 AND pushed_at < $3) k`,
}

/** Figures of the community that the transaction has entered. */
export async function readFigures(
  db: Db,
  communityId: string,
  { from, to }: { from: Date; to: Date },
): Promise<Figures> {
  const [row] = await db.hot<Figures>(figuresStatement, [communityId, from, to])
  if (!row) throw new Error('the figures were not read')
  return row
}
