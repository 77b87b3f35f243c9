import { identity, type Session } from '@liren/shared/identity'
import type { AppDeps } from '../../server/src/app.ts'
import { expectStepUp } from '../../server/src/features/identity/identity.stepup.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'

const wechat = {
  sessionOfLoginCode: (code: string) => Promise.resolve({ openid: `o-${code}`, unionid: null }),
  phoneOfCode: () => Promise.resolve(newPhone()),
}

let test: TestApp
beforeAll(async () => {
  test = await startApp({ wechat })
})
afterAll(() => test.close())

const ask = async (as: Session) => {
  const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
  return { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
}
const stepUp = (as: Session, body: { challengeId: string; code: string }) =>
  test.call(identity.stepUp, { body }, { as })
const refused = async (as: Session, body: { challengeId: string; code: string }) =>
  (await test.refuse(identity.stepUp, { body }, { as })).code

/** What a service that needs a step-up says to this session. */
const verdictFor = ({ accountId, sessionId }: Session) =>
  withContext(test.pool, { accountId }, (db) => expectStepUp(db, { accountId, sessionId, above: [] })).then(
    () => 'ok',
    (error: { code: string }) => error.code,
  )

describe('a code that is read out', () => {
  it('is for whom no message reaches, where there is such a service', async () => {
    const said: string[] = []
    const sms = {
      sendCode: (_phone: string, code: string) => Promise.resolve(void said.push(`text ${code}`)),
      callCode: (_phone: string, code: string) => Promise.resolve(void said.push(`call ${code}`)),
    }
    const me = await test.signIn(newPhone())
    const send = async (of: Partial<AppDeps>, by: 'text' | 'call') => {
      const real = await startApp({ demo: false, ...of }, test)
      try {
        const body = { deviceId: testDevice().id, by }
        return await real
          .call(identity.sendStepUpCode, { body }, { as: me })
          .catch((error: { code: string }) => error.code)
      } finally {
        await real.close()
      }
    }
    expect(await send({ sms: { sendCode: sms.sendCode } }, 'text')).toMatchObject({ canCall: false })
    expect(await send({ sms: { sendCode: sms.sendCode } }, 'call')).toBe('sms_unavailable')
    await test.advance(61)
    const sent = await send({ sms }, 'call')
    expect(sent).toMatchObject({ canCall: true })
    expect(said.map((one) => one.slice(0, 5))).toEqual(['text ', 'call '])
    if (typeof sent === 'string') throw new Error(sent)
    await stepUp(me, { challengeId: sent.challengeId, code: said[1]?.slice(5) ?? '' })
    expect(await verdictFor(me)).toBe('ok')
  })
})

describe('a step-up', () => {
  it('is due until the code to my own phone is entered, and holds for ten minutes', async () => {
    const me = await test.signIn(newPhone())
    expect(await verdictFor(me)).toBe('step_up_required')
    const { until } = await stepUp(me, await ask(me))
    expect(await verdictFor(me)).toBe('ok')
    const { rows } = await test.admin.query<{ left: number }>(
      `SELECT extract(epoch FROM $1::timestamptz - app.now())::int AS left`,
      [until],
    )
    expect(rows[0]?.left).toBeGreaterThan(590)
    await test.advance(595)
    expect(await verdictFor(me)).toBe('ok')
    await test.advance(6)
    expect(await verdictFor(me)).toBe('step_up_required')
  })

  it('holds in this session, and in no other of the same person', async () => {
    const phone = newPhone()
    const [phoneSession, tablet] = [await test.signIn(phone), await test.signIn(phone)]
    await stepUp(phoneSession, await ask(phoneSession))
    expect(await verdictFor(phoneSession)).toBe('ok')
    expect(await verdictFor(tablet)).toBe('step_up_required')
  })

  it('takes no code that was sent to another phone', async () => {
    const [me, thief] = [await test.signIn(newPhone()), await test.signIn(newPhone())]
    const theirs = await ask(thief)
    expect(await refused(me, theirs)).toBe('code_wrong')
    expect(await verdictFor(me)).toBe('step_up_required')
    expect(await refused(thief, theirs)).toBe('code_expired')
  })

  it('takes the sign-in code of my own phone, once', async () => {
    const phone = newPhone()
    const me = await test.signIn(phone)
    const sent = await test.call(identity.sendSmsCode, { body: { phone, deviceId: testDevice().id } })
    const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
    await stepUp(me, body)
    expect(await refused(me, body)).toBe('code_expired')
  })

  it('has five tries', async () => {
    const me = await test.signIn(newPhone())
    const { challengeId, code } = await ask(me)
    const wrong = { challengeId, code: code === '000000' ? '000001' : '000000' }
    const said = []
    for (let n = 0; n < 5; n += 1) said.push(await refused(me, wrong))
    expect(said).toEqual(['code_wrong', 'code_wrong', 'code_wrong', 'code_wrong', 'code_expired'])
    expect(await refused(me, { challengeId, code })).toBe('code_expired')
  })

  it('is not asked of whoever signs in by WeChat alone: there is no phone to ask', async () => {
    const device = { ...testDevice(), platform: 'weapp' as const }
    const me = await test.call(identity.signInWithWechat, { body: { code: 'alone', device } })
    const sent = await test.refuse(identity.sendStepUpCode, { body: { deviceId: device.id } }, { as: me })
    expect(sent.code).toBe('forbidden')
    expect(await verdictFor(me)).toBe('ok')
  })

  it('is nothing for a session that is over', async () => {
    const me = await test.signIn(newPhone())
    const code = await ask(me)
    await test.call(identity.signOut, { body: { everywhere: true } }, { as: me })
    expect(await refused(me, code)).toBe('unauthenticated')
  })
})
