import { takeFirst, type Lot, type LotUse, type Plan } from './points.moves.rules.ts'

/** Sets points aside for an order, of the lots that end first; null when there are not enough. */
export function orderPlan(lots: readonly Lot[], price: number): Plan | null {
  const uses = takeFirst(lots, price)
  const taken = -uses.reduce((sum, { amount }) => sum + amount, 0)
  if (taken < price) return null
  return { moves: [{ currency: 'POINT', from: 'member', to: 'escrow', amount: price }], uses, begins: [] }
}

/** Points taken of a lot for an order, with the lot's end. */
export interface TakenOf {
  lotId: string
  amount: number
  expiresAt: Date
}

export interface Refund {
  taken: readonly TakenOf[]
  owed: number
  now: Date
  graceDays: number
}

const dayMs = 24 * 3_600_000

/**
 * Gives the points of an order back: what is owed is paid first; the rest goes back to the lots it came of, what lives
 * longest before the others. Of a lot that has ended meanwhile it lives on for the days of grace; without any it goes
 * back to its lot all the same, to expire there.
 */
export function refundPlan({ taken, owed, now, graceDays }: Refund): Plan {
  const total = taken.reduce((sum, { amount }) => sum + amount, 0)
  const paid = Math.min(total, owed)
  let left = total - paid
  const given = taken
    .toSorted((a, b) => b.expiresAt.getTime() - a.expiresAt.getTime() || (a.lotId < b.lotId ? -1 : 1))
    .flatMap((of) => {
      const amount = Math.min(of.amount, left)
      left -= amount
      return amount > 0 ? [{ ...of, amount }] : []
    })
  const hasGrace = ({ expiresAt }: TakenOf) => expiresAt <= now && graceDays > 0
  const uses: LotUse[] = given.filter((of) => !hasGrace(of)).map(({ lotId, amount }) => ({ lotId, amount }))
  const graced = given.filter(hasGrace).reduce((sum, { amount }) => sum + amount, 0)
  const moves: Plan['moves'] = []
  if (paid > 0) moves.push({ currency: 'POINT', from: 'escrow', to: 'debt', amount: paid })
  if (total > paid) moves.push({ currency: 'POINT', from: 'escrow', to: 'member', amount: total - paid })
  return {
    moves,
    uses,
    begins: graced > 0 ? [{ amount: graced, expiresAt: new Date(now.getTime() + graceDays * dayMs) }] : [],
  }
}
