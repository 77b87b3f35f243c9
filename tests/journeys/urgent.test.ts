import { publishDue } from '../../server/src/features/announcements/announcements.schedule.service.ts'
import { startNotice, writeNotice } from '../support/journeys/composer.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen } from '../support/journeys/tour.ts'

const urgent = '3幢燃气泄漏，请立即开窗'
const event = '周末凉亭修伞磨刀'

/** The day after tomorrow in China by the clock of the product. */
async function dayAhead(stage: Stage, days: number): Promise<string> {
  const { rows } = await stage.test.admin.query<{ day: string }>(
    "SELECT to_char((app.now() AT TIME ZONE 'Asia/Shanghai') + make_interval(days => $1), 'YYYY-MM-DD') AS day",
    [days],
  )
  return rows[0]?.day ?? ''
}

describe('notices of other kinds', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('an urgent one is published by the building head', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await page.getByRole('radio', { name: '紧急' }).tap()
      await page.getByText('请只用于真正紧急的事').waitFor()
      await writeNotice(visitor, { title: urgent, text: '不要开灯，不要用手机，到楼下集合。' })
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await page.getByRole('button', { name: '下一步：核对' }).tap()
      await page.getByRole('button', { name: /^发布给 \d+ 人$/ }).tap()
      await page.getByRole('button', { name: '确认发布' }).tap()
      await page.getByText(/^已发布，/).waitFor()
    }))

  test.each([
    ['zh-CN', 'standard', '紧急通知'],
    ['en', 'elder', 'Urgent notice'],
  ] as const)('it stands on top of the home page until it is read (%s, %s)', (locale, textSize, words) =>
    stage.visit({ as: locale === 'en' ? '陈默' : '林晓', locale, textSize }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      const bar = page.getByRole('button', { name: new RegExp(`^${words}.*燃气`) })
      await bar.waitFor()
      const top = await bar.boundingBox()
      const heading = await page.getByRole('heading', { level: 1 }).first().boundingBox()
      expect(top?.y ?? 0).toBeLessThan(heading?.y ?? 0)
      await bar.tap()
      await page.getByRole('article').getByRole('heading', { name: urgent }).waitFor()
      await at(page, '#page-back').tap()
      await bar.waitFor({ state: 'detached' })
      await page.reload()
      await seen(page, '[id^=feed-item-]')
      await bar.waitFor({ state: 'detached' })
    }),
  )

  test('an event is set for a time, and is not there before', async () => {
    const day = await dayAhead(stage, 3)
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await page.getByRole('radio', { name: '活动' }).tap()
      await writeNotice(visitor, { title: event, text: '师傅在凉亭，自带旧伞和刀剪。' })
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await page.getByText('请选开始和结束的时间（结束在后），写上地点').waitFor()
      await at(page, '#event-from-day').fill(day)
      expect(await at(page, '#event-to-day').inputValue()).toBe(day)
      await at(page, '#event-where').fill('3幢楼下凉亭')
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await page.getByRole('button', { name: '下一步：核对' }).tap()
      await page.getByRole('article').getByText('3幢楼下凉亭').waitFor()
      await page.getByRole('radio', { name: '定时发' }).tap()
      await at(page, '#publish-at-day').fill(await dayAhead(stage, 1))
      await page.getByRole('button', { name: /^定时发给 \d+ 人$/ }).tap()
      await page.getByRole('button', { name: '确认定时' }).tap()
      await page.getByText(/^定于 明天 08:00 发布/).waitFor()
    })
    await expect(stage.noticeTitled('陈默', event)).rejects.toThrow('no notice titled')
  })

  test('it appears when its time has come, with its day and place', async () => {
    await stage.test.advance(2 * 24 * 3600)
    await publishDue(stage.test.pool)
    await stage.test.runJobs()
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      const card = page.getByRole('button', { name: new RegExp(event) })
      await card.getByText(/3幢楼下凉亭/).waitFor()
      await card.tap()
      await page.getByRole('article').getByText('3幢楼下凉亭').waitFor()
    })
  })

  test('its office pins it, and it stands first', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      const { id } = await stage.noticeTitled('王秀英', '3幢楼道灯修好了')
      await visitor.open(`/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`)
      await page.getByRole('button', { name: /^置顶/ }).tap()
      await page.getByRole('dialog').getByRole('button', { name: '置顶' }).tap()
      await page.getByText(/^已置顶，到/).waitFor()
      await visitor.open('/')
      await seen(page, '[id^=feed-item-]')
      expect(await at(page, '[id^=feed-item-]').textContent()).toContain('置顶')
      await seen(page, `#feed-item-${id}`)
    }))
})
