import type { PageQuery } from '@liren/shared/page'
import type { DeskLine, DeskPerson } from '@liren/shared/points.desk'
import type { OrderState } from '@liren/shared/points.shop'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import * as store from './points.desk.store.ts'
import { mayKeepPoints } from './points.policy.ts'
import { findMerchant } from './points.shop.store.ts'

/** For which merchant alone the actor serves; null for all, as the committee does. */
export const deskOf = async (db: Db, actor: CommunityActor): Promise<store.DeskMerchant | null> =>
  mayKeepPoints(actor) ? null : store.merchantOf(db, actor.communityId, actor.accountId)

/** Orders of the merchant the actor serves for, or of all. */
export async function deskOrdersFor(db: Db, actor: CommunityActor, query: PageQuery & { state: OrderState }) {
  const { communityId } = actor
  const merchantId = (await deskOf(db, actor))?.id ?? null
  const which = { communityId, merchantId, state: query.state }
  const rows = await store.listDeskOrders(db, which, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ orderedAt, id }) => [orderedAt, id],
    (row): DeskLine => ({
      ...{ orderId: row.id, title: row.title, kind: row.kind, price: row.price, state: row.state },
      ...{ nickname: row.nickname, merchant: row.merchant },
      ...{ orderedAt: row.orderedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null },
    }),
  )
}

const present = ({ grantId, nickname, phoneMasked, merchantId, merchantName }: store.DeskPersonRow): DeskPerson => ({
  ...{ grantId, nickname, phoneMasked },
  merchant: merchantId === null ? null : { id: merchantId, name: merchantName ?? '' },
})

/** Who serves at desks, and for whom. */
export const deskPeople = async (db: Db, { communityId }: CommunityActor) => ({
  items: (await store.listDeskPeople(db, communityId)).map(present),
})

async function expectPerson(db: Db, communityId: string, grantId: string): Promise<store.DeskPersonRow> {
  const [row] = await store.listDeskPeople(db, communityId, grantId)
  if (!row) throw new DomainError('not_found')
  return row
}

/** Lets somebody at a desk serve one merchant alone, or all again. */
export async function setDeskPerson(
  db: Db,
  { communityId, accountId: by }: CommunityActor,
  grantId: string,
  merchantId: string | null,
): Promise<DeskPerson> {
  const { accountId } = await expectPerson(db, communityId, grantId)
  if (merchantId !== null && !(await findMerchant(db, communityId, merchantId))) throw new DomainError('not_found')
  await store.writeDeskPerson(db, { communityId, accountId }, { merchantId, by })
  return present(await expectPerson(db, communityId, grantId))
}
