import { consentPurposes, consentTerms, type Consent, type ConsentPurpose } from '@liren/shared/privacy'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { consentOf } from './privacy.rules.ts'
import { insertConsent, listConsents } from './privacy.store.ts'

/** Where each of the actor's consents stands. */
export async function consentsOf(db: Db, { accountId }: AccountActor): Promise<Consent[]> {
  const said = await listConsents(db, accountId)
  return consentPurposes.map((purpose) => consentOf(purpose, said))
}

/** Writes down a yes or a no. A yes must be to the text that is asked for now; a no is taken to any. */
export async function sayConsent(
  db: Db,
  { accountId }: AccountActor,
  word: { purpose: ConsentPurpose; version: string; isGranted: boolean },
): Promise<Consent> {
  const { version, isBasis } = consentTerms[word.purpose]
  if (word.isGranted && word.version !== version) throw new DomainError('consent_text_changed')
  if (!word.isGranted && isBasis) throw new DomainError('consent_is_basis')
  await insertConsent(db, { id: uuidv7(), accountId, ...word, version })
  return consentOf(word.purpose, await listConsents(db, accountId))
}

/** Whether the person agrees to this purpose now. Runs in the person's own context. */
export async function hasConsent(db: Db, accountId: string, purpose: ConsentPurpose): Promise<boolean> {
  return consentOf(purpose, await listConsents(db, accountId)).isGranted
}
