import type pg from 'pg'
import type { Vault } from '../crypto/vault.ts'
import { VaultError } from '../crypto/vault.error.ts'
import { withContext, type Db } from '../db/context.ts'
import { WechatError } from './wechat.error.ts'
import type { SharedToken } from './wechat.ts'

/** Taken off the end of a token's life, so that it does not expire on its way to WeChat. */
const marginSeconds = 60
/** Whoever waits for the row waits for another process to hear from WeChat: longer than our statements usually may. */
const waitMs = 15_000
const lockNotAvailable = '55P03'
const queryCanceled = '57014'

const statements = {
  read: {
    name: 'shared_token_read',
    text: 'SELECT value_sealed AS "sealed" FROM shared_token WHERE name = $1 AND expires_at > app.now()',
  },
  patience: {
    name: 'shared_token_patience',
    text: `SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $1, true),
           set_config('idle_in_transaction_session_timeout', $2, true)`,
  },
  // Something must be there to lock before the first token is.
  claim: {
    name: 'shared_token_claim',
    text: `INSERT INTO shared_token (name, value_sealed, expires_at) VALUES ($1, '', '-infinity')
           ON CONFLICT (name) DO NOTHING`,
  },
  lock: { name: 'shared_token_lock', text: 'SELECT 1 FROM shared_token WHERE name = $1 FOR UPDATE' },
  keep: {
    name: 'shared_token_keep',
    text: `UPDATE shared_token SET value_sealed = $2, expires_at = app.now() + make_interval(secs => $3)
           WHERE name = $1`,
  },
} as const

/**
 * The shared token `name` in the database, sealed. The row is locked while a new one is fetched, so that one process
 * fetches and the others, when it is their turn, find a token that is not the stale one and take it.
 */
export function tokenStore({ pool, vault, name }: { pool: pg.Pool; vault: Vault; name: string }): SharedToken {
  const place = { table: 'shared_token', column: 'value_sealed', row: name }
  let underWay: Promise<string> | null = null

  const read = async (db: Db) => {
    const [row] = await db.hot<{ sealed: string }>(statements.read, [name])
    return row ? openOrNull(vault, row.sealed, place) : null
  }
  const renewInTurn: SharedToken['renew'] = (stale, fetchNew) =>
    withContext(pool, { purpose: 'delivery' }, async (db) => {
      await db.hot(statements.patience, [String(waitMs), String(waitMs * 2)])
      await db.hot(statements.claim, [name])
      await db.hot(statements.lock, [name])
      const found = await read(db)
      if (found !== null && found !== stale) return found
      const { value, expiresInSeconds } = await fetchNew()
      await db.hot(statements.keep, [name, vault.seal(value, place), Math.max(1, expiresInSeconds - marginSeconds)])
      return value
    })

  return {
    current: () => withContext(pool, { purpose: 'delivery' }, read),
    async renew(stale, fetchNew) {
      // One connection of this process waits for the row, not one per request, or the pool would run dry.
      const joined = underWay && (await underWay)
      if (joined !== null && joined !== stale) return joined
      underWay ??= renewInTurn(stale, fetchNew)
        .catch(inOurWords)
        .finally(() => (underWay = null))
      return underWay
    },
  }
}

/** Every process before us waited in vain for WeChat, until our patience with the row ran out. */
function inOurWords(error: unknown): never {
  if (error instanceof Error && 'code' in error && (error.code === lockNotAvailable || error.code === queryCanceled))
    throw new WechatError('unavailable', 'stable_token', { reason: 'timeout' })
  throw error
}

/** A token whose key has left the ring is no loss: WeChat gives another. */
function openOrNull(vault: Vault, sealed: string, place: Parameters<Vault['open']>[1]): string | null {
  try {
    return vault.open(sealed, place)
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}
