import type { Complaint } from '@liren/shared/complaints.views'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { memberFor } from '../roles/roles.members.service.ts'
import * as store from './complaints.people.store.ts'
import { mayAdmit, mayFollow } from './complaints.policy.ts'
import { expectSeen } from './complaints.seen.service.ts'
import { tellGuest } from './complaints.telling.service.ts'
import { detailFor } from './complaints.view.service.ts'

/** Follows a matter that neighbours see, or no longer. */
export async function follow(db: Db, actor: CommunityActor, id: string, isFollowing: boolean) {
  const { row, sight } = await expectSeen(db, actor, id)
  if (isFollowing && !mayFollow(actor, row, sight)) throw new DomainError('forbidden')
  await store.setFollowing(db, actor, id, isFollowing)
  const { followers } = await store.readTies(db, actor, id)
  return { isFollowing, followers }
}

/** Lets somebody into a dispute. */
export async function admit(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  id: string,
  person: { phone: string; nickname: string },
): Promise<Complaint> {
  const { row } = await expectSeen(db, actor, id)
  if (!mayAdmit(actor, row)) throw new DomainError('forbidden')
  const guest = await memberFor(db, vault, actor, person)
  const at = { communityId: row.communityId, complaintId: id }
  const isParty = guest === row.reporterId || guest === actor.accountId
  if (!isParty && (await store.admit(db, at, guest, actor.accountId))) await tellGuest(db, row, guest)
  return detailFor(db, actor, id)
}

/** Shows a dispute to a guest no longer. */
export async function dismiss(db: Db, actor: CommunityActor, id: string, guestId: string): Promise<Complaint> {
  const { row } = await expectSeen(db, actor, id)
  if (!mayAdmit(actor, row)) throw new DomainError('forbidden')
  const at = { communityId: row.communityId, complaintId: id }
  if (!(await store.dismiss(db, at, guestId))) throw new DomainError('not_found')
  return detailFor(db, actor, id)
}
