import type { Db } from '../../platform/db/context.ts'
import * as store from './points.figures.store.ts'

const mostItems = 50

/** What the shop owes, and what it has. */
export const shopFigures = async (db: Db, communityId: string) => ({
  ...(await store.readLiabilities(db, communityId)),
  stock: await store.readStock(db, communityId, mostItems),
})
