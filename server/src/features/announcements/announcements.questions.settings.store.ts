import type { Db, Hot } from '../../platform/db/context.ts'

export interface SettingRow {
  isOn: boolean
  promisedReplyMinutes: number
  version: number
}

const columns = 'is_on AS "isOn", promised_reply_minutes AS "promisedReplyMinutes", version'

const readStatement: Hot = {
  name: 'question_setting_read',
  text: `SELECT ${columns} FROM question_setting WHERE community_id = $1`,
}

/** What the community has settled about questions; null when nothing. */
export async function readSetting(db: Db, communityId: string): Promise<SettingRow | null> {
  const [row] = await db.hot<SettingRow>(readStatement, [communityId])
  return row ?? null
}

const firstStatement: Hot = {
  name: 'question_setting_first',
  text: `INSERT INTO question_setting (community_id, is_on, promised_reply_minutes, version, changed_by)
    VALUES ($1, $2, $3, 1, $4) ON CONFLICT ON CONSTRAINT question_setting_pk DO NOTHING RETURNING ${columns}`,
}
const nextStatement: Hot = {
  name: 'question_setting_next',
  text: `UPDATE question_setting SET is_on = $2, promised_reply_minutes = $3, version = version + 1, changed_by = $4,
      changed_at = app.now()
    WHERE community_id = $1 AND version = $5 RETURNING ${columns}`,
}

/** Settles it anew (version 0: for the first time); null when somebody else has meanwhile. */
export async function writeSetting(
  db: Db,
  communityId: string,
  { isOn, promisedReplyMinutes, version }: SettingRow,
  by: string,
): Promise<SettingRow | null> {
  const values = [communityId, isOn, promisedReplyMinutes, by]
  const [row] =
    version === 0
      ? await db.hot<SettingRow>(firstStatement, values)
      : await db.hot<SettingRow>(nextStatement, [...values, version])
  return row ?? null
}

const closedStatement: Hot = {
  name: 'question_closing_read',
  text: 'SELECT FROM question_closing WHERE community_id = $1 AND announcement_id = $2',
}

/** Whether a notice takes no further questions. */
export const isClosed = async (db: Db, communityId: string, announcementId: string): Promise<boolean> =>
  (await db.hot(closedStatement, [communityId, announcementId])).length > 0

const closeStatement: Hot = {
  name: 'question_close',
  text: `INSERT INTO question_closing (community_id, announcement_id, closed_by) VALUES ($1, $2, $3)
    ON CONFLICT ON CONSTRAINT question_closing_pk DO NOTHING`,
}
const openStatement: Hot = {
  name: 'question_open',
  text: 'DELETE FROM question_closing WHERE community_id = $1 AND announcement_id = $2',
}

/** Closes a notice to questions; doing so again changes nothing. */
export const close = (db: Db, communityId: string, announcementId: string, by: string) =>
  db.hot(closeStatement, [communityId, announcementId, by])

/** Opens it again. */
export const open = (db: Db, communityId: string, announcementId: string) =>
  db.hot(openStatement, [communityId, announcementId])
