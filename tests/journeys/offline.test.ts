import { openStage, type Stage } from '../support/journeys/stage.ts'
import { seen, tap, through } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'

describe('a browser without network', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  const withWorker = { browser: { serviceWorkers: 'allow' } } as const

  /** The product was opened once, and the browser has put it on its shelf. */
  const openOnce = async ({ page, open }: Visitor) => {
    await open('/')
    await seen(page, '[id^=feed-item-]')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }

  test('opens the product anew, with what was read last', () =>
    stage.visit({ as: '陈默', ...withWorker }, async (visitor) => {
      const { page, context } = visitor
      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED/)
      await openOnce(visitor)
      await page.getByRole('button', { name: /1单元周三上午停水/ }).tap()
      await seen(page, 'article >> text=储一桶水备用')
      await page.waitForFunction(() => localStorage.getItem('liren.cache')?.includes('储一桶水备用') ?? false)
      await context.setOffline(true)
      await page.reload()
      await seen(page, 'article >> text=储一桶水备用')
      const another = await visitor.tab()
      await visitor.open('/', another)
      await another.getByRole('heading', { name: /(好|夜深了)，陈默$/ }).waitFor()
      await another.getByRole('status').filter({ hasText: '离线中，显示的是上次看到的内容' }).waitFor()
    }))

  test('opens pages that were never open before, and addresses as they stand on paper', () =>
    stage.visit({ as: '林晓', ...withWorker }, async (visitor) => {
      const { page, context } = visitor
      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED/)
      await openOnce(visitor)
      await context.setOffline(true)
      await page.goto(`${stage.base}/pages/binding/join/index?code=7KQ4M2XW9H`)
      await seen(page, '#join-code')
      await visitor.open('/pages/identity/privacy/index')
      await seen(page, '#privacy')
    }))

  test('keeps nothing of the API: what it shows is what the account may see', () =>
    stage.visit({ as: '周建国', ...withWorker }, async (visitor) => {
      const { page } = visitor
      await openOnce(visitor)
      const kept = await page.evaluate(async () => {
        const cache = await caches.open('liren-client')
        return (await cache.keys()).map(({ url }) => new URL(url).pathname)
      })
      expect(kept).toContain('/')
      expect(kept.filter((path) => !/^\/((js|css)\/[\w.]+)?$/.test(path))).toEqual([])
      await visitor.open('/pages/tabs/me/index')
      await tap(page, '#sign-out')
      await through('#sign-out-confirm', '#go-sign-in')(visitor)
      await visitor.open('/')
      await seen(page, '#go-sign-in')
      expect(await page.getByText('社区服务时间调整').count()).toBe(0)
    }))
})
