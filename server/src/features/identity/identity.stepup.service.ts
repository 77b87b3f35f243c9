import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { Claims } from '../../platform/http/tokens.ts'
import { phoneOfAccount } from './identity.accounts.service.ts'
import { redeemCode } from './identity.codes.service.ts'
import type { IdentityDeps } from './identity.deps.ts'
import { countUse } from './identity.limits.service.ts'
import { limits, stepUpSeconds } from './identity.rules.ts'
import { findSession } from './identity.sessions.store.ts'
import { markSteppedUp, readStepUp } from './identity.stepup.store.ts'
import { sendCode, type CodeBy } from './identity.sms.service.ts'

async function expectLive(db: Db, claims: Claims): Promise<void> {
  const session = await findSession(db, claims.sid)
  if (!session || session.endedAt || session.accountId !== claims.sub) throw new DomainError('unauthenticated')
}

/** Sends a code to the caller's own phone; `forbidden` for an account without one. */
export async function sendStepUpCode(
  deps: IdentityDeps,
  claims: Claims,
  asked: { deviceId: string; address: string; by: CodeBy },
) {
  const phone = await withContext(deps.pool, { accountId: claims.sub }, async (db) => {
    await expectLive(db, claims)
    return phoneOfAccount(db, deps.vault, claims.sub)
  })
  if (phone === null) throw new DomainError('forbidden')
  const sent = await sendCode(deps, { ...asked, phone })
  return { ...sent, canCall: deps.demo || deps.sms?.callCode !== undefined }
}

/** Notes that the session's holder holds the account's phone, too. A code sent to any other phone is `code_wrong`. */
export async function stepUp(
  deps: IdentityDeps,
  claims: Claims,
  asked: { challengeId: string; code: string; address: string },
): Promise<{ until: string }> {
  await countUse(deps.pool, [[limits.triesPerAddress, deps.vault.blindIndex('network_address', asked.address)]])
  // A wrong try must be committed, so refusals are thrown only after the transaction.
  const outcome = await withContext(deps.pool, { accountId: claims.sub, purpose: 'login' }, async (db) => {
    await expectLive(db, claims)
    const proof = await redeemCode(db, deps.vault, asked)
    if (typeof proof === 'string') return proof
    if (proof.phone !== (await phoneOfAccount(db, deps.vault, claims.sub))) return 'code_wrong'
    const at = await markSteppedUp(db, claims.sid)
    return { until: new Date(at.getTime() + stepUpSeconds * 1000).toISOString() }
  })
  if (typeof outcome === 'string') throw new DomainError(outcome)
  return outcome
}

/**
 * Throws `step_up_required` unless a code to the account's phone was entered in this session within ten minutes. Whoever
 * signs in by WeChat alone has no phone to ask.
 */
export async function expectStepUp(db: Db, { accountId, sessionId }: AccountActor): Promise<void> {
  const { hasPhone, isFresh } = await readStepUp(db, accountId, sessionId, stepUpSeconds)
  if (hasPhone && !isFresh) throw new DomainError('step_up_required')
}

/** The same for what concerns others: whoever has no phone to ask may not at all. */
export async function expectFreshCode(db: Db, { accountId, sessionId }: AccountActor): Promise<void> {
  const { isFresh } = await readStepUp(db, accountId, sessionId, stepUpSeconds)
  if (!isFresh) throw new DomainError('step_up_required')
}
