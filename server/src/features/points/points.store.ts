import type { JournalKind } from '@liren/shared/points'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { AccountKind, Currency, Lot, LotUse, Source } from './points.moves.rules.ts'
import type { LockedAccount, Posting } from './points.posting.rules.ts'
import { pointsJournal, pointsLot, pointsLotUse, pointsMovement } from './points.tables.ts'

export interface AccountKey {
  currency: Currency
  kind: AccountKind
  ownerId: string
}

const columnsOf = (keys: readonly AccountKey[]) => [
  keys.map(({ currency }) => currency),
  keys.map(({ kind }) => kind),
  keys.map(({ ownerId }) => ownerId),
]

const thereStatement: Hot = {
  name: 'points_accounts_there',
  text: `SELECT count(*)::int AS n FROM points_account WHERE community_id = $1 AND (currency, kind, owner_id) IN
    (SELECT * FROM unnest($2::text[], $3::text[], $4::uuid[]))`,
}
const openStatement: Hot = {
  name: 'points_accounts_open',
  text: `INSERT INTO points_account (community_id, id, currency, kind, owner_id, balance, seq)
    SELECT $1, gen_random_uuid(), k.currency, k.kind, k.owner_id, 0, 0
    FROM unnest($2::text[], $3::text[], $4::uuid[]) k(currency, kind, owner_id)
    ORDER BY k.currency, k.kind, k.owner_id
    ON CONFLICT ON CONSTRAINT points_account_owner_key DO NOTHING`,
}
const lockStatement: Hot = {
  name: 'points_accounts_lock',
  text: `SELECT id, currency, kind, balance::float8 AS balance, seq FROM points_account WHERE community_id = $1
      AND (currency, kind, owner_id) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::uuid[]))
    ORDER BY currency, kind, owner_id FOR UPDATE`,
}

/**
 * Opens the accounts that are not there yet, then locks them all, always in the same order, so that nobody waits in a
 * circle.
 */
export async function lockAccounts(db: Db, communityId: string, keys: readonly AccountKey[]): Promise<LockedAccount[]> {
  const values = [communityId, ...columnsOf(keys)]
  const [there] = await db.hot<{ n: number }>(thereStatement, values)
  if (there?.n !== keys.length) await db.hot(openStatement, values)
  return db.hot<LockedAccount>(lockStatement, values)
}

const lotsStatement: Hot = {
  name: 'points_lots_left',
  text: `SELECT id, remaining::int AS remaining, expires_at AS "expiresAt" FROM points_lot
    WHERE community_id = $1 AND account_id = $2 AND remaining > 0 ORDER BY expires_at, id`,
}

/** What is left of a member's lots, the one that ends next first; what has expired, too, until it is moved. */
export const readLots = (db: Db, communityId: string, accountId: string) =>
  db.hot<Lot>(lotsStatement, [communityId, accountId])

export const insertJournal = (db: Db, row: typeof pointsJournal.$inferInsert) =>
  db.orm.insert(pointsJournal).values(row)

const balancesStatement: Hot = {
  name: 'points_accounts_write',
  text: `UPDATE points_account a SET balance = n.balance, seq = n.seq
    FROM unnest($2::uuid[], $3::bigint[], $4::int[], $5::int[]) n(id, balance, seq, was)
    WHERE a.community_id = $1 AND a.id = n.id AND a.seq = n.was RETURNING a.id`,
}

/** Writes movements with the balances after them; false when an account has moved since it was read. */
export async function writePosting(
  db: Db,
  communityId: string,
  journalId: string,
  { movements, accounts }: Posting,
): Promise<boolean> {
  const written = await db.hot(balancesStatement, [
    communityId,
    accounts.map(({ id }) => id),
    accounts.map(({ balance }) => balance),
    accounts.map(({ seq }) => seq),
    accounts.map(({ was }) => was),
  ])
  if (written.length < accounts.length) return false
  await db.orm.insert(pointsMovement).values(movements.map((one) => ({ ...one, communityId, journalId })))
  return true
}

const useStatement: Hot = {
  name: 'points_lots_use',
  text: `UPDATE points_lot l SET remaining = l.remaining + n.amount FROM unnest($2::uuid[], $3::bigint[]) n(id, amount)
    WHERE l.community_id = $1 AND l.id = n.id`,
}

