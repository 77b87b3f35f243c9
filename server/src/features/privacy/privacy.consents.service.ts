import { consentPurposes, consentTerms, type Consent, type ConsentPurpose } from '@liren/shared/privacy'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { countInside } from '../identity/identity.limits.service.ts'
import { consentLimit, consentOf } from './privacy.rules.ts'
import { insertConsent, lastWords } from './privacy.store.ts'

/** Where each of the actor's consents stands. */
export async function consentsOf(db: Db, { accountId }: AccountActor): Promise<Consent[]> {
  const said = await lastWords(db, accountId)
  return consentPurposes.map((purpose) => consentOf(purpose, said))
}

/** Writes down a yes or a no. A yes must be to the text that is asked for now; a no is taken to any. */
export async function sayConsent(
  db: Db,
  actor: AccountActor,
  word: { purpose: ConsentPurpose; version: string; isGranted: boolean },
): Promise<Consent> {
  const { version, isBasis } = consentTerms[word.purpose]
  if (word.isGranted && word.version !== version) throw new DomainError('consent_text_changed')
  if (!word.isGranted && isBasis) throw new DomainError('consent_is_basis')
  const { accountId } = actor
  const before = consentOf(word.purpose, await lastWords(db, accountId))
  // What was said last is not written twice.
  if (word.isGranted ? before.isGranted : before.withdrawnAt !== null) return before
  await countInside(db, actor, consentLimit, accountId)
  await insertConsent(db, { id: uuidv7(), accountId, ...word, version })
  return consentOf(word.purpose, await lastWords(db, accountId))
}

/** Whether the person agrees to this purpose now. Runs in the person's own context. */
export async function hasConsent(db: Db, accountId: string, purpose: ConsentPurpose): Promise<boolean> {
  return consentOf(purpose, await lastWords(db, accountId)).isGranted
}
