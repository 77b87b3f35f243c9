import { codeAlphabet } from '@liren/shared/binding.code'
import { randomInt } from 'node:crypto'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { renameAuthor } from '../announcements/announcements.leaving.service.ts'
import { forgetQuestions, moveQuestions } from '../announcements/announcements.questions.leaving.service.ts'
import { forgetMessages, forgetRequests, moveRequests } from '../binding/binding.leaving.service.ts'
import { forgetCallsAbove, forgetComplaints, moveComplaints } from '../complaints/complaints.leaving.service.ts'
import { forgetHost } from '../columns/columns.hosts.service.ts'
import { forgetAccount } from '../identity/identity.leaving.service.ts'
import { expectStepUp } from '../identity/identity.stepup.service.ts'
import { forgetDeliveries, forgetOfficeMessages } from '../messages/messages.leaving.service.ts'
import { forgetPoints } from '../points/points.leaving.service.ts'
import { leaveAbove, leaveCommunity } from '../roles/roles.leaving.service.ts'
import { leaveShifts } from '../volunteering/volunteering.leaving.service.ts'
import { communitiesKnowing } from './privacy.export.store.ts'
import { pseudonymOf } from './privacy.rules.ts'

const fourCharacters = (): string =>
  Array.from({ length: 4 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')

/**
 * Deletes the actor's account, whole or not at all: homes, offices, sign-in, devices and name go; notices, looks and
 * consents stay, for law keeps them, under a pseudonym (个人信息保护法 art. 47). Who comes again with the same phone is
 * somebody new.
 */
export async function deleteAccount(db: Db, actor: AccountActor): Promise<{ pseudonym: string }> {
  await expectStepUp(db, actor)
  const { accountId } = actor
  const pseudonym = await forgetEverywhere(db, accountId)
  await forgetOfficeMessages(db, accountId)
  await forgetCallsAbove(db, accountId, pseudonym)
  await leaveAbove(db, accountId)
  return { pseudonym }
}

/**
 * Gives what an account asked for to another one of the same person, and forgets the account, which nobody can enter any
 * more. Its homes have moved. Leaves the last community's context.
 */
export async function joinAccounts(
  db: Db,
  accountId: string,
  to: { accountId: string; phoneMasked: string },
): Promise<void> {
  await db.enter({ accountId })
  for (const communityId of await communitiesKnowing(db, accountId)) {
    await db.enter({ accountId, communityId })
    await moveRequests(db, communityId, accountId, to)
    await moveQuestions(db, communityId, accountId, to.accountId)
    await moveComplaints(db, communityId, accountId, to.accountId)
  }
  await forgetEverywhere(db, accountId)
}

/** Takes a person out of every community and ends all sign-in; returns the name that stays. */
async function forgetEverywhere(db: Db, accountId: string): Promise<string> {
  const pseudonym = pseudonymOf(fourCharacters())
  // First, so that whatever another device does with a session waits, or was done before the communities are listed.
  await forgetAccount(db, accountId, pseudonym)
  await db.enter({ accountId })
  for (const communityId of await communitiesKnowing(db, accountId)) {
    await db.enter({ accountId, communityId })
    await leaveShifts(db, { communityId, accountId })
    await forgetPoints(db, { communityId, accountId })
    await leaveCommunity(db, { communityId, accountId }, pseudonym)
    await forgetRequests(db, { communityId, accountId }, pseudonym)
    await forgetDeliveries(db, communityId, accountId)
    await forgetMessages(db, { communityId, accountId }, pseudonym)
    await forgetHost(db, communityId, accountId)
    await renameAuthor(db, communityId, accountId, pseudonym)
    await forgetQuestions(db, { communityId, accountId }, pseudonym)
    await forgetComplaints(db, { communityId, accountId })
  }
  return pseudonym
}