/** Takes of lots and gives back to them, with a row for each. */
export async function writeUses(
  db: Db,
  communityId: string,
  journalId: string,
  uses: readonly LotUse[],
): Promise<void> {
  if (uses.length === 0) return
  await db.hot(useStatement, [communityId, uses.map(({ lotId }) => lotId), uses.map(({ amount }) => amount)])
  await db.orm.insert(pointsLotUse).values(uses.map((use) => ({ ...use, communityId, journalId })))
}

export const insertLots = (db: Db, rows: (typeof pointsLot.$inferInsert)[]) => db.orm.insert(pointsLot).values(rows)

const grantedStatement: Hot = {
  name: 'points_granted_on',
  text: `SELECT coalesce(sum(v.amount), 0)::int AS n FROM points_journal j
    JOIN points_movement v ON v.community_id = j.community_id AND v.journal_id = j.id AND v.currency = 'POINT'
    WHERE j.community_id = $1 AND j.account_id = $2 AND j.served_on = $3 AND j.kind IN ('service', 'rule')
      AND NOT EXISTS (SELECT FROM points_journal r WHERE r.community_id = j.community_id AND r.reverses_id = j.id)`,
}

/** Points that shifts and rules of a day have granted a member, those taken back left out. */
export async function grantedOn(db: Db, communityId: string, accountId: string, day: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(grantedStatement, [communityId, accountId, day])
  return row?.n ?? 0
}

export interface CreditRow {
  id: string
  kind: JournalKind
  accountId: string
  minutes: number
  points: number
  lotIds: string[]
  /** Of its lots. */
  expired: number
  source: Source
  isReversed: boolean
}

const creditStatement: Hot = {
  name: 'points_credit_find',
  text: `SELECT j.id, j.kind, j.account_id AS "accountId",
      ARRAY(SELECT l.id FROM points_lot l WHERE l.community_id = j.community_id AND l.journal_id = j.id) AS "lotIds",
      (SELECT a.kind FROM points_movement v JOIN points_account a ON a.community_id = v.community_id AND a.id = v.from_id
        WHERE v.community_id = j.community_id AND v.journal_id = j.id AND v.ordinal = 1) AS source,
      coalesce((SELECT sum(v.amount) FROM points_movement v WHERE v.community_id = j.community_id
        AND v.journal_id = j.id AND v.currency = 'TIME'), 0)::int AS minutes,
      coalesce((SELECT sum(v.amount) FROM points_movement v WHERE v.community_id = j.community_id
        AND v.journal_id = j.id AND v.currency = 'POINT'), 0)::int AS points,
      coalesce((SELECT -sum(u.amount) FROM points_lot l
        JOIN points_lot_use u ON u.community_id = l.community_id AND u.lot_id = l.id
        JOIN points_journal e ON e.community_id = u.community_id AND e.id = u.journal_id AND e.kind = 'expiry'
        WHERE l.community_id = j.community_id AND l.journal_id = j.id), 0)::int AS expired,
      EXISTS (SELECT FROM points_journal r WHERE r.community_id = j.community_id AND r.reverses_id = j.id)
        AS "isReversed"
    FROM points_journal j WHERE j.community_id = $1 AND j.id = $2`,
}

/** A journal as a credit to be taken back, or null when there is none of the id. */
export async function findCredit(db: Db, communityId: string, journalId: string): Promise<CreditRow | null> {
  const [row] = await db.hot<CreditRow>(creditStatement, [communityId, journalId])
  return row ?? null
}

const takenStatement: Hot = {
  name: 'points_taken_for',
  text: `SELECT u.lot_id AS "lotId", -u.amount::int AS amount, l.expires_at AS "expiresAt" FROM points_journal j
    JOIN points_lot_use u ON u.community_id = j.community_id AND u.journal_id = j.id
    JOIN points_lot l ON l.community_id = u.community_id AND l.id = u.lot_id
    WHERE j.community_id = $1 AND j.kind = 'order' AND j.source_id = $2`,
}

/** What an order took, lot by lot. */
export const takenFor = (db: Db, communityId: string, orderId: string) =>
  db.hot<{ lotId: string; amount: number; expiresAt: Date }>(takenStatement, [communityId, orderId])

const dueStatement: Hot = {
  name: 'points_lots_due',
  text: `SELECT DISTINCT account_id AS id FROM points_lot
    WHERE community_id = $1 AND remaining > 0 AND expires_at <= (SELECT app.now()) LIMIT $2`,
}

/** Members of whose points some have expired and not been moved yet. */
export async function membersDue(db: Db, communityId: string, limit: number): Promise<string[]> {
  return (await db.hot<{ id: string }>(dueStatement, [communityId, limit])).map(({ id }) => id)
}
