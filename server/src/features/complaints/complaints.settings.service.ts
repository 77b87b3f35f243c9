import { noLimits } from '@liren/shared/complaints.limits'
import type { ComplaintSettings, WorkHours } from '@liren/shared/complaints.settings'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { missingYear } from './complaints.calendar.rules.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { mayReportForOthers, maySettle } from './complaints.policy.ts'
import * as store from './complaints.settings.store.ts'

async function present(db: Db, actor: CommunityActor, row: store.SettingRow): Promise<ComplaintSettings> {
  const { isPublicOn, confirmDays, city, workHours, version } = row
  const now = await readClock(db)
  return {
    ...{ isPublicOn, confirmDays, city, workHours, version },
    missingYear: missingYear(await calendarFor(db, actor.communityId, now, row), now),
    abilities: { edit: maySettle(actor), reportForOthers: mayReportForOthers(actor) },
  }
}

/** How complaints are handled here. */
export const settingsFor = async (db: Db, actor: CommunityActor): Promise<ComplaintSettings> =>
  present(db, actor, await store.readSetting(db, actor.communityId))

/**
 * Settles how they are handled, unless somebody else has since `version`. What runs already keeps its limits; where another
 * city is followed, what the community had of its own is over.
 */
export async function settle(
  db: Db,
  actor: CommunityActor,
  { workHours, ...setting }: Omit<store.SettingRow, 'limits' | 'workHours'> & { workHours?: WorkHours | undefined },
): Promise<ComplaintSettings> {
  const before = await store.readSetting(db, actor.communityId)
  const limits = before.city === setting.city ? before.limits : noLimits
  const row = await store.writeSetting(
    db,
    actor.communityId,
    { ...setting, limits, workHours: workHours ?? before.workHours },
    actor.accountId,
  )
  if (!row) throw new DomainError('edited_elsewhere')
  return present(db, actor, row)
}
