import { createHash } from 'node:crypto'
import { pgErrorOf } from '../constraints.ts'
import type { Db, Hot } from '../db/context.ts'
import { DomainError } from '../errors.ts'

export interface Claim {
  accountId: string
  /** Null for calls above communities, which are kept in the table of accounts. */
  communityId: string | null
  key: string
  requestDigest: string
}

interface Stored {
  request_digest: string
  reply: string
}

const statements = (table: string, columns: string) => {
  const scope = columns.split(', ')
  const keyed = [...scope, 'key']
  const where = keyed.map((column, i) => `${column} = $${String(i + 1)}`).join(' AND ')
  const places = keyed.map((_, i) => `$${String(i + 1)}`).join(', ')
  const next = `$${String(keyed.length + 1)}`
  return {
    claim: {
      name: `${table}_claim`,
      text: `INSERT INTO ${table} (${keyed.join(', ')}, request_digest, status, reply)
        VALUES (${places}, ${next}, 0, '') ON CONFLICT DO NOTHING RETURNING key`,
    } satisfies Hot,
    find: { name: `${table}_find`, text: `SELECT request_digest, reply FROM ${table} WHERE ${where}` } satisfies Hot,
    keep: {
      name: `${table}_keep`,
      text: `UPDATE ${table} SET status = ${next}, reply = $${String(keyed.length + 2)} WHERE ${where}`,
    } satisfies Hot,
  }
}
const inCommunity = statements('idempotency_key', 'community_id, account_id')
const above = statements('account_idempotency_key', 'account_id')

const pick = ({ communityId, accountId, key }: Claim) =>
  communityId === null
    ? { sql: above, scope: [accountId, key] }
    : { sql: inCommunity, scope: [communityId, accountId, key] }

/** Digest of what was asked: the same key with another digest is a mistake of the caller. */
export const digestOf = (parts: unknown): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/**
 * Runs `work` once per key, in its own transaction: a repetition gets the stored reply.
 * Another body under the same key is `idempotency_key_reused`; a first call still running for longer than
 * `lock_timeout` is `request_in_flight`.
 */
export async function once<T>(db: Db, claim: Claim, status: number, work: () => Promise<T>): Promise<T> {
  const { sql, scope } = pick(claim)
  // Waits here while the first call with this key is still in its transaction.
  const claimed = await db.hot(sql.claim, [...scope, claim.requestDigest]).catch((error: unknown) => {
    if (pgErrorOf(error)?.code === '55P03') throw new DomainError('request_in_flight', { retryAfterSeconds: 1 })
    throw error
  })
  if (claimed.length === 0) {
    const [stored] = await db.hot<Stored>(sql.find, scope)
    if (!stored || stored.request_digest !== claim.requestDigest) throw new DomainError('idempotency_key_reused')
    return JSON.parse(stored.reply) as T
  }
  const result = await work()
  await db.hot(sql.keep, [...scope, status, JSON.stringify(result)])
  return result
}
