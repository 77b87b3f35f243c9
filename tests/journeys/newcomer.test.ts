import { openStage, type Stage } from '../support/journeys/stage.ts'

const phoneNumber = '13900001234'

describe('a newcomer', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('enters as a resident with one tap, reads a notice, empties the inbox and leaves', () =>
    stage.visit({}, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: '去登录' }).tap()
      await page.getByRole('button', { name: /陈默.*业主/ }).tap()

      await page.getByRole('heading', { level: 1, name: /(好|夜深了)，陈默$/ }).waitFor()
      const card = page.getByRole('button', { name: /1单元周三上午停水两小时/ })
      await card.getByText('未读').waitFor()
      await card.tap()
      await page.getByRole('heading', { name: '1单元周三上午停水两小时' }).waitFor()
      await page.getByRole('listitem').filter({ hasText: '储一桶水备用' }).waitFor()
      await page.getByRole('button', { name: '返回' }).tap()
      await card.getByText('未读').waitFor({ state: 'detached' })
      await page
        .getByRole('button', { name: /3幢楼道灯修好了/ })
        .getByText('未读')
        .waitFor()

      const inboxTab = page.getByRole('navigation').getByRole('button', { name: /消息/ })
      await inboxTab.getByText(/^\d+$/).waitFor()
      await inboxTab.tap()
      await page.getByRole('heading', { level: 1, name: '消息' }).waitFor()
      await page
        .getByRole('button', { name: /枫林苑 3幢.*王秀英.*的通知/ })
        .first()
        .waitFor()
      await page.getByRole('button', { name: '全部标为已读' }).tap()
      await page.getByRole('button', { name: '全部标为已读' }).waitFor({ state: 'detached' })
      await inboxTab.getByText(/^\d+$/).waitFor({ state: 'detached' })

      await page.getByRole('navigation').getByRole('button', { name: '我的' }).tap()
      await page.getByRole('main').getByText('3幢 1单元 402').waitFor()
      await page.getByRole('button', { name: '退出登录' }).tap()
      await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).tap()
      await page.getByRole('button', { name: '去登录' }).waitFor()
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('停水')
    }))

  test('signs in with the code shown on the screen, after a wrong one', () =>
    stage.visit({}, async (visitor) => {
      const { page } = visitor
      await page.clock.install()
      await visitor.open('/')
      await page.getByRole('button', { name: '去登录' }).tap()
      await page.getByRole('button', { name: '获取验证码' }).tap()
      await page.getByText('请填写 11 位手机号').waitFor()
      await page.getByLabel('手机号').fill(phoneNumber)
      await page.getByRole('button', { name: '获取验证码' }).tap()
      await page.getByText('请先看一看隐私说明').waitFor()
      await page.getByRole('checkbox', { name: /我已看过并同意/ }).tap()
      await page.getByRole('button', { name: '获取验证码' }).tap()

      const told = page.getByText(/验证码是 \d{6}/)
      const first = (await told.textContent())?.match(/\d{6}/)?.[0] ?? ''
      const resend = page.getByRole('button', { name: /秒后可重新获取/ })
      const seconds = Number((await resend.textContent())?.match(/\d+/)?.[0])
      expect(seconds).toBeGreaterThan(50)
      expect(seconds).toBeLessThanOrEqual(60)
      expect(await resend.isDisabled()).toBe(true)

      const wrong = first === '000000' ? '000001' : '000000'
      visitor.expectInConsole(/status of 4\d\d .*sms-logins/)
      await page.getByLabel('验证码', { exact: true }).fill(wrong)
      await page.getByRole('button', { name: '登录', exact: true }).tap()
      await page.getByText('验证码不对，请再看一下').waitFor()

      await stage.test.advance(61)
      await page.clock.fastForward(61_000)
      await page.getByRole('button', { name: '重新获取', exact: true }).tap()
      await page.waitForFunction((old) => !document.body.innerText.includes(old), `验证码是 ${first}`)
      const second = (await told.textContent())?.match(/\d{6}/)?.[0] ?? ''
      await page.getByLabel('验证码', { exact: true }).fill(second)
      await page.getByRole('button', { name: '登录', exact: true }).tap()
      await page.getByRole('heading', { name: /，欢迎$/ }).waitFor()
      await page.getByText('还没有登记您住在哪里').waitFor()
    }))

  test('reads the privacy notice after two taps, without signing in', () =>
    stage.visit({}, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: '去登录' }).tap()
      await page.getByRole('link', { name: '《隐私说明》' }).tap()
      await page.getByRole('heading', { name: '谁在处理您的信息' }).waitFor()
      await page.getByText('不采集人脸和通讯录').waitFor()
    }))
})
