import { identity, type Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { createWechat } from '../../server/src/platform/wechat/create.wechat.ts'
import { tokenStore } from '../../server/src/platform/wechat/token.store.ts'
import { newKey, newPhone, startApp, testDevice, testVault, type TestApp } from '../support/app.ts'
import { stepUp } from '../support/matrix.register.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let base: TestApp
let test: TestApp
let other: TestApp
let wechat: WechatStandin

beforeAll(async () => {
  wechat = await startWechatStandin()
  base = await startApp()
  const process = () => {
    const accessToken = tokenStore({ pool: base.pool, vault: testVault(), name: 'wechat' })
    const { appId, secret, baseUrl } = wechat
    return startApp({ wechat: createWechat({ appId, secret, baseUrl, timeoutMs: 1_500, accessToken }) }, base)
  }
  test = await process()
  other = await process()
})
afterAll(async () => {
  await other.close()
  await test.close()
  await base.close()
  await wechat.close()
})

const device = () => ({ ...testDevice(), platform: 'weapp' as const })
const login = (openid: string, app = test) =>
  app.call(identity.signInWithWechat, { body: { code: wechat.loginCode({ openid }), device: device() } })
const attach = (as: Session, phone: string, app = test) =>
  app.call(identity.attachWechatPhone, { body: { code: wechat.phoneCode(phone) } }, { as, once: true })
const meOf = (as: Session) => test.call(identity.me, {}, { as })
const works = async ({ accessToken }: Session) =>
  (await test.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${accessToken}` } })).statusCode === 200
const someone = () => `o-${newKey()}`
const masked = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`

describe('signing in with WeChat', () => {
  it('makes an account without a phone, and finds it again', async () => {
    const openid = someone()
    const first = await login(openid)
    expect(first.isNewAccount).toBe(true)
    expect(await meOf(first)).toMatchObject({ phoneMasked: null, hasWechat: true, nickname: '微信用户' })
    expect(await login(openid)).toMatchObject({ accountId: first.accountId, isNewAccount: false })
  })

  it('makes one account when ten processes meet a new person at once', async () => {
    const openid = someone()
    const sessions = await Promise.all(Array.from({ length: 10 }, (_, n) => login(openid, n % 2 ? test : other)))
    expect(new Set(sessions.map(({ accountId }) => accountId)).size).toBe(1)
    expect(sessions.filter(({ isNewAccount }) => isNewAccount)).toHaveLength(1)
  })

  it.each([
    ['a code that is made up', 'wechat_code_invalid', 422, () => 'made-up'],
    [
      'an account that WeChat blocks',
      'wechat_risky_account',
      403,
      () => wechat.loginCode({ openid: someone(), risky: true }),
    ],
    [
      'too many calls',
      'too_many_requests',
      429,
      () => {
        wechat.refuse('jscode2session', 45011)
        return wechat.loginCode({ openid: someone() })
      },
    ],
    [
      'a WeChat that does not answer',
      'wechat_unavailable',
      503,
      () => {
        wechat.mishap('jscode2session', 'hang')
        return wechat.loginCode({ openid: someone() })
      },
    ],
    [
      'a WeChat that is busy',
      'wechat_unavailable',
      503,
      () => {
        wechat.refuse('jscode2session', -1)
        wechat.refuse('jscode2session', -1)
        return wechat.loginCode({ openid: someone() })
      },
    ],
  ])('with %s is refused as %s (%d)', async (_, code, status, make) => {
    const body = { code: make(), device: device() }
    expect(await test.refuse(identity.signInWithWechat, { body })).toMatchObject({ code, status })
  })

  it('with a code that was used is refused', async () => {
    const code = wechat.loginCode({ openid: someone() })
    await test.call(identity.signInWithWechat, { body: { code, device: device() } })
    expect((await test.refuse(identity.signInWithWechat, { body: { code, device: device() } })).code).toBe(
      'wechat_code_invalid',
    )
  })

  it('is not possible where no WeChat app is set up', async () => {
    const body = { code: 'x', device: device() }
    expect((await base.refuse(identity.signInWithWechat, { body })).code).toBe('wechat_unavailable')
  })
})

describe('attaching the phone that WeChat vouches for', () => {
  it('gives a new phone to the account, in a new session; the old one is over', async () => {
    const phone = newPhone()
    const before = await login(someone())
    const after = await attach(before, phone)
    expect(after.accountId).toBe(before.accountId)
    expect(after.sessionId).not.toBe(before.sessionId)
    expect([await works(before), await works(after)]).toEqual([false, true])
    expect(await meOf(after)).toMatchObject({ phoneMasked: masked(phone), hasWechat: true })
    expect((await test.signIn(phone)).accountId).toBe(before.accountId)
  })

  it('joins the account that the phone has here, with its home', async () => {
    const world: World = await createWorld(base)
    const phone = newPhone()
    const body = { phone, nickname: '张阿姨', unitId: unitAt(world, 0, 0), relation: 'owner' as const }
    await base.call(
      rolesApi.placeResident,
      { params: { communityId: world.communityId }, body },
      { as: world.committee },
    )
    const openid = someone()
    const before = await login(openid)
    const after = await attach(before, phone)
    expect(after.accountId).not.toBe(before.accountId)
    const me = await meOf(after)
    expect(me).toMatchObject({ nickname: '张阿姨', phoneMasked: masked(phone), hasWechat: true })
    expect(me.memberships.map(({ community }) => community.id)).toEqual([world.communityId])
    expect(await works(before)).toBe(false)
    expect((await login(openid)).accountId).toBe(after.accountId)
  })

  it('lets two WeChat accounts sign in as one person', async () => {
    const phone = newPhone()
    const [mine, hers] = [someone(), someone()]
    const first = await attach(await login(mine), phone)
    const second = await attach(await login(hers), phone)
    expect(second.accountId).toBe(first.accountId)
    expect(await Promise.all([login(mine), login(hers)])).toMatchObject([
      { accountId: first.accountId },
      { accountId: first.accountId },
    ])
  })

  it('again changes nothing but the session', async () => {
    const phone = newPhone()
    const first = await attach(await login(someone()), phone)
    const second = await attach(first, phone)
    expect(second.accountId).toBe(first.accountId)
    expect(await meOf(second)).toMatchObject({ phoneMasked: masked(phone) })
  })

  it('replaces the phone one had, which is then free for whoever holds it', async () => {
    const [old, now] = [newPhone(), newPhone()]
    const first = await attach(await login(someone()), old)
    await stepUp(test, first)
    const second = await attach(first, now)
    expect(await meOf(second)).toMatchObject({ phoneMasked: masked(now) })
    const stranger = await test.signIn(old)
    expect(stranger).toMatchObject({ isNewAccount: true })
    expect(stranger.accountId).not.toBe(first.accountId)
  })

  it('takes a code to the phone one had: a stolen session can neither swap it nor move the WeChat login', async () => {
    const own = newPhone()
    const victim = await attach(await login(someone()), own)
    const thief = newPhone()
    for (const phone of [thief, newPhone()]) {
      if (phone !== thief) await test.signIn(phone)
      const body = { code: wechat.phoneCode(phone) }
      expect((await test.refuse(identity.attachWechatPhone, { body }, { as: victim })).code).toBe('step_up_required')
    }
    expect(await meOf(victim)).toMatchObject({ phoneMasked: masked(own), hasWechat: true })
    expect((await test.signIn(own)).accountId).toBe(victim.accountId)
    expect((await test.signIn(thief)).accountId).not.toBe(victim.accountId)
  })

  it('of one new phone by many at once gives it to one account; nobody is told they have it who has not', async () => {
    const phone = newPhone()
    const newcomers = await Promise.all(Array.from({ length: 6 }, () => login(someone())))
    const runners = newcomers.map((as, n) => () => attach(as, phone, n % 2 ? test : other))
    const outcomes = await raceFor(test.admin, 'account_login', runners)
    const { rows } = await test.admin.query<{ account_id: string }>(
      `SELECT account_id FROM account_login WHERE kind = 'phone' AND masked = $1`,
      [masked(phone)],
    )
    expect(rows).toHaveLength(1)
    const holders = new Set(winnersOf(outcomes).map(({ accountId }) => accountId))
    expect([...holders]).toEqual([rows[0]?.account_id])
    expect(refusalsOf(outcomes)).toEqual(['overloaded'])
  })

  it.each([
    ['a code that is made up', 'wechat_code_invalid', () => 'made-up'],
    ['a phone from abroad', 'phone_not_mainland', () => wechat.phoneCode('4155550100', '1')],
    [
      'too many calls',
      'too_many_requests',
      () => {
        wechat.refuse('getuserphonenumber', 45011)
        return wechat.phoneCode(newPhone())
      },
    ],
    [
      'an account that WeChat blocks',
      'wechat_risky_account',
      () => {
        wechat.refuse('getuserphonenumber', 40226)
        return wechat.phoneCode(newPhone())
      },
    ],
    [
      'a WeChat that does not answer',
      'wechat_unavailable',
      () => {
        wechat.mishap('getuserphonenumber', 'hang')
        return wechat.phoneCode(newPhone())
      },
    ],
  ])('with %s is refused, and the session stays as it was', async (_, code, make) => {
    const session = await login(someone())
    const refused = await test.refuse(identity.attachWechatPhone, { body: { code: make() } }, { as: session })
    expect(refused.code).toBe(code)
    expect(await works(session)).toBe(true)
    expect(await meOf(session)).toMatchObject({ phoneMasked: null })
  })

  it.each(['expired', 'replaced'] as const)('works when the shared access token was %s', async (how) => {
    await attach(await login(someone()), newPhone())
    wechat.spoilToken(how)
    const phone = newPhone()
    expect(await meOf(await attach(await login(someone()), phone))).toMatchObject({ phoneMasked: masked(phone) })
  })

  it('fetches one access token for two processes', async () => {
    wechat.spoilToken('expired')
    const before = wechat.calls('stable_token')
    const newcomers = await Promise.all(Array.from({ length: 8 }, () => login(someone())))
    await Promise.all(newcomers.map((as, n) => attach(as, newPhone(), n % 2 ? test : other)))
    expect(wechat.calls('stable_token') - before).toBe(1)
  })

  it('is not for a session that is over', async () => {
    const session = await login(someone())
    await test.call(identity.signOut, { body: { everywhere: false } }, { as: session })
    const body = { code: wechat.phoneCode(newPhone()) }
    expect((await test.refuse(identity.attachWechatPhone, { body }, { as: session })).code).toBe('unauthenticated')
  })
})
