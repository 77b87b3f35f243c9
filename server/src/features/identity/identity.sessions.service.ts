import type { Session } from '@liren/shared/identity'
import { uuidv7 } from 'uuidv7'
import { digest, randomToken } from '../../platform/crypto/tokens.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { accessTokenSeconds, type Claims } from '../../platform/http/tokens.ts'
import type { IdentityDeps } from './identity.deps.ts'
import { judgeRefresh, refreshDays } from './identity.rules.ts'
import {
  deleteRefreshToken,
  endSessions,
  holdSession,
  insertRefreshToken,
  insertSession,
  lockRefreshToken,
  touchSession,
  useRefreshToken,
} from './identity.sessions.store.ts'

/**
 * Throws `unauthenticated` unless the session is live; it stays so until the transaction ends, and who deletes the
 * account meanwhile waits for what is done here. Runs in the person's own context.
 */
export async function expectSession(db: Db, { sub, sid }: Claims): Promise<void> {
  if (!(await holdSession(db, sid, sub))) throw new DomainError('unauthenticated')
}

export interface Device {
  id: string
  platform: 'weapp' | 'h5'
  label: string
}

interface Holder {
  accountId: string
  sessionId: string
  isNewAccount: boolean
}

async function tokensFor(deps: IdentityDeps, db: Db, holder: Holder): Promise<Session & { refreshDigest: string }> {
  const refreshToken = randomToken()
  const refreshDigest = digest(refreshToken)
  await insertRefreshToken(db, refreshDigest, holder.sessionId, refreshDays)
  return {
    ...holder,
    accessToken: deps.signAccess({ sub: holder.accountId, sid: holder.sessionId }),
    accessExpiresAt: new Date(Date.now() + accessTokenSeconds * 1000).toISOString(),
    refreshToken,
    refreshDigest,
  }
}

/** Opens a session on a device, in a transaction of purpose `login` or `demo`. */
export async function openSession(
  deps: IdentityDeps,
  db: Db,
  account: { accountId: string; isNewAccount: boolean },
  device: Device,
): Promise<Session> {
  const sessionId = uuidv7()
  const { accountId } = account
  await insertSession(db, {
    id: sessionId,
    accountId,
    deviceId: device.id,
    platform: device.platform,
    deviceLabel: device.label,
  })
  return tokensFor(deps, db, { ...account, sessionId })
}

/**
 * Trades a refresh token for new tokens. A second use of a traded token ends the whole session
 * (`refresh_reused`), except the repetition of a request whose reply was lost (`identity.rules`).
 */
export async function refresh(deps: IdentityDeps, refreshToken: string): Promise<Session> {
  const presented = digest(refreshToken)
  // The end of a family must be committed, so refusals are thrown only after the transaction.
  const outcome = await withContext(deps.pool, { purpose: 'login' }, async (db) => {
    const found = await lockRefreshToken(db, presented)
    if (!found) return 'unauthenticated'
    const { token, session } = found
    const verdict = judgeRefresh(
      { ...token, sessionEndedAt: session.endedAt, successorUsedAt: found.successorUsedAt },
      found.now,
    )
    if (verdict === 'refuse') return 'unauthenticated'
    if (verdict === 'end_family') {
      await endSessions(db, session.accountId, session.id)
      return 'refresh_reused'
    }
    if (token.successorDigest) await deleteRefreshToken(db, token.successorDigest)
    const tokens = await tokensFor(deps, db, {
      accountId: session.accountId,
      sessionId: session.id,
      isNewAccount: false,
    })
    await useRefreshToken(db, presented, tokens.refreshDigest)
    await touchSession(db, session.id)
    return tokens
  })
  if (typeof outcome === 'string') throw new DomainError(outcome)
  return outcome
}

/** Ends the caller's session, or all of the account's. */
export async function signOut(db: Db, actor: AccountActor, everywhere: boolean): Promise<void> {
  await endSessions(db, actor.accountId, everywhere ? null : actor.sessionId)
}
