import type { MonthServed } from '@liren/shared/volunteering.figures'
import type { Db, Hot } from '../../platform/db/context.ts'

const monthsStatement: Hot = {
  name: 'volunteer_months',
  text: `WITH served AS (
      SELECT t.account_id, t.minutes, to_char(t.in_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
        extract(hour FROM s.starts_at AT TIME ZONE 'Asia/Shanghai') >= 18
          OR extract(isodow FROM s.starts_at AT TIME ZONE 'Asia/Shanghai') >= 6 AS is_evening,
        NOT EXISTS (SELECT FROM volunteer_attendance b WHERE b.community_id = $1 AND b.account_id = t.account_id
          AND b.journal_id IS NOT NULL AND b.in_at < date_trunc('month', t.in_at AT TIME ZONE 'Asia/Shanghai')
            AT TIME ZONE 'Asia/Shanghai') AS is_new
      FROM volunteer_attendance t JOIN volunteer_shift s ON s.community_id = t.community_id AND s.id = t.shift_id
      WHERE t.community_id = $1 AND t.in_at >= $2 AND t.journal_id IS NOT NULL AND NOT EXISTS (SELECT
        FROM points_journal r WHERE r.community_id = $1 AND r.reverses_id = t.journal_id))
    SELECT month, sum(minutes)::int AS minutes, count(DISTINCT account_id)::int AS people,
      (count(DISTINCT account_id) FILTER (WHERE is_new))::int AS "newPeople",
      coalesce(sum(minutes) FILTER (WHERE is_evening), 0)::int AS "eveningMinutes"
    FROM served GROUP BY month ORDER BY month`,
}

/** What was credited, and not taken back, month by month since an instant; months without any are left out. */
export const monthsServed = (db: Db, communityId: string, since: Date) =>
  db.hot<MonthServed>(monthsStatement, [communityId, since])
