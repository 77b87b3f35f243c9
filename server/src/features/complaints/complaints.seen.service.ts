import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { readTies, type TiesRow } from './complaints.people.store.ts'
import { sightOf, type Sight } from './complaints.policy.ts'
import { readComplaint, type ComplaintRow } from './complaints.store.ts'
import { officesIn } from './complaints.whistle.policy.ts'
import { isCalled } from './complaints.whistle.store.ts'

/** A matter, how much of it the actor sees, and what ties them to it; `not_found` when nothing. */
export async function expectSeen(
  db: Db,
  actor: CommunityActor,
  id: string,
): Promise<{ row: ComplaintRow; sight: NonNullable<Sight>; ties: TiesRow }> {
  const row = await readComplaint(db, actor.communityId, id)
  const at = { communityId: actor.communityId, complaintId: id }
  const ties = { ...(await readTies(db, actor, id)), isCalled: await isCalled(db, at, officesIn(actor)) }
  const sight = row && sightOf(actor, row, ties)
  if (!row || sight === null) throw new DomainError('not_found')
  return { row, sight, ties }
}
