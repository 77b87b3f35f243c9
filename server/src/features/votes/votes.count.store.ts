import type { Db, Hot } from '../../platform/db/context.ts'
import type { LogAt } from './votes.log.store.ts'
import type { RollAt } from './votes.roll.store.ts'

export interface SealedRow {
  seq: number
  pseudonym: string
  commitment: string | null
  channel: 'ELECTRONIC' | 'PAPER'
  grant: number | null
  /** Of a paper the seq of its receipt, of a phone's ballot its own. */
  received: number
  sealed: string | null
}

const sealedStatement: Hot = {
  name: 'vote_log_ballots',
  text: `SELECT l.seq, l.body ->> 'pseudonym' AS pseudonym, l.body ->> 'commitment' AS commitment,
      l.body ->> 'channel' AS channel, (l.body ->> 'grant')::int AS grant,
      coalesce((l.body ->> 'received')::int, l.seq) AS received, l.sealed
    FROM vote_log l
    WHERE l.community_id = $1 AND l.decision_id = $2 AND l.kind IN ('ballot', 'paper_opened') ORDER BY l.seq`,
}

/** Every ballot in the log, as it was sealed. */
export const sealedBallots = (db: Db, at: LogAt): Promise<SealedRow[]> =>
  db.hot<SealedRow>(sealedStatement, [at.communityId, at.decisionId])

const headsStatement: Hot = {
  name: 'vote_heads_to_count',
  text: `SELECT id, pseudonym, area_centiares::float8 AS "areaCentiares" FROM vote_head
    WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3 ORDER BY position`,
}

/** The heads of a roll with their areas. */
export const headsToCount = (db: Db, at: RollAt): Promise<{ id: string; pseudonym: string; areaCentiares: number }[]> =>
  db.hot(headsStatement, [at.communityId, at.decisionId, at.freeze])

const householdsStatement: Hot = {
  name: 'vote_households',
  text: `SELECT count(*)::int AS n FROM vote_head_unit WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3`,
}

/** How many units a roll has. */
export async function householdsOf(db: Db, at: RollAt): Promise<number> {
  const [row] = await db.hot<{ n: number }>(householdsStatement, [at.communityId, at.decisionId, at.freeze])
  return row?.n ?? 0
}
