import { statSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { axeViolations, expectNoAxeViolations } from '../support/axe.ts'
import { launchBrowser, phone, screenshot } from '../support/browser.ts'

const page = (button: string) =>
  'data:text/html;charset=utf-8,' +
  encodeURIComponent(`<!doctype html><html lang="zh-CN"><head><title>里仁</title>
    <meta name="viewport" content="width=device-width"></head>
    <body style="font-family:system-ui;font-size:24px"><h1>里仁为美</h1><p style="font-weight:400">三幢二单元的邻居，电梯周三检修。</p>
    <p id="state">未读</p>${button}</body></html>`)

const named = `<button style="font-size:24px" onclick="document.getElementById('state').textContent='已读'">知道了</button>`
const nameless = '<button style="width:60px;height:60px"></button>'

describe('the browser of the journeys', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  test('shows a Chinese page on a phone and follows a tap', async () => {
    const context = await phone(browser)
    const tab = await context.newPage()
    await tab.goto(page(named))
    await tab.getByText('知道了').tap()
    expect(await tab.locator('#state').textContent()).toBe('已读')
    expect(await tab.evaluate('[innerWidth, devicePixelRatio, navigator.language]')).toEqual([390, 2, 'zh-CN'])
    expect(statSync(await screenshot(tab, 'browser')).size).toBeGreaterThan(5000)
    await context.close()
  })

  test('has glyphs for Chinese: two different characters are drawn differently', async () => {
    const context = await phone(browser)
    const tab = await context.newPage()
    const drawn = async (text: string) => {
      await tab.setContent(`<p id="c" style="font:40px sans-serif">${text}</p>`)
      return (await tab.locator('#c').screenshot()).toString('base64')
    }
    expect(await drawn('邻')).not.toBe(await drawn('楼'))
    await context.close()
  })

  test('names what is not accessible, and passes what is', async () => {
    const context = await phone(browser)
    const tab = await context.newPage()
    await tab.goto(page(named))
    await expectNoAxeViolations(tab)
    await tab.goto(page(nameless))
    expect((await axeViolations(tab)).join()).toContain('button-name')
    await expect(expectNoAxeViolations(tab)).rejects.toThrow('button-name')
    await context.close()
  })
})
