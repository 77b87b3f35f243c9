export type Currency = 'POINT' | 'TIME'

/**
 * Where points and minutes lie. A member's own; what a member owes since a credit was taken back; where all comes from
 * and goes back to (below zero by what is out), and the same for what an older book brought; where expired points end; between an order and its handover; at the
 * merchant who handed over.
 */
export type AccountKind = 'member' | 'debt' | 'issuance' | 'opening' | 'expired' | 'escrow' | 'merchant'

/** Where credits come from. */
export type Source = 'issuance' | 'opening'

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

/** Points that are granted, and when they are gone. */
export interface Grant {
  amount: number
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
  begins: Grant[]
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

export interface Credit {
  minutes: number
  grants: readonly Grant[]
  owed: number
  source?: Source
}

/** A credit: minutes for good; points pay what is owed first, those that end first before others, and the rest lives. */
export function creditPlan({ minutes, grants, owed, source = 'issuance' }: Credit): Plan {
  const points = grants.reduce((sum, { amount }) => sum + amount, 0)
  const paid = Math.min(points, owed)
  let due = paid
  const begins = grants
    .toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
    .flatMap(({ amount, expiresAt }) => {
      const used = Math.min(amount, due)
      due -= used
      return amount > used ? [{ amount: amount - used, expiresAt }] : []
    })
  return {
    moves: [
      ...move('TIME', source, 'member', minutes),
      ...move('POINT', source, 'debt', paid),
      ...move('POINT', source, 'member', points - paid),
    ],
    uses: [],
    begins,
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
  /** The credit's own lots, and how much of them had expired. None when all of it paid a debt. */
  lotIds: readonly string[]
  expired: number
  /** Where it came from. */
  source: Source
  /** The person's lots that live. */
  lots: readonly Lot[]
}

/**
 * Takes a credit back: what of it expired from where it went, the rest from its own lots, then from others in their order;
 * what the person has no longer is owed. A balance never falls below zero.
 */
export function reversalPlan({ minutes, points, lotIds, expired, source, lots }: Reversal): Plan {
  const due = points - expired
  const own = takeFirst(
    lots.filter(({ id }) => lotIds.includes(id)),
    due,
  )
  const others = takeFirst(
    lots.filter(({ id }) => !lotIds.includes(id)),
    due + sumOf(own),
  )
  const uses = [...own, ...others]
  const taken = -sumOf(uses)
  return {
    moves: [
      ...move('TIME', 'member', source, minutes),
      ...move('POINT', 'expired', source, expired),
      ...move('POINT', 'member', source, taken),
      ...move('POINT', 'debt', source, due - taken),
    ],
    uses,
    begins: [],
  }
}
