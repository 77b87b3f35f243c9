import { identity, type Session } from '@liren/shared/identity'
import { newAddress, newKey, newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { toNextWindow } from '../support/clock.ts'

let test: TestApp
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())

const ask = (phone: string, options: { app?: TestApp; deviceId?: string; from?: string } = {}) =>
  (options.app ?? test).call(
    identity.sendSmsCode,
    { body: { phone, deviceId: options.deviceId ?? testDevice().id } },
    options.from === undefined ? {} : { from: options.from },
  )
const sent = async (phone: string) => {
  const { challengeId, demoCode } = await ask(phone)
  return { challengeId, code: demoCode ?? '' }
}
const signIn = (challenge: { challengeId: string; code: string }) =>
  test.call(identity.signInWithSms, { body: { ...challenge, device: testDevice() } })
const refused = async (challenge: { challengeId: string; code: string }) =>
  (await test.refuse(identity.signInWithSms, { body: { ...challenge, device: testDevice() } })).code
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('signing in with a code', () => {
  it('makes an account for a new phone, and finds it again', async () => {
    const phone = newPhone()
    const first = await signIn(await sent(phone))
    expect(first.isNewAccount).toBe(true)
    const again = await signIn(await sent(phone))
    expect(again).toMatchObject({ accountId: first.accountId, isNewAccount: false })
    expect(again.sessionId).not.toBe(first.sessionId)
    const me = await test.call(identity.me, {}, { as: again })
    expect(me).toMatchObject({ phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`, memberships: [], roles: [] })
  })

  it('takes a phone as people type it', async () => {
    const phone = newPhone()
    const plain = await signIn(await sent(phone))
    for (const typed of [`+86 ${phone}`, `${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}`, `86${phone}`])
      expect((await signIn(await sent(typed))).accountId).toBe(plain.accountId)
  })

  it('works once', async () => {
    const challenge = await sent(newPhone())
    await signIn(challenge)
    expect(await refused(challenge)).toBe('code_expired')
  })

  it('works for exactly one of twenty at once', async () => {
    const challenge = await sent(newPhone())
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => signIn(challenge)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('makes one account when two codes of one new phone are used at once', async () => {
    // The second request for a code ends the first, so the first is brought back to life by hand.
    const phone = newPhone()
    const challenges = [await sent(phone), await sent(phone)]
    await test.admin.query('UPDATE sms_challenge SET consumed_at = NULL')
    const sessions = await Promise.all(challenges.map(signIn))
    expect(new Set(sessions.map(({ accountId }) => accountId)).size).toBe(1)
    expect(sessions.filter(({ isNewAccount }) => isNewAccount)).toHaveLength(1)
  })

  it('is refused with a wrong code, and works with the right one after', async () => {
    const challenge = await sent(newPhone())
    expect(await refused({ ...challenge, code: wrong(challenge.code) })).toBe('code_wrong')
    await signIn(challenge)
  })

  it('is over after five tries, the right one too', async () => {
    const challenge = await sent(newPhone())
    const tries = []
    for (let round = 0; round < 5; round += 1) tries.push(await refused({ ...challenge, code: wrong(challenge.code) }))
    expect(tries).toEqual(['code_wrong', 'code_wrong', 'code_wrong', 'code_wrong', 'code_expired'])
    expect(await refused(challenge)).toBe('code_expired')
  })

  it('has five tries also when fifty come at once', async () => {
    const challenge = await sent(newPhone())
    const bad = { ...challenge, code: wrong(challenge.code) }
    await Promise.all(Array.from({ length: 30 }, () => refused(bad).catch(() => 'overloaded')))
    const { rows } = await test.admin.query('SELECT tries_left FROM sms_challenge WHERE id = $1', [
      challenge.challengeId,
    ])
    expect(rows).toEqual([{ tries_left: 0 }])
    expect(await refused(challenge)).toBe('code_expired')
  })

  it('is over after five minutes', async () => {
    const challenge = await sent(newPhone())
    await test.advance(301)
    expect(await refused(challenge)).toBe('code_expired')
  })

  it('works in the fifth minute', async () => {
    const challenge = await sent(newPhone())
    await test.advance(290)
    expect((await signIn(challenge)).isNewAccount).toBe(true)
  })

  it('works with the last code asked for, and not with those before', async () => {
    const phone = newPhone()
    const [first, second] = [await sent(phone), await sent(phone)]
    expect(await refused(first)).toBe('code_expired')
    await signIn(second)
  })

  it('does not work with the code of another phone', async () => {
    const mine = await sent(newPhone())
    let other = await sent(newPhone())
    while (other.code === mine.code) other = await sent(newPhone())
    expect(await refused({ challengeId: mine.challengeId, code: other.code })).toBe('code_wrong')
  })
})

describe('asking for a code', () => {
  const shapeOf = (reply: object) =>
    Object.fromEntries(Object.entries(reply).map(([name, value]) => [name, typeof value]))

  it('is answered alike for a phone that is known and one that is not', async () => {
    const phone = newPhone()
    await signIn(await sent(phone))
    const [known, unknown] = [await ask(phone), await ask(newPhone())]
    expect(shapeOf(known)).toEqual(shapeOf(unknown))
    expect(known.resendAfterSeconds).toBe(unknown.resendAfterSeconds)
  })

  it('refuses what is no mainland mobile', async () => {
    for (const phone of [
      '',
      '12345678901',
      '1380013800',
      '138001380000',
      '+1 415 555 0100',
      '02188886666',
      'x',
      '１３８００１３８０００',
    ])
      expect((await test.refuse(identity.sendSmsCode, { body: { phone, deviceId: testDevice().id } })).code).toBe(
        'invalid_request',
      )
  })

  it('sends real text messages outside the demo, and shows no code', async () => {
    const messages: [string, string][] = []
    const sms = { sendCode: (phone: string, code: string) => Promise.resolve(void messages.push([phone, code])) }
    const real = await startApp({ demo: false, sms }, test)
    try {
      const phone = newPhone()
      const reply = await ask(phone, { app: real })
      expect(Object.keys(reply)).not.toContain('demoCode')
      expect(messages).toEqual([[phone, expect.stringMatching(/^\d{6}$/)]])
      const [, code = ''] = messages[0] ?? []
      await signIn({ challengeId: reply.challengeId, code })
    } finally {
      await real.close()
    }
  })

  it('says so when text messages cannot be sent', async () => {
    const broken = await startApp({ demo: false, sms: { sendCode: () => Promise.reject(new Error('gateway')) } }, test)
    const none = await startApp({ demo: false, sms: null }, test)
    try {
      const body = { phone: newPhone(), deviceId: testDevice().id }
      for (const app of [broken, none])
        expect((await app.refuse(identity.sendSmsCode, { body })).code).toBe('sms_unavailable')
    } finally {
      await broken.close()
      await none.close()
    }
  })
})

describe('limits across two processes', () => {
  let other: TestApp
  beforeAll(async () => {
    other = await startApp({}, test)
  })
  afterAll(() => other.close())

  /** How many of `tries` codes are given, asked for in turn at one process and the other. */
  async function givenOf(tries: number, of: () => { phone: string; deviceId: string; from: string }) {
    let given = 0
    let last: { code: string; retryAfterSeconds?: number | undefined } | null = null
    for (let round = 0; round < tries; round += 1) {
      const { phone, deviceId, from } = of()
      const app = round % 2 === 0 ? test : other
      try {
        await ask(phone, { app, deviceId, from })
        given += 1
      } catch (error) {
        last = (error as { problem: { code: string; retryAfterSeconds?: number } }).problem
      }
    }
    return { given, last }
  }
  const anybody = () => ({ phone: newPhone(), deviceId: newKey(), from: newAddress() })
  const newHour = () => toNextWindow(test, 3_600)

  it('five codes an hour for one phone, and then it is told when to come back', async () => {
    await newHour()
    const phone = newPhone()
    const { given, last } = await givenOf(8, () => ({ ...anybody(), phone }))
    expect(given).toBe(5)
    expect(last).toMatchObject({ code: 'too_many_requests' })
    expect(last?.retryAfterSeconds).toBeGreaterThan(0)
    expect(last?.retryAfterSeconds).toBeLessThanOrEqual(3600)
    await newHour()
    expect((await givenOf(1, () => ({ ...anybody(), phone }))).given).toBe(1)
  })

  it('ten for one device', async () => {
    await newHour()
    const deviceId = newKey()
    expect((await givenOf(12, () => ({ ...anybody(), deviceId }))).given).toBe(10)
  })

  it('sixty for one address', async () => {
    await newHour()
    const from = newAddress()
    expect((await givenOf(64, () => ({ ...anybody(), from }))).given).toBe(60)
  })

  it('five, also when twenty ask at once', async () => {
    await newHour()
    const phone = newPhone()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, round) => ask(phone, { app: round % 2 === 0 ? test : other })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  it('300 tries for one address, whatever the code', async () => {
    await newHour()
    const from = newAddress()
    const body = { challengeId: '01890000-0000-7000-8000-000000000000', code: '123456', device: testDevice() }
    const tried = await Promise.all(
      Array.from({ length: 12 }, async (_, lane) => {
        const codes: string[] = []
        for (let round = 0; round < 26; round += 1)
          codes.push((await (lane % 2 ? test : other).refuse(identity.signInWithSms, { body }, { from })).code)
        return codes
      }),
    )
    expect(tried.flat().filter((code) => code === 'code_expired')).toHaveLength(300)
    expect(tried.flat().filter((code) => code === 'too_many_requests')).toHaveLength(12)
  })
})

describe('devices', () => {
  let phone: string
  let sessions: Session[]
  beforeAll(async () => {
    await test.advance(3600)
    phone = newPhone()
    sessions = []
    for (const label of ['手机', '平板', '电脑']) {
      const challenge = await sent(phone)
      const device = { ...testDevice(), label }
      sessions.push(await test.call(identity.signInWithSms, { body: { ...challenge, device } }))
    }
  })

  const works = async (session: Session) =>
    (await test.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${session.accessToken}` } }))
      .statusCode === 200

  it('are listed for their owner, page by page, the current one marked', async () => {
    const [first] = sessions
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await test.call(identity.sessions, { query: { limit: 1, cursor } }, { as: first })
      seen.push(...page.items.map(({ deviceLabel, isCurrent }) => `${deviceLabel}${isCurrent ? ' (this one)' : ''}`))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.toSorted()).toEqual(['平板', '手机 (this one)', '电脑'].toSorted())
  })

  it('are signed out one by one, at once', async () => {
    const [first, second, third] = sessions as [Session, Session, Session]
    await test.call(identity.endSession, { params: { sessionId: third.sessionId } }, { as: first })
    expect([await works(first), await works(second), await works(third)]).toEqual([true, true, false])
    const again = await test.refuse(identity.endSession, { params: { sessionId: third.sessionId } }, { as: first })
    expect(again.code).toBe('not_found')
    const refresh = await test.refuse(identity.refresh, { body: { refreshToken: third.refreshToken } })
    expect(refresh.code).toBe('unauthenticated')
  })

  it('sign themselves out, and the others stay', async () => {
    const [first, second] = sessions as [Session, Session]
    await test.call(identity.signOut, { body: { everywhere: false } }, { as: second })
    expect([await works(first), await works(second)]).toEqual([true, false])
  })

  it('sign everything out, and nothing of other people', async () => {
    const [first] = sessions as [Session]
    const mine = await signIn(await sent(phone))
    const neighbour = await test.signIn(newPhone())
    await test.call(identity.signOut, { body: { everywhere: true } }, { as: mine })
    expect([await works(first), await works(mine), await works(neighbour)]).toEqual([false, false, true])
    for (const { refreshToken } of [first, mine])
      expect((await test.refuse(identity.refresh, { body: { refreshToken } })).code).toBe('unauthenticated')
  })
})
