import { usualReplyMinutes, type QuestionSettings } from '@liren/shared/announcements.questions'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { mayAnswer, maySetQuestions } from './announcements.questions.policy.ts'
import * as store from './announcements.questions.settings.store.ts'
import { expectVisible } from './announcements.visible.service.ts'

const present = (actor: CommunityActor, row: store.SettingRow | null): QuestionSettings => ({
  isOn: row?.isOn ?? false,
  promisedReplyMinutes: row?.promisedReplyMinutes ?? usualReplyMinutes,
  version: row?.version ?? 0,
  abilities: { edit: maySetQuestions(actor) },
})

/** Whether neighbours may ask here. */
export const settingsFor = async (db: Db, actor: CommunityActor): Promise<QuestionSettings> =>
  present(actor, await store.readSetting(db, actor.communityId))

/** Settles whether neighbours may ask, unless somebody else has since `version`. */
export async function settle(db: Db, actor: CommunityActor, setting: store.SettingRow): Promise<QuestionSettings> {
  const row = await store.writeSetting(db, actor.communityId, setting, actor.accountId)
  if (!row) throw new DomainError('edited_elsewhere')
  return present(actor, row)
}

/** Closes a notice to further questions, or opens it again. */
export async function setClosed(db: Db, actor: CommunityActor, announcementId: string, isClosed: boolean) {
  const notice = await expectVisible(db, actor, announcementId)
  if (!mayAnswer(actor, notice)) throw new DomainError('forbidden')
  if (isClosed) await store.close(db, actor.communityId, announcementId, actor.accountId)
  else await store.open(db, actor.communityId, announcementId)
  return { isClosed }
}
