import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { readDetail, type DetailRow, type Reader } from './announcements.detail.store.ts'
import { isOfOffice } from './announcements.policy.ts'
import { keysOfPerson } from './announcements.rules.ts'

/** The keys under which notices reach a person. */
export const keysOf = (actor: CommunityActor): string[] =>
  keysOfPerson(
    actor.communityId,
    actor.homes,
    actor.roles.map((held) => held.role),
  )

export const readerOf = (actor: CommunityActor): Reader => ({
  communityId: actor.communityId,
  accountId: actor.accountId,
  keys: keysOf(actor),
})

/** The notice as the actor may see it; `not_found` unless it is addressed to the actor or of the actor's office. */
export async function expectVisible(db: Db, actor: CommunityActor, id: string): Promise<DetailRow> {
  const found = await readDetail(db, readerOf(actor), id)
  if (!found || (!found.isAddressed && !isOfOffice(actor, found))) throw new DomainError('not_found')
  return found
}
