import type { ComplaintLimits, OwnLimits } from '@liren/shared/complaints.limits'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { isLawful, presetsOf } from './complaints.limits.rules.ts'
import { maySettle } from './complaints.policy.ts'
import * as store from './complaints.settings.store.ts'

const present = (actor: CommunityActor, { version, city, limits }: store.SettingRow): ComplaintLimits => ({
  ...{ version, city, own: limits },
  preset: presetsOf(city),
  canEdit: maySettle(actor),
})

/** Within which time matters are handled here. */
export const limitsFor = async (db: Db, actor: CommunityActor): Promise<ComplaintLimits> =>
  present(actor, await store.readSetting(db, actor.communityId))

/** Sets where the community is stricter than its city. What runs already keeps its limits. */
export async function setLimits(
  db: Db,
  actor: CommunityActor,
  { version, own }: { version: number; own: OwnLimits },
): Promise<ComplaintLimits> {
  const setting = await store.readSetting(db, actor.communityId)
  if (!isLawful(setting.city, own)) throw new DomainError('complaint_limits_unlawful')
  const row = await store.writeSetting(db, actor.communityId, { ...setting, version, limits: own }, actor.accountId)
  if (!row) throw new DomainError('edited_elsewhere')
  return present(actor, row)
}
