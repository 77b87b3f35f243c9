export type Currency = 'POINT' | 'TIME'

/**
 * Where points and minutes lie. A member's own; what a member owes since a credit was taken back; where all comes from
 * and goes back to (below zero by what is out); where expired points end; between an order and its handover; at the
 * merchant who handed over.
 */
export type AccountKind = 'member' | 'debt' | 'issuance' | 'expired' | 'escrow' | 'merchant'

export interface Move {
  currency: Currency
  from: AccountKind
  to: AccountKind
  amount: number
}

/** Points of one grant that live until an instant. */
export interface Lot {
  id: string
  remaining: number
  expiresAt: Date
}

/** How much of a lot is taken (below zero) or given back. */
export interface LotUse {
  lotId: string
  amount: number
}

/** What a journal does: amounts that move, lots that shrink and grow, lots that begin. */
export interface Plan {
  moves: Move[]
  uses: LotUse[]
  begins: { amount: number; expiresAt: Date }[]
}

const move = (currency: Currency, from: AccountKind, to: AccountKind, amount: number): Move[] =>
  amount > 0 ? [{ currency, from, to, amount }] : []

const inOrder = (lots: readonly Lot[]): Lot[] =>
  lots.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : 1))

/** What there is to take of the lots, the one that ends first before the others, up to an amount. */
export function takeFirst(lots: readonly Lot[], amount: number): LotUse[] {
  let left = amount
  return inOrder(lots).flatMap(({ id, remaining }) => {
    const taken = Math.min(remaining, left)
    left -= taken
    return taken > 0 ? [{ lotId: id, amount: -taken }] : []
  })
}

const sumOf = (uses: readonly LotUse[]): number => uses.reduce((sum, { amount }) => sum + amount, 0)

/** A credit: minutes for good; points pay what is owed first, and the rest lives until it expires. */
export function creditPlan(credit: { minutes: number; points: number; owed: number; expiresAt: Date }): Plan {
  const paid = Math.min(credit.points, credit.owed)
  const kept = credit.points - paid
  return {
    moves: [
      ...move('TIME', 'issuance', 'member', credit.minutes),
      ...move('POINT', 'issuance', 'debt', paid),
      ...move('POINT', 'issuance', 'member', kept),
    ],
    uses: [],
    begins: kept > 0 ? [{ amount: kept, expiresAt: credit.expiresAt }] : [],
  }
}

/** What has expired by now goes; null when nothing has. */
export function expiryPlan(lots: readonly Lot[], now: Date): Plan | null {
  return lapsePlan(lots.filter(({ expiresAt }) => expiresAt <= now))
}

/** All that is left of some lots goes, whenever they would have ended; null when nothing is left. */
export function lapsePlan(lots: readonly Lot[]): Plan | null {
  const uses = lots
    .filter(({ remaining }) => remaining > 0)
    .map(({ id, remaining }) => ({ lotId: id, amount: -remaining }))
  if (uses.length === 0) return null
  return { moves: move('POINT', 'member', 'expired', -sumOf(uses)), uses, begins: [] }
}

export interface Reversal {
  minutes: number
  /** All that the credit granted, what paid a debt included. */
  points: number
  /** The credit's own lot, and how much of it had expired. Null when all of it paid a debt. */
  lotId: string | null
  expired: number
  /** The person's lots that live. */
  lots: readonly Lot[]
}

/**
 * Takes a credit back: what of it expired from where it went, the rest from its own lot, then from others in their order;
 * what the person has no longer is owed. A balance never falls below zero.
 */
export function reversalPlan({ minutes, points, lotId, expired, lots }: Reversal): Plan {
  const due = points - expired
  const own = takeFirst(
    lots.filter(({ id }) => id === lotId),
    due,
  )
  const others = takeFirst(
    lots.filter(({ id }) => id !== lotId),
    due + sumOf(own),
  )
  const uses = [...own, ...others]
  const taken = -sumOf(uses)
  return {
    moves: [
      ...move('TIME', 'member', 'issuance', minutes),
      ...move('POINT', 'expired', 'issuance', expired),
      ...move('POINT', 'member', 'issuance', taken),
      ...move('POINT', 'debt', 'issuance', due - taken),
    ],
    uses,
    begins: [],
  }
}
