import type { Session } from '@liren/shared/identity'
import { uuidv7 } from 'uuidv7'
import { sixDigits } from '../../platform/crypto/tokens.ts'
import { withContext } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { SmsError } from '../../platform/sms/sms.error.ts'
import { accountFor } from './identity.accounts.service.ts'
import { insertChallenge } from './identity.challenges.store.ts'
import { redeemCode } from './identity.codes.service.ts'
import type { IdentityDeps } from './identity.deps.ts'
import { lapseIfHandsChanged } from './identity.hands.service.ts'
import { countUse } from './identity.limits.service.ts'
import { codeSeconds, codeTries, limits, resendSeconds } from './identity.rules.ts'
import { openSession, type Device } from './identity.sessions.service.ts'

/** What neighbours see until the person chooses a name; nothing of the phone shows in it. */
const newcomer = '新邻居'

/** How a code gets to a phone. */
export type CodeBy = 'text' | 'call'

interface SentCode {
  challengeId: string
  expiresAt: string
  resendAfterSeconds: number
  demoCode?: string
}

/** Sends a sign-in code. Whether the phone is known here plays no part, so nobody can find out by asking. */
export async function sendCode(
  deps: IdentityDeps,
  asked: { phone: string; deviceId: string; address: string; by?: CodeBy },
): Promise<SentCode> {
  const { vault, sms } = deps
  const { by = 'text' } = asked
  if (!deps.demo && (by === 'call' ? !sms?.callCode : !sms)) throw new DomainError('sms_unavailable')
  const phoneIndex = vault.blindIndex('phone', asked.phone)
  await countUse(deps.pool, [
    [limits.codesPerPhone, phoneIndex],
    [limits.codesPerDevice, vault.blindIndex('device', asked.deviceId)],
    [limits.codesPerAddress, vault.blindIndex('network_address', asked.address)],
    [limits.codesInAll, 'all'],
  ])
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
  if (!deps.demo) await deliver(deps, asked.phone, code, by)
  return {
    challengeId: id,
    expiresAt: expiresAt.toISOString(),
    resendAfterSeconds: resendSeconds,
    ...(deps.demo ? { demoCode: code } : {}),
  }
}

async function deliver(deps: IdentityDeps, phone: string, code: string, by: CodeBy): Promise<void> {
  try {
    await (by === 'call' ? deps.sms?.callCode?.(phone, code) : deps.sms?.sendCode(phone, code))
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
  await countUse(deps.pool, [[limits.triesPerAddress, vault.blindIndex('network_address', asked.address)]])
  // A wrong try must be committed, so refusals are thrown only after the transaction.
  const outcome = await withContext(deps.pool, { purpose: 'login' }, async (db) => {
    const proof = await redeemCode(db, vault, asked)
    if (typeof proof === 'string') return proof
    const account = await accountFor(db, vault, 'phone', proof.phone, newcomer)
    await lapseIfHandsChanged(db, account.accountId, asked.device.id)
    return openSession(deps, db, account, asked.device)
  })
  if (typeof outcome === 'string') throw new DomainError(outcome)
  return outcome
}
