import type { AccountKind, Currency, Move } from './points.moves.rules.ts'

/** An account as it was locked. */
export interface LockedAccount {
  id: string
  currency: Currency
  kind: AccountKind
  balance: number
  /** How many movements it has had. */
  seq: number
}

export interface Movement {
  ordinal: number
  currency: Currency
  fromId: string
  toId: string
  amount: number
  fromSeq: number
  toSeq: number
  fromBalance: number
  toBalance: number
}

/** Movements with both balances after each, and the accounts as they are after all of them. */
export interface Posting {
  movements: Movement[]
  accounts: (LockedAccount & { was: number })[]
}

/** Writes moves onto locked accounts, one after the other. Throws when an account is not among them. */
export function post(locked: readonly LockedAccount[], moves: readonly Move[]): Posting {
  const accounts = new Map(locked.map((one) => [`${one.currency} ${one.kind}`, { ...one, was: one.seq }]))
  const at = (currency: Currency, kind: AccountKind) => {
    const found = accounts.get(`${currency} ${kind}`)
    if (!found) throw new Error(`the account ${currency} ${kind} is not locked`)
    return found
  }
  const movements = moves.map(({ currency, from, to, amount }, index): Movement => {
    const [source, target] = [at(currency, from), at(currency, to)]
    source.balance -= amount
    source.seq += 1
    target.balance += amount
    target.seq += 1
    return {
      ordinal: index + 1,
      currency,
      fromId: source.id,
      toId: target.id,
      amount,
      fromSeq: source.seq,
      toSeq: target.seq,
      fromBalance: source.balance,
      toBalance: target.balance,
    }
  })
  return { movements, accounts: [...accounts.values()].filter(({ seq, was }) => seq > was) }
}
