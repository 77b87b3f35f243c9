import { press, tabTo, type } from '../support/journeys/keyboard.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'

const phoneSize = {}
const deskSize = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 }

describe('with the keyboard alone', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('one signs in with a code', () =>
    stage.visit({ browser: deskSize }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await press(page, page.getByRole('button', { name: '去登录' }))
      await type(page, page.getByRole('textbox', { name: '手机号' }), '13900005678')
      await press(page, page.getByRole('checkbox', { name: /我已看过并同意/ }), 'Space')
      await page.getByRole('checkbox', { name: /我已看过并同意/, checked: true }).waitFor()
      await press(page, page.getByRole('button', { name: '获取验证码' }), 'Space')
      const code = (await page.getByText(/验证码是 \d{6}/).textContent())?.match(/\d{6}/)?.[0] ?? ''
      await type(page, page.getByRole('textbox', { name: '验证码' }), code)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /，欢迎$/ }).waitFor()
    }))

  test.each([
    [390, phoneSize],
    [1280, deskSize],
  ])('a building head enters, reads, writes and publishes at %i px', (width, browser) =>
    stage.visit({ browser }, async (visitor) => {
      const { page } = visitor
      const title = `键盘写的通知 ${String(width)}`
      await visitor.open('/')
      await press(page, page.getByRole('button', { name: '去登录' }))
      await press(page, page.getByRole('button', { name: /王秀英/ }))
      await page.getByRole('heading', { level: 1, name: /王秀英$/ }).waitFor()

      await press(page, page.getByRole('button', { name: /3幢楼道灯修好了/ }))
      await page.getByRole('heading', { name: '3幢楼道灯修好了' }).waitFor()
      await press(page, page.getByRole('button', { name: '返回' }))
      await press(page, page.getByRole('button', { name: '工作台', exact: true }))
      await press(page, page.getByRole('button', { name: '写通知' }))

      await type(page, page.getByRole('textbox', { name: '标题', exact: true }), title)
      await type(page, page.getByRole('textbox', { name: '第 1 段，正文' }), '不用鼠标也能写完发出去。')
      await press(page, page.getByRole('button', { name: '下一步：选范围' }))
      await press(page, page.getByRole('checkbox', { name: '3幢' }), 'Space')
      await press(page, page.getByRole('checkbox', { name: '2单元' }), 'Space')
      await page.getByText(/^发给 \d+ 人 · \d+ 户/).waitFor()
      await press(page, page.getByRole('button', { name: '下一步：核对' }))
      await press(page, page.getByRole('button', { name: /^发布给 \d+ 人$/ }))

      const question = page.getByRole('dialog', { name: '现在发布？' })
      await question.waitFor()
      // Focus stays in the question while it is asked; Escape takes it back to the button.
      await tabTo(page, question.getByRole('button', { name: '确认发布' }))
      await page.keyboard.press('Tab')
      expect(await question.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
      await page.keyboard.press('Escape')
      await question.waitFor({ state: 'detached' })
      await page.keyboard.press('Enter')
      await press(page, question.getByRole('button', { name: '确认发布' }))
      await page.getByText(/^已发布，\d+ 人可以看到。$/).waitFor()
      await page.getByRole('heading', { name: title }).waitFor()
    }),
  )
})
