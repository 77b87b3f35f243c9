import type { Db, Hot } from '../../platform/db/context.ts'
import type { LogAt } from './votes.log.store.ts'

export interface StampRow {
  seq: number
  head: string
  /** DER in base64url. */
  token: string
}

const insertStatement: Hot = {
  name: 'vote_stamp_insert',
  text: `INSERT INTO vote_stamp (community_id, decision_id, seq, head, token, at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT DO NOTHING`,
}

/** Keeps a stamp; a second one of the same entry is dropped. */
export const insertStamp = (db: Db, at: LogAt, row: StampRow & { at: Date }): Promise<unknown> =>
  db.hot(insertStatement, [at.communityId, at.decisionId, row.seq, row.head, row.token, row.at])

const stampsStatement: Hot = {
  name: 'vote_stamps',
  text: `SELECT seq, head, token FROM vote_stamp WHERE community_id = $1 AND decision_id = $2 AND seq <= $3 ORDER BY seq`,
}

/** The stamps of a log up to a size: one for each close and count, so that there are few. */
export const readStamps = (db: Db, at: LogAt, size: number): Promise<StampRow[]> =>
  db.hot<StampRow>(stampsStatement, [at.communityId, at.decisionId, size])
