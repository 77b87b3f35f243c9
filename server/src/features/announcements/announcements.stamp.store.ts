import type { Db, Hot } from '../../platform/db/context.ts'

const touchStatement: Hot = {
  name: 'announcement_touch',
  text: `INSERT INTO announcement_stamp (community_id, stamp) VALUES ($1, 1)
    ON CONFLICT (community_id) DO UPDATE SET stamp = announcement_stamp.stamp + 1`,
}

/** Notes that what readers of a community are shown has changed. Goes into the transaction that changes it. */
export async function touchNotices(db: Db, communityId: string): Promise<void> {
  await db.hot(touchStatement, [communityId])
}

const standStatement: Hot = {
  name: 'announcement_stand',
  text: `SELECT coalesce((SELECT stamp FROM announcement_stamp WHERE community_id = $1), 0)::text AS stamp,
    ARRAY(SELECT announcement_id FROM announcement_read
      WHERE community_id = $1 AND announcement_id = ANY($3::uuid[]) AND account_id = $2) AS read, app.now() AS now`,
}

/** The stamp of a community's notices now, and which of some notices a reader has read. */
export async function readStand(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  ids: readonly string[],
): Promise<{ stamp: string; read: string[]; now: Date }> {
  const [stand] = await db.hot<{ stamp: string; read: string[]; now: Date }>(standStatement, [
    communityId,
    accountId,
    ids,
  ])
  if (!stand) throw new Error('the clock said nothing')
  return stand
}
