import type { Db, Hot } from '../../platform/db/context.ts'
import type { YearArranged } from './complaints.holidays.rules.ts'

const readStatement: Hot = {
  name: 'complaint_holidays',
  text: 'SELECT year, off, "on" FROM complaint_holiday WHERE community_id = $1 AND year >= $2 ORDER BY year LIMIT 20',
}

/** The arrangements that were put in, from a year on. */
export const readYears = (db: Db, communityId: string, from: number): Promise<YearArranged[]> =>
  db.hot<YearArranged>(readStatement, [communityId, from])

const writeStatement: Hot = {
  name: 'complaint_holidays_set',
  text: `INSERT INTO complaint_holiday (community_id, year, off, "on", changed_by) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ON CONSTRAINT complaint_holiday_pk DO UPDATE
      SET off = excluded.off, "on" = excluded."on", changed_by = excluded.changed_by, changed_at = app.now()`,
}

/** Puts in the arrangement of a year; what was put in before is replaced. */
export const writeYear = (db: Db, communityId: string, { year, off, on }: YearArranged, by: string) =>
  db.hot(writeStatement, [communityId, year, off, on, by])
