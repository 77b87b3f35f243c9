import type { StreetRow } from '@liren/shared/complaints.street'
import type { Page, PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { periodOf } from './complaints.board.rules.ts'
import { streetFiguresOf } from './complaints.street.rules.ts'
import * as store from './complaints.street.store.ts'

/** Whoever holds a street office supervises the communities of that street. */
export const maySupervise = (actor: AccountActor): boolean => actor.above.some(({ role }) => role === 'street')

/** How the communities of the actor's street stand, one after the other, by figures alone. */
export async function streetFor(
  db: Db,
  { accountId, above }: AccountActor,
  query: PageQuery & { from: string; to: string },
): Promise<Page<StreetRow>> {
  const span = periodOf(query)
  const streets = above.flatMap(({ role, scopeId }) => (role === 'street' && scopeId !== null ? [scopeId] : []))
  const found = await store.communitiesUnder(db, streets, textPositionOf(query), query.limit + 1)
  const rows = new Map<string, StreetRow>()
  for (const { id, name } of found.slice(0, query.limit)) {
    await db.enter({ accountId, communityId: id })
    const { listed, silent, pushed, offList, ...counted } = await store.readFigures(db, id, span)
    rows.set(id, {
      ...{ communityId: id, name, listed, silent, tasks: { pushed, offList } },
      ...streetFiguresOf(counted, counted),
    })
  }
  await db.enter({ accountId })
  const page = pageFrom(
    found,
    query.limit,
    ({ code, id }) => [code, id],
    ({ id }) => rows.get(id),
  )
  return { ...page, items: page.items.filter((item) => item !== undefined) }
}
