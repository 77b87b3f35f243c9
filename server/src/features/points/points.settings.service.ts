import type { PointsSettings, PointsTerms } from '@liren/shared/points'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { mayKeepPoints } from './points.policy.ts'
import { usualTerms } from './points.rules.ts'
import { readSetting, writeSetting, type SettingRow } from './points.settings.store.ts'

/** What was settled before a term was thought of has it as usual. */
const termsIn = (row: SettingRow | null): PointsTerms => ({ ...usualTerms, ...row?.terms })

/** How points are granted in a community, as it is settled now. */
export const pointsTermsOf = async (db: Db, communityId: string): Promise<PointsTerms> =>
  termsIn(await readSetting(db, communityId))

const present = (actor: CommunityActor, row: SettingRow | null): PointsSettings => ({
  terms: termsIn(row),
  version: row?.version ?? 0,
  abilities: { edit: mayKeepPoints(actor) },
})

export const settingsFor = async (db: Db, actor: CommunityActor): Promise<PointsSettings> =>
  present(actor, await readSetting(db, actor.communityId))

/** Settles the terms, unless somebody else has since `version`. What was granted keeps what it was granted under. */
export async function settlePoints(db: Db, actor: CommunityActor, body: SettingRow): Promise<PointsSettings> {
  const row = await writeSetting(db, actor.communityId, body, actor.accountId)
  if (!row) throw new DomainError('edited_elsewhere')
  return present(actor, row)
}
