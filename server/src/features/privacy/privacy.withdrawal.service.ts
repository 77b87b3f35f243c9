import type { Consent, ConsentPurpose } from '@liren/shared/privacy'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { forgetCredits } from '../messages/messages.credits.service.ts'
import { sayConsent } from './privacy.consents.service.ts'

/** Writes down a yes or a no, and does at once what a no asks for. */
export async function setConsent(
  db: Db,
  actor: AccountActor,
  word: { purpose: ConsentPurpose; version: string; isGranted: boolean },
): Promise<Consent> {
  const consent = await sayConsent(db, actor, word)
  if (word.purpose === 'wechat_messages' && !word.isGranted) await forgetCredits(db, actor.accountId)
  return consent
}
