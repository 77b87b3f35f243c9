import type { Session } from '@liren/shared/identity'
import { uuidv7 } from 'uuidv7'
import { sameDigest, sixDigits } from '../../platform/crypto/tokens.ts'
import { withContext } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { SmsError } from '../../platform/sms/sms.error.ts'
import { accountFor } from './identity.accounts.service.ts'
import { consumeChallenge, insertChallenge, spendTry } from './identity.challenges.store.ts'
import type { IdentityDeps } from './identity.deps.ts'
import { takeFrom } from './identity.limits.store.ts'
import { codeSeconds, codeTries, limits, resendSeconds } from './identity.rules.ts'
import { openSession, type Device } from './identity.sessions.service.ts'

/** What neighbours see until the person chooses a name; nothing of the phone shows in it. */
const newcomer = '新邻居'

interface SentCode {
  challengeId: string
  expiresAt: string
  resendAfterSeconds: number
  demoCode?: string
}

/** Sends a sign-in code. Whether the phone is known here plays no part, so nobody can find out by asking. */
export async function sendCode(
  deps: IdentityDeps,
  asked: { phone: string; deviceId: string; address: string },
): Promise<SentCode> {
  const { vault, sms } = deps
  if (!sms && !deps.demo) throw new DomainError('sms_unavailable')
  const phoneIndex = vault.blindIndex('phone', asked.phone)
  // Counted in a transaction of their own: an attempt counts even when what follows fails.
  await withContext(deps.pool, { purpose: 'login' }, async (db) => {
    await takeFrom(db, limits.codesPerPhone, phoneIndex)
    await takeFrom(db, limits.codesPerDevice, vault.blindIndex('device', asked.deviceId))
    await takeFrom(db, limits.codesPerAddress, vault.blindIndex('network_address', asked.address))
    await takeFrom(db, limits.codesInAll, 'all')
  })
  const id = uuidv7()
  const code = sixDigits()
  const expiresAt = await withContext(deps.pool, { purpose: 'login' }, (db) =>
    insertChallenge(db, {
      id,
      phoneIndex,
      phoneSealed: vault.seal(asked.phone, { table: 'sms_challenge', column: 'phone_sealed', row: id }),
      codeDigest: vault.codeDigest(id, code),
      tries: codeTries,
      seconds: codeSeconds,
    }),
  )
  if (!deps.demo) await deliver(deps, asked.phone, code)
  return {
    challengeId: id,
    expiresAt: expiresAt.toISOString(),
    resendAfterSeconds: resendSeconds,
    ...(deps.demo ? { demoCode: code } : {}),
  }
}

async function deliver(deps: IdentityDeps, phone: string, code: string): Promise<void> {
  try {
    await deps.sms?.sendCode(phone, code)
  } catch (error) {
    deps.log.warn({ err: error }, 'a sign-in code could not be sent')
    const limited = error instanceof SmsError && error.kind === 'rate_limited'
    throw new DomainError(limited ? 'too_many_requests' : 'sms_unavailable', { cause: error })
  }
}

/** Signs in with a code: right, in time, within its tries, once. An unknown phone becomes a new account. */
export async function signInWithSms(
  deps: IdentityDeps,
  asked: { challengeId: string; code: string; device: Device; address: string },
): Promise<Session> {
  const { vault } = deps
  await withContext(deps.pool, { purpose: 'login' }, (db) =>
    takeFrom(db, limits.triesPerAddress, vault.blindIndex('network_address', asked.address)),
  )
  // A wrong try must be committed, so refusals are thrown only after the transaction.
  const outcome = await withContext(deps.pool, { purpose: 'login' }, async (db) => {
    const challenge = await spendTry(db, asked.challengeId)
    if (!challenge) return 'code_expired'
    if (!sameDigest(challenge.codeDigest, vault.codeDigest(challenge.id, asked.code)))
      return challenge.triesLeft > 0 ? 'code_wrong' : 'code_expired'
    await consumeChallenge(db, challenge.id)
    const phone = vault.open(challenge.phoneSealed, {
      table: 'sms_challenge',
      column: 'phone_sealed',
      row: challenge.id,
    })
    const account = await accountFor(db, vault, 'phone', phone, newcomer)
    return openSession(deps, db, account, asked.device)
  })
  if (typeof outcome === 'string') throw new DomainError(outcome)
  return outcome
}
