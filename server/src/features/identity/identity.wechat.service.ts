import { maskPhone } from '@liren/shared/primitives'
import type { Session } from '@liren/shared/identity'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { Claims } from '../../platform/http/tokens.ts'
import { WechatError } from '../../platform/wechat/wechat.error.ts'
import type { WechatPort } from '../../platform/wechat/wechat.ts'
import { moveCredits } from '../messages/messages.credits.service.ts'
import { joinAccounts } from '../privacy/privacy.deletion.service.ts'
import { moveHomes, remaskMember } from '../roles/roles.residences.service.ts'
import { accountFor, attachLogin } from './identity.accounts.service.ts'
import { accountOfLogin, deletePhone, moveLogin, readPhone } from './identity.accounts.store.ts'
import type { IdentityDeps } from './identity.deps.ts'
import { lapse, lapseIfHandsChanged } from './identity.hands.service.ts'
import { stepUpSeconds } from './identity.rules.ts'
import { openSession, type Device } from './identity.sessions.service.ts'
import { endSessions, findSession } from './identity.sessions.store.ts'
import { readStepUp } from './identity.stepup.store.ts'

const refusals = {
  code_invalid: 'wechat_code_invalid',
  risky_account: 'wechat_risky_account',
  rate_limited: 'too_many_requests',
  unavailable: 'wechat_unavailable',
} as const

async function ask<T>(deps: IdentityDeps, question: (wechat: WechatPort) => Promise<T>): Promise<T> {
  if (!deps.wechat) throw new DomainError('wechat_unavailable')
  try {
    return await question(deps.wechat)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    deps.log.warn({ wechat: { kind: error.kind, errcode: error.errcode } }, 'WeChat refused')
    const foreign = error.reason === 'foreign_phone'
    throw new DomainError(foreign ? 'phone_not_mainland' : refusals[error.kind], { cause: error })
  }
}

/** Signs in with the code of wx.login; somebody new gets an account without a phone. */
export async function signInWithWechat(deps: IdentityDeps, code: string, device: Device): Promise<Session> {
  const { openid } = await ask(deps, (wechat) => wechat.sessionOfLoginCode(code))
  return withContext(deps.pool, { purpose: 'login' }, async (db) => {
    const account = await accountFor(db, deps.vault, 'wechat', openid, '微信用户')
    await lapseIfHandsChanged(db, account.accountId, device.id)
    return openSession(deps, db, account, device)
  })
}

/** The account that has this phone, which is the caller's from now on if it was nobody's. */
async function holderOf(db: Db, { vault }: IdentityDeps, phone: string, callerId: string): Promise<string> {
  const holder = await accountOfLogin(db, 'phone', vault.blindIndex('phone', phone))
  if (holder !== null) return holder
  await lapse(db, callerId)
  await deletePhone(db, callerId)
  if (await attachLogin(db, vault, callerId, 'phone', phone)) {
    await db.enter({ accountId: callerId })
    await remaskMember(db, callerId, maskPhone(phone))
    await db.enter({ purpose: 'login' })
    return callerId
  }
  // Somebody else attached it a moment ago. Nothing of ours is kept; who comes again finds them.
  throw new DomainError('overloaded', { retryAfterSeconds: 1 })
}

/**
 * Throws `step_up_required` when the account has another phone and this session has not just proved to hold it: whoever
 * stole the session would else put their own phone where codes go.
 */
async function expectMaySwap(db: Db, { vault }: IdentityDeps, { sub, sid }: Claims, phone: string): Promise<void> {
  const own = await readPhone(db, sub)
  if (own === null || own.valueIndex === vault.blindIndex('phone', phone)) return
  if (!(await readStepUp(db, sub, sid, stepUpSeconds)).isFresh) throw new DomainError('step_up_required')
}

/**
 * Attaches the phone that WeChat vouches for; instead of another one only after a code to that other one. When the phone already belongs to an account, that account is the person:
 * the WeChat login moves there and a session of it is returned; the caller's own session ends.
 */
export async function attachWechatPhone(deps: IdentityDeps, claims: Claims, code: string): Promise<Session> {
  const phone = await ask(deps, (wechat) => wechat.phoneOfCode(code))
  return withContext(deps.pool, { purpose: 'login' }, async (db) => {
    const current = await findSession(db, claims.sid)
    if (!current || current.endedAt || current.accountId !== claims.sub) throw new DomainError('unauthenticated')
    await expectMaySwap(db, deps, claims, phone)
    const device: Device = {
      id: current.deviceId,
      platform: current.platform === 'weapp' ? 'weapp' : 'h5',
      label: current.deviceLabel,
    }
    const accountId = await holderOf(db, deps, phone, claims.sub)
    if (accountId !== claims.sub) {
      await lapseIfHandsChanged(db, accountId, device.id)
      await moveLogin(db, 'wechat', claims.sub, accountId)
      await moveCredits(db, claims.sub, accountId)
      // An account with a phone of its own can still be entered, and keeps what it has.
      if ((await readPhone(db, claims.sub)) === null) {
        const to = { accountId, phoneMasked: maskPhone(phone) }
        await moveHomes(db, claims.sub, to)
        await joinAccounts(db, claims.sub, to)
        await db.enter({ purpose: 'login' })
      }
    }
    await endSessions(db, claims.sub, claims.sid)
    return openSession(deps, db, { accountId, isNewAccount: false }, device)
  })
}
