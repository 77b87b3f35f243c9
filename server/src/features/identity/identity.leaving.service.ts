import type { Db } from '../../platform/db/context.ts'
import { forgetCredits } from '../messages/messages.credits.service.ts'
import { deleteLogins, updateAccount } from './identity.accounts.store.ts'
import { forgetSessions } from './identity.sessions.store.ts'

/** Ends every way to sign in and to be recognised; what stays is an account with another name. */
export async function forgetAccount(db: Db, accountId: string, pseudonym: string): Promise<void> {
  await db.enter({ accountId, purpose: 'login' })
  await updateAccount(db, accountId, { nickname: pseudonym })
  await deleteLogins(db, accountId)
  await forgetCredits(db, accountId)
  await forgetSessions(db, accountId)
}
