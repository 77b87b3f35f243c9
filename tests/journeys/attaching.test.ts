import type { Page } from 'playwright-core'
import { savingState, startNotice, writeNotice } from '../support/journeys/composer.ts'
import { untilShelved } from '../support/journeys/shelf.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen, tap } from '../support/journeys/tour.ts'
import { smallPdf } from '../support/pdf.ts'

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: smallPdf() })
const choose = (page: Page, ...names: string[]) => page.locator('#attach-pdf').last().setInputFiles(names.map(pdf))
const sent = (page: Page, n: number, name: string) =>
  page.getByRole('group', { name: `第 ${String(n)} 个，${name}` }).waitFor()
const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

describe('what is put into a notice', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('a file chosen before there are words survives a reload, and is sent once there are', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await choose(page, '水箱检测.pdf')
      await row(page, '水箱检测.pdf').getByText('写好标题、正文和范围后自动上传').waitFor()
      await untilShelved(page, 1)
      await page.reload()
      await row(page, '水箱检测.pdf').waitFor()
      await writeNotice(visitor, { title: '水箱检测报告', text: '检测合格，报告附后。' })
      await sent(page, 1, '水箱检测.pdf')
      await untilShelved(page, 0)
      // Kept by the server under a name of its own from here on; a new notice begins empty, and offers it.
      await page.reload()
      await page.getByText('还有没写完的草稿：水箱检测报告').waitFor()
      await tap(page, '#compose-go-on')
      await sent(page, 1, '水箱检测.pdf')
      expect(await page.locator('[id^=sending-]').count()).toBe(0)
      await tap(page, '#discard-draft')
      await page.getByRole('dialog').getByRole('button', { name: '扔掉草稿' }).tap()
      await seen(page, ':is(#home-workbench, #desk-mine)')
    }))

  test('a file the device could not keep is named, to be chosen again', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await choose(page, '留不住.pdf')
      await untilShelved(page, 1)
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const removing = indexedDB.deleteDatabase('liren.shelf')
            removing.addEventListener('success', () => resolve())
          }),
      )
      await page.reload()
      await row(page, '留不住.pdf').getByText('请重新选一次').waitFor()
      await page.getByRole('button', { name: '拿掉 留不住.pdf' }).tap()
      await row(page, '留不住.pdf').waitFor({ state: 'detached' })
      await page.reload()
      await seen(page, '#attach-pdf')
      expect(await row(page, '留不住.pdf').count()).toBe(0)
    }))

  test('a file on its way is stopped, and one that did not arrive is sent again', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '消防检查', text: '结果附后。' })
      const uploads = /\/announcements\/[^/]+\/attachments$/
      // The line is so slow that nothing comes of it.
      await page.route(uploads, () => undefined)
      await choose(page, '停下.pdf')
      await page.getByRole('button', { name: '停止上传 停下.pdf' }).tap()
      await row(page, '停下.pdf').waitFor({ state: 'detached' })
      await page.unroute(uploads)

      visitor.expectInConsole(/net::ERR_FAILED/)
      await page.route(uploads, (route) => route.abort())
      await choose(page, '再来.pdf')
      await row(page, '再来.pdf').getByText('现在连不上网络').waitFor()
      await page.unroute(uploads)
      const again = page.getByRole('button', { name: '再传一次 再来.pdf' })
      const arrived = page.getByRole('group', { name: '第 1 个，再来.pdf' })
      await again.tap()
      await again.or(arrived).first().waitFor()
      while (!(await arrived.isVisible())) {
        if (await again.isVisible()) await again.tap()
        await page.waitForTimeout(500)
      }
      expect(await page.getByText('停下.pdf').count()).toBe(0)
    }))

  test('a file stopped while its notice is saved is never sent', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await choose(page, '不要了.pdf')
      // The saving takes its time: the file is on its way to a notice that is not there yet.
      let save = (): void => undefined
      const held = new Promise<void>((resolve) => (save = resolve))
      const saving = /\/announcements$/
      await page.route(saving, async (route) => {
        await held
        await route.continue()
      })
      const uploads: string[] = []
      page.on('request', (request) => {
        if (request.url().endsWith('/attachments')) uploads.push(request.url())
      })
      const asked = page.waitForRequest((request) => request.method() === 'POST' && saving.test(request.url()))
      await writeNotice(visitor, { title: '消防演习', text: '周六上午。' })
      await asked
      await page.getByRole('button', { name: '停止上传 不要了.pdf' }).tap()
      const saved = page.waitForResponse((response) => saving.test(response.url()))
      save()
      await saved
      await savingState(page, '已保存')
      expect(uploads).toEqual([])
    }))

  test('words in bold are seen in bold while they are typed', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '停水', text: '周三 9:00 停水', bold: '9:00' })
      await page.getByText('显示为').waitFor()
      await page.locator('#compose strong').filter({ hasText: '9:00', visible: true }).first().waitFor()
      expect(await at(page, '#block-0').inputValue()).toBe('周三 **9:00** 停水')
    }))

  test('a link leads a reader to another page of the app', async () => {
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '账目看这里', text: '本季账目已经公开。' })
      await tap(page, '#block-add-link')
      await tap(page, '#link-disclosures')
      await at(page, '#block-1').fill('去看公开栏')
      await tap(page, '#compose-next')
      await page.getByText(/^发给 \d+ 人/).waitFor()
      await tap(page, '#compose-next')
      await page.getByRole('article').getByText('去看公开栏').waitFor()
      await page.getByRole('button', { name: /^发布给 \d+ 人$/ }).tap()
      await page.getByRole('button', { name: '确认发布' }).tap()
      await page.getByText(/^已发布，/).waitFor()
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /账目看这里/ }).tap()
      await page.getByRole('article').getByText('去看公开栏').tap()
      await seen(page, '#board')
      await page.getByRole('heading', { level: 1, name: '公开栏' }).waitFor()
    })
  })
})
