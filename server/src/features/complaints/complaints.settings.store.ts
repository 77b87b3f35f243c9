import { noLimits, type OwnLimits } from '@liren/shared/complaints.limits'
import { usualWorkHours, type SlaCity, type WorkHours } from '@liren/shared/complaints.settings'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface SettingRow {
  isPublicOn: boolean
  confirmDays: number
  city: SlaCity
  workHours: WorkHours
  limits: OwnLimits
  version: number
}

/** How it is done where nobody has settled anything. */
const usualSetting: SettingRow = {
  ...{ isPublicOn: false, confirmDays: 5, city: 'house', workHours: usualWorkHours, limits: noLimits, version: 0 },
}

const columns = `is_public_on AS "isPublicOn", confirm_days AS "confirmDays", city, limits, version,
  json_build_object('fromMinutes', work_from, 'toMinutes', work_to) AS "workHours"`

const readStatement: Hot = {
  name: 'complaint_setting_read',
  text: `SELECT ${columns} FROM complaint_setting WHERE community_id = $1`,
}

/** How complaints are handled in a community. */
export async function readSetting(db: Db, communityId: string): Promise<SettingRow> {
  const [row] = await db.hot<SettingRow>(readStatement, [communityId])
  return row ?? usualSetting
}

const firstStatement: Hot = {
  name: 'complaint_setting_first',
  text: `INSERT INTO complaint_setting (community_id, is_public_on, confirm_days, city, limits, version, changed_by,
      work_from, work_to)
    VALUES ($1, $2, $3, $4, $6, 1, $5, $7, $8) ON CONFLICT ON CONSTRAINT complaint_setting_pk DO NOTHING RETURNING ${columns}`,
}
const nextStatement: Hot = {
  name: 'complaint_setting_next',
  text: `UPDATE complaint_setting SET is_public_on = $2, confirm_days = $3, city = $4, limits = $6,
      work_from = $7, work_to = $8, version = version + 1, changed_by = $5, changed_at = app.now()
    WHERE community_id = $1 AND version = $9 RETURNING ${columns}`,
}

/** Settles it anew (version 0: for the first time); null when somebody else has meanwhile. */
export async function writeSetting(
  db: Db,
  communityId: string,
  { isPublicOn, confirmDays, city, limits, workHours, version }: SettingRow,
  by: string,
): Promise<SettingRow | null> {
  const values = [
    communityId,
    isPublicOn,
    confirmDays,
    city,
    by,
    JSON.stringify(limits),
    workHours.fromMinutes,
    workHours.toMinutes,
  ]
  const [row] =
    version === 0
      ? await db.hot<SettingRow>(firstStatement, values)
      : await db.hot<SettingRow>(nextStatement, [...values, version])
  return row ?? null
}
