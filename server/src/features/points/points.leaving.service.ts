import type { Db } from '../../platform/db/context.ts'
import { lapsePoints, type Holder } from './points.book.service.ts'
import { cancelWaiting } from './points.orders.service.ts'
import { balanceOf } from './points.reading.service.ts'
import * as store from './points.reading.store.ts'

/** More lines than anybody will ever have had. */
const allLines = 20_000
const newest = 2_147_483_647

/**
 * What waits is cancelled, and what is left to spend lapses with who could have spent it; the ledger stays, for it is the
 * community's, under the name that stays.
 */
export async function forgetPoints(db: Db, holder: Holder): Promise<void> {
  await cancelWaiting(db, holder)
  await lapsePoints(db, holder)
}

/** What a person has and has had, for whom asks for all that is kept about them. */
export async function tracesOfPoints(db: Db, communityId: string, accountId: string) {
  const lines = (currency: 'POINT' | 'TIME') =>
    store.listEntries(db, { communityId, ownerId: accountId, currency, kind: 'member' }, newest, allLines)
  const { points, minutes, debt } = await balanceOf(db, { communityId, accountId })
  const told = ({ kind, at, amount, balance, note }: store.EntryRow) => ({ kind, at, amount, balance, note })
  return {
    ...{ points, minutes, debt },
    pointsStatement: (await lines('POINT')).map(told),
    minutesStatement: (await lines('TIME')).map(told),
  }
}
