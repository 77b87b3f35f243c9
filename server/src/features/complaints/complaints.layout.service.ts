import type { SheetLayout } from '@liren/shared/complaints.layout'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import * as store from './complaints.layout.store.ts'
import { maySettle } from './complaints.policy.ts'

const present = (actor: CommunityActor, row: store.LayoutRow): SheetLayout => ({ ...row, canEdit: maySettle(actor) })

/** In which columns the sheet for the city's own system is written. */
export const layoutFor = async (db: Db, actor: CommunityActor): Promise<SheetLayout> =>
  present(actor, await store.readLayout(db, actor.communityId))

/** Sets these columns, unless somebody else has since `version`. */
export async function setLayout(db: Db, actor: CommunityActor, edit: store.LayoutRow): Promise<SheetLayout> {
  const row = await store.writeLayout(db, actor.communityId, edit, actor.accountId)
  if (!row) throw new DomainError('edited_elsewhere')
  return present(actor, row)
}
