import type { JournalKind } from '@liren/shared/points'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { AccountKind, Currency } from './points.moves.rules.ts'

export interface BalanceRow {
  currency: Currency
  kind: AccountKind
  balance: number
}

const balancesStatement: Hot = {
  name: 'points_balances',
  text: `SELECT currency, kind, balance::float8 AS balance FROM points_account
    WHERE community_id = $1 AND owner_id = $2 AND kind IN ('member', 'debt')`,
}

export const readBalances = (db: Db, communityId: string, accountId: string) =>
  db.hot<BalanceRow>(balancesStatement, [communityId, accountId])

const endsStatement: Hot = {
  name: 'points_ends',
  text: `SELECT expires_at AS "expiresAt", sum(remaining)::int AS points FROM points_lot
    WHERE community_id = $1 AND account_id = $2 AND remaining > 0 AND expires_at > (SELECT app.now())
    GROUP BY expires_at ORDER BY expires_at`,
}

/** What lives of a member's points, by when it ends. */
export const readEnds = (db: Db, communityId: string, accountId: string) =>
  db.hot<{ expiresAt: Date; points: number }>(endsStatement, [communityId, accountId])

export interface EntryRow {
  accountId: string
  seq: number
  journalId: string
  kind: JournalKind
  at: Date
  amount: number
  balance: number
  note: string | null
  isReversed: boolean
}

const statementStatement: Hot = {
  name: 'points_statement',
  text: `SELECT e.account_id AS "accountId", e.seq, e.journal_id AS "journalId", j.kind, j.at, e.amount::float8 AS amount,
      e.balance::float8 AS balance, j.note,
      EXISTS (SELECT FROM points_journal r WHERE r.community_id = $1 AND r.reverses_id = j.id) AS "isReversed"
    FROM points_account a
    CROSS JOIN LATERAL (
      (SELECT v.to_id AS account_id, v.to_seq AS seq, v.journal_id, v.amount, v.to_balance AS balance
        FROM points_movement v WHERE v.community_id = $1 AND v.to_id = a.id AND v.to_seq < $5
        ORDER BY v.to_seq DESC LIMIT $6)
      UNION ALL
      (SELECT v.from_id, v.from_seq, v.journal_id, -v.amount, v.from_balance
        FROM points_movement v WHERE v.community_id = $1 AND v.from_id = a.id AND v.from_seq < $5
        ORDER BY v.from_seq DESC LIMIT $6)) e
    JOIN points_journal j ON j.community_id = $1 AND j.id = e.journal_id
    WHERE a.community_id = $1 AND a.owner_id = $2 AND a.currency = $3 AND a.kind = $4
    ORDER BY e.seq DESC LIMIT $6`,
}

/** Movements of one account before a number, newest first. Each side is read along its own key, so no page is slow. */
export const listEntries = (
  db: Db,
  at: { communityId: string; ownerId: string; currency: Currency; kind: AccountKind },
  beforeSeq: number,
  limit: number,
) => db.hot<EntryRow>(statementStatement, [at.communityId, at.ownerId, at.currency, at.kind, beforeSeq, limit])

const takenBackStatement: Hot = {
  name: 'points_minutes_taken_back',
  text: `SELECT coalesce(sum(v.amount), 0)::int AS minutes FROM points_journal r
    JOIN points_journal j ON j.community_id = r.community_id AND j.id = r.reverses_id
    JOIN points_movement v ON v.community_id = r.community_id AND v.journal_id = r.id AND v.currency = 'TIME'
    JOIN points_account a ON a.community_id = v.community_id AND a.id = v.from_id AND a.kind = 'member'
    WHERE r.community_id = $1 AND r.account_id = $2 AND r.kind = 'reversal' AND r.at > $3 AND j.at <= $3`,
}

/** Minutes that were credited by an instant and taken back after it. */
export async function readTakenBack(db: Db, communityId: string, accountId: string, since: Date): Promise<number> {
  const [row] = await db.hot<{ minutes: number }>(takenBackStatement, [communityId, accountId, since])
  return row?.minutes ?? 0
}
