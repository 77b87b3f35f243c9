import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen, tap, printed } from '../support/journeys/tour.ts'

const title = '1单元周三上午停水两小时'
const asked = '三楼几点来水？'

describe('a search', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('for 电 finds it, sets it off, leads to it, and is remembered on this device', () =>
    stage.visit({ as: '陈默' }, async ({ page, open }) => {
      await open('/')
      await page.getByRole('button', { name: '搜通知' }).tap()
      await page.getByRole('textbox', { name: '要找的字词' }).fill('电')
      await page.keyboard.press('Enter')
      const found = page.getByRole('button', { name: /电梯年度检验安排/ })
      await found.waitFor()
      expect(await found.locator('strong').allTextContents()).toEqual(expect.arrayContaining(['电']))
      await found.tap()
      await page.getByRole('heading', { name: '电梯年度检验安排' }).waitFor()
      await page.getByRole('button', { name: '返回' }).tap()
      await found.waitFor()
      await page.reload()
      await page.getByRole('button', { name: '电', exact: true }).tap()
      await found.waitFor()
      await at(page, '#search-words').fill('')
      await page.getByRole('button', { name: '清除记录' }).tap()
      await page.getByText('想找哪条通知').waitFor()
    }))

  test('finds nothing that is not addressed to the reader', () =>
    stage.visit({ as: '林晓' }, async ({ page, open }) => {
      await open(`/pages/announcements/search/index?community=${stage.communityId}`)
      await page.getByRole('textbox', { name: '要找的字词' }).fill('停水两小时')
      await page.getByRole('button', { name: '搜索' }).tap()
      await page.getByText('没有找到“停水两小时”').waitFor()
    }))

  test('by somebody who is not signed in finds what is said to everybody', () =>
    stage.visit({ locale: 'en' }, async ({ page, open }) => {
      await open(`/pages/announcements/search/index?community=${stage.communityId}`)
      await page.getByRole('textbox', { name: 'What to look for' }).fill('窗口')
      await page.getByRole('button', { name: 'Search', exact: true }).tap()
      await page.getByRole('button', { name: /社区服务时间调整/ }).tap()
      await page.getByRole('heading', { name: '社区服务时间调整' }).waitFor()
    }))

  test('without a connection says so, and goes on once there is one', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page, context } = visitor
      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED/)
      await visitor.open(`/pages/announcements/search/index?community=${stage.communityId}`)
      await page.getByRole('textbox', { name: '要找的字词' }).fill('电')
      await context.setOffline(true)
      await page.getByRole('button', { name: '搜索' }).tap()
      await page.getByText('现在连不上网络').first().waitFor()
      await context.setOffline(false)
      await seen(page, '[id^=found-]')
    }))
})

describe('a question under a notice', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('is not possible before the committee lets neighbours ask, knowing what that means', () =>
    stage.visit({ as: '沈书记' }, async ({ page, open }) => {
      await open('/')
      await tap(page, '#home-workbench')
      await tap(page, '#desk-asking')
      await page.getByText(/社交-社区\/论坛/).waitFor()
      await page.getByRole('switch', { name: '让居民在通知下提问' }).tap()
      await page.getByRole('button', { name: '保存' }).tap()
      await page.getByText('已保存').waitFor()
    }))

  test('survives closing the sheet half typed, is sent in large text, and waits to be looked at', () =>
    stage.visit({ as: '陈默', textSize: 'elder' }, async ({ page, open }) => {
      await open('/')
      await page.getByRole('button', { name: new RegExp(title) }).tap()
      await page.getByRole('button', { name: '提问', exact: true }).tap()
      await page.getByRole('textbox', { name: '您想问什么' }).fill(asked)
      await tap(page, '#ask-sheet-close')
      await page.getByRole('button', { name: '提问', exact: true }).tap()
      expect(await page.getByRole('textbox', { name: '您想问什么' }).inputValue()).toBe(asked)
      await page.getByRole('button', { name: '提交提问' }).tap()
      await page.getByText('已提交。').waitFor()
      await page.getByText('等待查看').waitFor()
    }))

  test('is seen by no neighbour meanwhile', () =>
    stage.visit({ as: '王秀英' }, async ({ page, open }) => {
      const { id } = await stage.noticeTitled('陈默', title)
      const list = await stage.test.call(
        questions.list,
        { params: { communityId: stage.communityId, announcementId: id } },
        { as: await stage.sessionOf('王秀英') },
      )
      expect(list.items).toEqual([])
      await open('/')
      await tap(page, '#home-workbench')
      await tap(page, '#desk-questions')
      const card = page.getByRole('article').filter({ hasText: asked })
      await card.waitFor()
      await page.getByRole('button', { name: '可以公开' }).tap()
      await page.getByRole('button', { name: '答复', exact: true }).tap()
      await page.getByRole('textbox', { name: '答复' }).fill('十一点。')
      await page.getByRole('button', { name: '发出答复' }).tap()
      await page.getByText('没有等您处理的提问').waitFor()
    }))

  test('and its reply are read by its asker in English, who takes it back', () =>
    stage.visit({ as: '陈默', locale: 'en' }, async ({ page, open }) => {
      await open('/')
      await page.getByRole('button', { name: new RegExp(title) }).tap()
      await page.getByText(/^Reply of .*王秀英/).waitFor()
      await printed(page, '十一点。').waitFor()
      await page.getByRole('button', { name: 'Take back' }).tap()
      await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).tap()
      await page.getByText(asked).waitFor({ state: 'detached' })
    }))

  test('that is late is said to be, in words', () =>
    stage.visit({ as: '陈默' }, async ({ page, open }) => {
      const { id } = await stage.noticeTitled('陈默', title)
      const params = { communityId: stage.communityId, announcementId: id }
      const as = await stage.sessionOf('陈默')
      await stage.test.call(questions.ask, { params, body: { text: '会停电吗？', isNamed: false } }, { as })
      await stage.test.advance(4 * 86_400)
      await open(`/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`)
      await page.getByText(/已超过答复时限/).waitFor()
      await page.getByText('一位邻居（我）').waitFor()
    }))
})
