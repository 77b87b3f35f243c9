import type { Page } from 'playwright-core'
import { chineseWords, overflowing, smallTargets } from '../support/journeys/audit.ts'
import { interfaceWords } from '../support/journeys/demo.words.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'

/** A tab; the inbox may carry a count before its name. */
const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`(^|\\d ?)${name}$`) })

const styleOf = (page: Page, words: string, property: string) =>
  page
    .getByText(words)
    .first()
    .evaluate((element, wanted) => getComputedStyle(element).getPropertyValue(wanted), property)

describe('settings', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('elder mode enlarges words and targets from the home page, and stays', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      expect(await styleOf(page, '大字模式', 'font-size')).toBe('17px')
      await page.getByRole('switch', { name: '大字模式' }).tap()
      expect(await page.getByRole('switch', { name: '大字模式', checked: true }).count()).toBe(1)
      await page.getByRole('button', { name: /1单元周三上午停水/ }).waitFor()
      expect(await styleOf(page, '大字模式', 'font-size')).toBe('22px')
      expect(await styleOf(page, '字更大，按钮更好点', 'font-size')).toBe('20px')
      expect(await overflowing(page)).toEqual([])
      expect(await smallTargets(page, 60)).toEqual([])
      await page.reload()
      await page.getByRole('switch', { name: '大字模式', checked: true }).waitFor()
      await tab(page, '我的').tap()
      await page.getByRole('radio', { name: '特大' }).tap()
      const size = Number.parseFloat(await styleOf(page, '字的大小', 'font-size'))
      expect(size).toBeGreaterThanOrEqual(30)
      expect(await overflowing(page)).toEqual([])
    }))

  test('English reaches every word of the interface, and the account', async () => {
    const session = await stage.sessionOf('林晓')
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await tab(page, '我的').tap()
      await page.getByRole('radio', { name: 'English' }).tap()
      await page.getByRole('heading', { level: 1, name: 'Me' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      for (const [name, heading] of [
        ['Me', 'Me'],
        ['Join in', 'Join in'],
        ['Messages', 'Messages'],
        ['Home', /Good .*, 林晓/],
      ] as const) {
        await tab(page, name).tap()
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        expect(interfaceWords(await chineseWords(page))).toEqual([])
      }
      await page.reload()
      await page.getByRole('heading', { level: 1, name: /Good/ }).waitFor()
      await tab(page, 'Me').tap()
      await page.getByRole('radio', { name: '中文' }).tap()
      await page.getByRole('heading', { level: 1, name: '我的' }).waitFor()
    })
  })

  test('dark mode follows the system', () =>
    stage.visit({ as: '陈默', browser: { colorScheme: 'dark' } }, async (visitor) => {
      const { page } = visitor
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      await visitor.open('/')
      await page.getByRole('button', { name: /1单元周三上午停水/ }).waitFor()
      expect(await paper()).toBe('rgb(18, 26, 23)')
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await paper()).toBe('rgb(250, 248, 243)')
    }))

  test('another device can be signed out from the list', () =>
    stage.visit({ as: '赵经理' }, (other) =>
      stage.visit({ as: '赵经理' }, async (visitor) => {
        const { page } = visitor
        await other.open('/')
        await other.page.getByRole('heading', { level: 1, name: /赵经理$/ }).waitFor()
        await visitor.open('/pages/identity/sessions/index')
        const end = page.getByRole('button', { name: '让它退出：Chrome · Android' })
        await end.tap()
        await end.waitFor({ state: 'detached' })
        await page.getByText('这台设备', { exact: true }).waitFor()

        other.expectInConsole(/status of 401/)
        await other.page.reload()
        await other.page.getByText('这台设备需要重新登录').waitFor()
      }),
    ))

  test('signing out everywhere ends the session of another browser', () =>
    stage.visit({ as: '顾明远' }, (other) =>
      stage.visit({ as: '顾明远' }, async (visitor) => {
        const { page } = visitor
        await other.open('/')
        await other.page.getByRole('heading', { name: /顾明远$/ }).waitFor()
        await visitor.open('/')
        await tab(page, '我的').tap()
        await page.getByRole('button', { name: '登录的设备' }).tap()
        await page.getByText('这台设备', { exact: true }).waitFor()
        expect(await page.getByRole('button', { name: /^让它退出：/ }).count()).toBeGreaterThan(0)
        await page.getByRole('button', { name: '所有设备都退出' }).tap()
        await page.getByRole('dialog').getByRole('button', { name: '所有设备都退出' }).tap()
        await page.getByRole('button', { name: '去登录' }).waitFor()

        other.expectInConsole(/status of 401/)
        await other.page.reload()
        await other.page.getByText('这台设备需要重新登录').waitFor()
        expect(await other.page.evaluate(() => localStorage.getItem('liren.cache'))).toBeNull()
      }),
    ))

  test('the name can be changed', () =>
    stage.visit({ as: '周建国' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/pages/tabs/me/index')
      await page.getByRole('button', { name: '修改称呼' }).tap()
      await page.getByRole('textbox', { name: '称呼' }).fill('老周')
      await page.getByRole('button', { name: '保存' }).tap()
      await page.getByRole('heading', { name: '老周' }).waitFor()
      await tab(page, '首页').tap()
      await page.getByRole('heading', { name: /(好|夜深了)，老周$/ }).waitFor()
    }))

  test('the demo clock moves by a button, and days with it', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page
        .getByText(/^今天 \d/)
        .first()
        .waitFor()
      await tab(page, '我的').tap()
      const now = page.getByText(/^现在是 /)
      const before = await now.textContent()
      await page.getByRole('button', { name: '快进 1 天' }).tap()
      await page.waitForFunction(
        (old) => document.body.innerText.includes('现在是') && !document.body.innerText.includes(old),
        before ?? '',
      )
      await tab(page, '首页').tap()
      await page.getByText('昨天', { exact: true }).first().waitFor()
    }))
})
