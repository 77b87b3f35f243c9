import { creditKinds, type GrantRule } from '@liren/shared/points'
import type pg from 'pg'
import { dayInChina } from '../../platform/china.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import {
  expirePoints,
  lockMembers,
  openBook,
  owedIn,
  write,
  type Cause,
  type Holder,
  type Names,
} from './points.book.service.ts'
import { creditPlan, reversalPlan, type Grant, type Source } from './points.moves.rules.ts'
import { capped, expiryOf, pointsFor } from './points.rules.ts'
import { pointsTermsOf } from './points.settings.service.ts'
import * as store from './points.store.ts'

const namesFrom = (source: Source): Names => [
  ['POINT', 'member'],
  ['POINT', 'expired'],
  ['POINT', 'debt'],
  ['POINT', source],
  ['TIME', 'member'],
  ['TIME', source],
]
const creditNames = namesFrom('issuance')

/** What an older book brought comes from an account of its own, so that it is told from what was granted here. */
const sourceOf = (kind: Cause['kind']): Source => (kind === 'opening' ? 'opening' : 'issuance')

/** Locks the accounts of many in one order, for who credits them one after the other in one transaction. */
export const lockForCredit = (
  db: Db,
  communityId: string,
  accountIds: readonly string[],
  kind: Cause['kind'],
): Promise<void> => lockMembers(db, communityId, accountIds, namesFrom(sourceOf(kind)))

interface Credit extends Holder {
  minutes: number
  cause: Cause
}

/** Credits minutes and as many points as told; those that bring an end of their own keep it, the others end as usual. */
export async function creditPoints(
  db: Db,
  { minutes, points, dated = [], cause, ...holder }: Credit & { points: number; dated?: readonly Grant[] },
): Promise<{ journalId: string }> {
  const { lotMonths } = await pointsTermsOf(db, holder.communityId)
  const source = sourceOf(cause.kind)
  const book = await openBook(db, holder, namesFrom(source))
  const rest = points - dated.reduce((sum, { amount }) => sum + amount, 0)
  const grants = [...dated, { amount: rest, expiresAt: expiryOf(book.now, lotMonths) }]
  const plan = creditPlan({ minutes, grants, owed: owedIn(book), source })
  return { journalId: await write(db, book, cause, plan) }
}

/** Credits a shift: its minutes whole, points by the terms and under their caps. At most once for each source. */
export async function creditService(
  db: Db,
  { minutes, servedAt, cause, ...holder }: Credit & { servedAt: Date; cause: Cause & { sourceId: string } },
): Promise<{ journalId: string; points: number }> {
  const terms = await pointsTermsOf(db, holder.communityId)
  const book = await openBook(db, holder, creditNames)
  // Under the lock, so that two shifts of a day do not both find the cap untouched.
  const servedOn = dayInChina(servedAt)
  const before = await store.grantedOn(db, holder.communityId, holder.accountId, servedOn)
  const points = capped(pointsFor(minutes, terms.pointsPerHour), terms, before)
  const grants = [{ amount: points, expiresAt: expiryOf(book.now, terms.lotMonths) }]
  const plan = creditPlan({ minutes, grants, owed: owedIn(book) })
  return { journalId: await write(db, book, { ...cause, servedOn }, plan), points }
}

/**
 * Grants what a rule is worth, as far as the cap of the day lets it; no journal where nothing is left under it. The
 * unique key of kind, source and member lets it happen once.
 */
export async function creditRule(
  db: Db,
  holder: Holder,
  cause: Cause & { kind: 'rule'; rule: GrantRule; sourceId: string },
): Promise<{ journalId: string | null; points: number }> {
  const terms = await pointsTermsOf(db, holder.communityId)
  const book = await openBook(db, holder, creditNames)
  const servedOn = dayInChina(book.now)
  const before = await store.grantedOn(db, holder.communityId, holder.accountId, servedOn)
  const points = Math.min(terms.grants[cause.rule], Math.max(0, terms.capPointsPerDay - before))
  if (points === 0) return { journalId: null, points }
  const grants = [{ amount: points, expiresAt: expiryOf(book.now, terms.lotMonths) }]
  const plan = creditPlan({ minutes: 0, grants, owed: owedIn(book) })
  return { journalId: await write(db, book, { ...cause, servedOn }, plan), points }
}

/** A credit that may be taken back: `not_found`, `points_not_reversible` or `points_reversed` otherwise. */
export async function expectReversible(db: Db, communityId: string, journalId: string): Promise<store.CreditRow> {
  const credit = await store.findCredit(db, communityId, journalId)
  if (!credit) throw new DomainError('not_found')
  if (!creditKinds.includes(credit.kind)) throw new DomainError('points_not_reversible')
  if (credit.isReversed) throw new DomainError('points_reversed')
  return credit
}

/** Takes a credit back, whole and once; what the person has spent meanwhile is owed. */
export async function reverseCredit(
  db: Db,
  communityId: string,
  journalId: string,
  cause: Omit<Cause, 'kind' | 'reversesId'>,
): Promise<{ journalId: string }> {
  const { accountId, source } = await expectReversible(db, communityId, journalId)
  const book = await openBook(db, { communityId, accountId }, namesFrom(source))
  // Again under the lock: points may have expired, or the credit been taken back, meanwhile.
  const credit = await expectReversible(db, communityId, journalId)
  const plan = reversalPlan({ ...credit, lots: book.lots })
  return { journalId: await write(db, book, { ...cause, kind: 'reversal', reversesId: journalId }, plan) }
}

const atOnce = 200

/** Moves away what has expired, community by community, a person at a time. */
export async function sweepPoints(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) => store.membersDue(db, communityId, atOnce))
    for (const accountId of due)
      await withContext(pool, { communityId }, (db) => expirePoints(db, { communityId, accountId }))
  }
}
