import type { PageQuery } from '@liren/shared/page'
import type { Item, ItemDraft, Merchant, merchantDraft } from '@liren/shared/points.shop'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, textPositionOf } from '../../platform/http/cursor.ts'
import { mayKeepPoints } from './points.policy.ts'
import * as store from './points.shop.store.ts'

const presentMerchant = (actor: CommunityActor, row: store.MerchantRow): Merchant => ({
  id: row.id,
  name: row.name,
  address: row.address,
  hours: row.hours,
  isOn: row.isOn,
  version: row.version,
  abilities: { edit: mayKeepPoints(actor) },
})

async function expectMerchant(db: Db, { communityId }: CommunityActor, id: string): Promise<store.MerchantRow> {
  const row = await store.findMerchant(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  return row
}

/** Merchants by name; those taken out only for the committee. */
export async function merchantsFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const after = textPositionOf(query)
  const rows = await store.listMerchants(db, actor.communityId, mayKeepPoints(actor), after, query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.name, row.id],
    (row) => presentMerchant(actor, row),
  )
}

type MerchantDraft = z.output<typeof merchantDraft>

export async function addMerchant(db: Db, actor: CommunityActor, draft: MerchantDraft): Promise<Merchant> {
  const id = uuidv7()
  await store.insertMerchant(db, { ...draft, communityId: actor.communityId, id, version: 1 })
  return presentMerchant(actor, await expectMerchant(db, actor, id))
}

/** Changes a merchant, unless somebody has since `version`. */
export async function editMerchant(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, ...draft }: MerchantDraft & { version: number },
): Promise<Merchant> {
  await expectMerchant(db, actor, id)
  const at = { communityId: actor.communityId, id, version }
  if (!(await store.updateMerchant(db, at, draft))) throw new DomainError('edited_elsewhere')
  return presentMerchant(actor, await expectMerchant(db, actor, id))
}

const presentItem = (actor: CommunityActor, row: store.ItemRow): Item => ({
  id: row.id,
  merchant: { id: row.merchantId, name: row.merchantName, address: row.address, hours: row.hours },
  kind: row.kind,
  title: row.title,
  body: row.body,
  price: row.price,
  perPerson: row.perPerson,
  stock: row.stock,
  isOn: row.isOn,
  version: row.version,
  mine: row.mine,
  abilities: {
    order: row.isOn && row.stock > 0 && (row.perPerson === null || row.mine < row.perPerson),
    edit: mayKeepPoints(actor),
  },
})

/** An item the actor may see: of what is switched off only the committee knows. */
export async function expectItem(db: Db, actor: CommunityActor, id: string): Promise<store.ItemRow> {
  const row = await store.findItem(db, actor.communityId, actor.accountId, id)
  if (!row || !(row.isOn || mayKeepPoints(actor))) throw new DomainError('not_found')
  return row
}

export const itemFor = async (db: Db, actor: CommunityActor, id: string): Promise<Item> =>
  presentItem(actor, await expectItem(db, actor, id))

/** What the shop has, the newest first. */
export async function itemsFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const { communityId, accountId } = actor
  const after = textPositionOf(query)
  const who = { communityId, accountId, withAll: mayKeepPoints(actor) }
  const rows = await store.listItems(db, who, after?.[1] ?? null, query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => ['item', row.id],
    (row) => presentItem(actor, row),
  )
}

/** Puts something into the shop; `not_found` for a merchant who is not there. */
export async function addItem(db: Db, actor: CommunityActor, draft: ItemDraft): Promise<Item> {
  await expectMerchant(db, actor, draft.merchantId)
  const id = uuidv7()
  await store.insertItem(db, { ...draft, communityId: actor.communityId, id, version: 1 })
  return itemFor(db, actor, id)
}

/** Changes an item, unless somebody has since `version`. */
export async function editItem(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, ...draft }: ItemDraft & { version: number },
): Promise<Item> {
  await expectItem(db, actor, id)
  await expectMerchant(db, actor, draft.merchantId)
  const at = { communityId: actor.communityId, id, version }
  if (!(await store.updateItem(db, at, draft))) throw new DomainError('edited_elsewhere')
  return itemFor(db, actor, id)
}

/** Counts a stock up or down, with a reason that stays. */
export async function countStock(
  db: Db,
  actor: CommunityActor,
  itemId: string,
  { change, reason }: { change: number; reason: string },
): Promise<Item> {
  const { communityId, accountId } = actor
  await expectItem(db, actor, itemId)
  const stock = await store.changeStock(db, communityId, itemId, change)
  if (stock === null) throw new DomainError('not_found')
  const at = await readClock(db)
  await store.insertStockChange(db, { communityId, id: uuidv7(), itemId, change, stock, reason, accountId, at })
  return itemFor(db, actor, itemId)
}

/** Every change of a stock by hand, newest first. */
export async function stockChangesFor(db: Db, actor: CommunityActor, itemId: string, query: PageQuery) {
  await expectItem(db, actor, itemId)
  const rows = await store.listStockChanges(db, actor.communityId, itemId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.at, row.id],
    (row) => ({ ...row, at: row.at.toISOString() }),
  )
}
