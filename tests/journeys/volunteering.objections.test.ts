import { screenshot } from '../support/browser.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, opened, seen, tap, through } from '../support/journeys/tour.ts'
import { plantCredits } from '../support/recognition.ts'
import { openActivity, signUp } from '../support/volunteering.ts'
import type { World } from '../support/world.ts'

const words = '那天晚上八点我在东门，没有看到有人巡逻。'
const why = '问了同组的两位，也看了签到记录，他在。'

describe('hours on display', () => {
  let stage: Stage
  let display: string
  let reviews: string
  beforeAll(async () => {
    stage = await openStage()
    const { test, communityId } = stage
    const committee = await stage.sessionOf('沈书记')
    const world = { communityId, committee } as World
    const { shiftId } = await openActivity(test, world)
    await signUp(test, world, shiftId, await stage.sessionOf('陈默'))
    const head = await stage.sessionOf('王秀英')
    // How they were served is not what is looked at: somebody else than the committee vouched for them.
    await plantCredits(test, communityId, shiftId, head.accountId)
    display = `/pages/volunteering/credited/index?community=${communityId}`
    reviews = `/pages/volunteering/reviews/index?community=${communityId}`
  })
  afterAll(() => stage.close())

  test('are objected to by a neighbour, who stays unnamed', () =>
    stage.visit({ as: '林晓' }, async (visitor) => {
      const { page } = visitor
      await opened(display, '[id^=credited-0]')(visitor)
      await seen(page, 'text=陈** · 1 小时')
      await through('[id^=object-]', '[id^=objection-] textarea')(visitor)
      await at(page, '[id^=objection-] textarea').fill(words)
      await screenshot(page, 'objections/words')
      await tap(page, '[id^=objection-][id$=-confirm]')
      await seen(page, 'text=您提了异议，正在核对')
    }))

  test('are looked at by a member who had no hand in them, who says how they checked', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await opened(reviews, '[id^=review-0]:has-text("邻居对公示提出异议")')(visitor)
      await seen(page, `text=邻居说：${words}`)
      expect(await at(page, '[id^=review-0]').textContent()).not.toContain('林晓')
      await screenshot(page, 'objections/review')
      await through('[id^=accept-]', '#verdict-sheet')(visitor)
      await at(page, '#verdict-sheet-reason').fill(why)
      await screenshot(page, 'objections/verdict')
      await tap(page, '#verdict-sheet-confirm')
      await page.locator('[id^=review-0]').waitFor({ state: 'detached' })
    }))

  test('stand, and whoever objected reads why', () =>
    stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-inbox')(visitor)
      const told = `[id^=message-]:has-text("您的异议没有成立：${why}")`
      await through('#tab-inbox', told)(visitor)
      await through(told, '[id^=credited-0]')(visitor)
      await seen(page, 'text=您的异议没有成立')
      await screenshot(page, 'objections/dismissed-elder')
    }))
})
