import type { Db, Hot } from '../../platform/db/context.ts'

export type TellingKind = 'published' | 'reminded'

export interface TellingOf {
  communityId: string
  announcementId: string
  kind: TellingKind
}

const startStatement: Hot = {
  name: 'announcement_telling_start',
  text: `INSERT INTO announcement_telling (community_id, announcement_id, kind) VALUES ($1, $2, $3)
    ON CONFLICT ON CONSTRAINT announcement_telling_pk DO NOTHING`,
}
const touchStatement: Hot = {
  name: 'announcement_telling_touch',
  text: `UPDATE announcement_telling SET touched_at = app.now(),
      finished_at = CASE WHEN $4::boolean THEN app.now() ELSE finished_at END
    WHERE community_id = $1 AND announcement_id = $2 AND kind = $3`,
}

/** Writes down that an audience is to be told. */
export async function insertTelling(db: Db, { communityId, announcementId, kind }: TellingOf): Promise<void> {
  await db.hot(startStatement, [communityId, announcementId, kind])
}

/** Writes down that a batch was told, the last one or not. */
export async function touchTelling(
  db: Db,
  { communityId, announcementId, kind }: TellingOf,
  isLast: boolean,
): Promise<void> {
  await db.hot(touchStatement, [communityId, announcementId, kind, isLast])
}

/** A batch takes seconds; whoever has been silent for so long has died. */
const silentSeconds = 60

const silentStatement: Hot = {
  name: 'announcement_telling_silent',
  text: `SELECT community_id AS "communityId", announcement_id AS "announcementId", kind FROM announcement_telling
    WHERE finished_at IS NULL AND touched_at < app.now() - make_interval(secs => ${String(silentSeconds)})
    ORDER BY touched_at LIMIT 100`,
}

/** What somebody began to tell and told no further. Runs in purpose `sweep`. */
export const listSilent = (db: Db): Promise<TellingOf[]> => db.hot<TellingOf>(silentStatement, [])
