import type { OrderFilters, OrderState } from '@liren/shared/complaints.board'
import type { Db } from '../../platform/db/context.ts'
import { ringDays } from './complaints.ringback.rules.ts'
import {
  complaintColumns,
  withClocks,
  withReporter,
  type ComplaintRow,
  type StoredComplaint,
} from './complaints.store.ts'

const inState: Record<OrderState, string> = {
  all: 'true',
  open: 'desk_role IS NOT NULL',
  overdue: 'desk_role IS NOT NULL AND paused_at IS NULL AND due_at < (SELECT app.now())',
  done: `state = 'RESOLVED'`,
  // Those that whoever looks may ring back about.
  unheard: `outcome = 'unanswered' AND rings_left > 0
    AND closed_at > (SELECT app.now()) - interval '${String(ringDays)} days' AND category <> 'dispute'
    AND office_role <> 'committee' AND handler_id <> $2 AND reporter_id <> $2 AND entered_by IS DISTINCT FROM $2`,
  ended: `state IN ('CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN')`,
}

/** By what instant matters of a list are placed. */
const placedBy = (state: OrderState) => (state === 'unheard' ? 'closed_at' : 'created_at')

/**
 * Matters of a community, what was reported last first, or closed last where nobody was heard. Each combination of
 * filters is a statement of its own, so that each walks along an index that fits it. A dispute that somebody mediates is for that person alone.
 */
export async function listAll(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  { state, category, buildingId, officeRole, officeScopeId }: OrderFilters,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<ComplaintRow[]> {
  const by = placedBy(state)
  const values: unknown[] = [communityId, accountId, limit]
  const where: string[] = [inState[state]]
  const names: string[] = [state]
  const filter = (column: string, value: unknown) => {
    if (value === undefined) return
    values.push(value)
    where.push(`${column} = $${String(values.length)}`)
    names.push(column)
  }
  filter('category', category)
  filter('building_id', buildingId)
  filter('office_role', officeRole)
  filter('office_scope_id', officeScopeId)
  if (after) {
    values.push(...after)
    where.push(`(${by}, id) < ($${String(values.length - 1)}, $${String(values.length)})`)
    names.push('after')
  }
  const rows = await db.hot<StoredComplaint>(
    {
      name: `complaint_all_${names.join('_')}`,
      text: `SELECT ${complaintColumns} FROM (SELECT * FROM complaint WHERE community_id = $1
          AND (category <> 'dispute' OR handler_id IS NULL OR handler_id = $2) AND ${where.join(' AND ')}
          ORDER BY ${by} DESC, id DESC LIMIT $3) c ${withReporter} ORDER BY c.${by} DESC, c.id DESC`,
    },
    values,
  )
  return rows.map(withClocks)
}
