import type { Db } from '../../platform/db/context.ts'
import { dutyNow } from './columns.rules.ts'
import { readColumns } from './columns.store.ts'

/** A column as somebody turns to it: its name, what it promises, who hosts it, and who of them is on duty now. */
export interface OnDuty {
  name: string
  promisedReplyMinutes: number | null
  hosts: string[]
  onDuty: string | null
}

/** Who answers in a column at a time; null where there is no such column, or it is switched off. */
export async function dutyOf(db: Db, communityId: string, columnId: string, now: Date): Promise<OnDuty | null> {
  const [row] = await readColumns(db, communityId, columnId)
  if (!row?.isOn) return null
  const hosts = row.hosts.map(({ accountId }) => accountId)
  const shift = dutyNow(row.duties, now)
  const onDuty = shift?.isNow === true && hosts.includes(shift.duty.accountId) ? shift.duty.accountId : null
  return { name: row.name, promisedReplyMinutes: row.promisedReplyMinutes, hosts, onDuty }
}
