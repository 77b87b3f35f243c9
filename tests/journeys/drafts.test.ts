import type { Page } from 'playwright-core'
import { announcements } from '@liren/shared/announcements'
import { savingState, startNotice, writeNotice } from '../support/journeys/composer.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'

const titleBox = (page: Page) => page.getByRole('textbox', { name: '标题', exact: true })
const textBox = (page: Page) => page.getByRole('textbox', { name: '第 1 段，正文' })

/** Until what is typed has come to rest on the device. */
const keptOnDevice = (page: Page, words: string) =>
  page.waitForFunction((wanted) => JSON.stringify(localStorage).includes(wanted), words)

describe('a draft', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  const params = () => ({ communityId: stage.communityId })

  /** The draft touched last, as the server has it. */
  async function latestDraft(): Promise<string> {
    const as = await stage.sessionOf('王秀英')
    const { items } = await stage.test.call(announcements.mine, { params: params() }, { as })
    const found = items.find(({ status }) => status === 'draft')
    if (!found) throw new Error('the server has no draft')
    return found.id
  }

  async function serverText(announcementId: string): Promise<string> {
    const as = await stage.sessionOf('王秀英')
    const draft = await stage.test.call(announcements.detail, { params: { ...params(), announcementId } }, { as })
    return JSON.stringify(draft.body)
  }

  const addressOf = (id: string) => `/pages/announcements/compose/index?community=${stage.communityId}&id=${id}`

  test('survives a reload and a tab closed in the middle of typing', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await titleBox(page).fill('还没写完的一条')
      await page.reload()
      await titleBox(page).waitFor()
      expect(await titleBox(page).inputValue()).toBe('还没写完的一条')

      await textBox(page).fill('正写到一半')
      await keptOnDevice(page, '正写到一半')
      const next = await visitor.tab()
      await page.close()
      await visitor.open('/', next)
      await startNotice({ page: next })
      expect(await titleBox(next).inputValue()).toBe('还没写完的一条')
      expect(await textBox(next).inputValue()).toBe('正写到一半')
      await next.getByText('接着上次没写完的').waitFor()
    }))

  test('edited in two places at once tells the second, and loses neither text', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '两处都在改的通知', text: '第一稿。' })
      await savingState(page, '已保存')
      const id = await latestDraft()
      await stage.visit({ as: '王秀英' }, async (second) => {
        await second.open(addressOf(id))
        await textBox(second.page).fill('第二台设备上改的。')
        await savingState(second.page, '已存在这台设备上')
        await savingState(second.page, '已保存')
      })

      visitor.expectInConsole(/status of 409 .*announcements/)
      await textBox(page).fill('第一台设备上改的。')
      await page.getByText('别处也改过这份草稿').first().waitFor()
      expect(await textBox(page).inputValue()).toBe('第一台设备上改的。')
      await page.getByRole('button', { name: '去看看' }).tap()
      const choice = page.getByRole('dialog', { name: '别处也改过这份草稿' })
      await choice.getByText('第一台设备上改的。').waitFor()
      await choice.getByText('第二台设备上改的。').waitFor()
      await choice.getByRole('button', { name: '用这里写的' }).tap()
      await savingState(page, '已存在这台设备上')
      await savingState(page, '已保存')
      expect(await serverText(id)).toContain('第一台设备上改的。')
    }))

  test('edited in two tabs of one browser tells the second, which can go on with the other text', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '两个标签页里的通知', text: '第一稿。' })
      await savingState(page, '已保存')
      const id = await latestDraft()
      const other = await visitor.tab()
      await visitor.open(addressOf(id), other)
      await textBox(other).fill('另一个标签页里写的。')
      await savingState(other, '已存在这台设备上')
      await savingState(other, '已保存')

      visitor.expectInConsole(/status of 409 .*announcements/)
      await page.bringToFront()
      await textBox(page).fill('这个标签页里写的。')
      await page.getByText('别处也改过这份草稿').first().waitFor()
      await page.getByRole('button', { name: '去看看' }).tap()
      await page.getByRole('button', { name: '用别处改的' }).tap()
      await page.waitForFunction(() =>
        [...document.querySelectorAll('textarea')].some(({ value }) => value === '另一个标签页里写的。'),
      )
      expect(await serverText(id)).toContain('另一个标签页里写的。')
    }))

  test('is thrown away only after a question', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '要扔掉的通知', text: '写错了。' })
      await savingState(page, '已保存')
      await page.getByRole('button', { name: '扔掉草稿' }).tap()
      await page.getByRole('dialog').getByRole('button', { name: '扔掉草稿' }).tap()
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
      await page.getByRole('button', { name: /要扔掉的通知/ }).waitFor({ state: 'detached' })
    }))
})
