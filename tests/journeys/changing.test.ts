import { announcements, type AnnouncementDraft } from '@liren/shared/announcements'
import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import { publishDue } from '../../server/src/features/announcements/announcements.schedule.service.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen, tap, printed } from '../support/journeys/tour.ts'

const text = (words: string) => [{ type: 'paragraph' as const, text: words }]

describe('notices that change', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  const here = () => ({ communityId: stage.communityId })
  const addressOf = (id: string) => `/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`
  const clock = async (hours: number) => {
    const { rows } = await stage.test.admin.query<{ at: Date; day: string }>(
      `SELECT t.at, to_char(t.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day
       FROM (SELECT app.now() + make_interval(hours => $1) AS at) t`,
      [hours],
    )
    const [row] = rows
    if (!row) throw new Error('no clock')
    return { at: row.at.toISOString(), day: row.day }
  }
  /** Of the residents' committee, to everybody: a draft, or out. */
  async function made(title: string, more: Partial<AnnouncementDraft> = {}) {
    const as = await stage.sessionOf('沈书记')
    const audience = [
      { type: 'place' as const, kind: 'community' as const, placeId: stage.communityId, ownersOnly: false },
    ]
    const signature = { role: 'committee' as const, scopeId: stage.communityId }
    const body = { title, body: text('周三 9:00 停水。'), audience, signature, ...more }
    return stage.test.call(announcements.create, { params: here(), body }, { as })
  }
  async function out(title: string, plan: string | null = null, more: Partial<AnnouncementDraft> = {}) {
    const draft = await made(title, more)
    const params = { ...here(), announcementId: draft.id }
    const body = { version: draft.version, at: plan }
    return stage.test.call(announcements.publish, { params, body }, { as: await stage.sessionOf('沈书记') })
  }

  test('what waits for its time is given another time, then none, and is a draft again', async () => {
    const { id } = await out('定时的通知', (await clock(30)).at)
    const { day } = await clock(72)
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await visitor.open(addressOf(id))
      await page.getByText(/^定于 .* 发布/).waitFor()
      await tap(page, '#notice-schedule')
      await at(page, '#schedule-day').fill(day)
      await at(page, '#schedule-time').fill('07:30')
      await tap(page, '#schedule-confirm')
      await page.getByText(/^定于 .*07:30 发布/).waitFor()
      await tap(page, '#notice-schedule')
      await tap(page, '#schedule-cancel')
      await page.getByText(/^定于/).waitFor({ state: 'detached' })
      await page.getByText('草稿', { exact: true }).waitFor()
      await seen(page, '#edit-draft')
    })
    await stage.test.advance(80 * 3_600)
    await publishDue(stage.test.pool)
    await expect(stage.noticeTitled('陈默', '定时的通知')).rejects.toThrow('no notice titled')
  })

  test('of a time that could not be kept its office is told, and finds the draft with the reason', async () => {
    const day = 24 * 3_600_000
    const draft = await made('要短短公示的', {
      matter: { kind: 'disclosure', topic: 'decisions', displayDays: 7 },
    })
    const as = await stage.sessionOf('沈书记')
    const params = { ...here(), announcementId: draft.id }
    const body = { version: draft.version, at: new Date(Date.parse(draft.updatedAt) + day).toISOString() }
    await stage.test.call(announcements.publish, { params, body }, { as })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await tap(page, '#home-workbench')
      await tap(page, '#desk-display')
      // The law's least cannot be gone below; the community's own may be longer.
      await at(page, '#display-resident_affairs-least').fill('14')
      await page.getByText('请填 15 到 366 之间的天数').waitFor()
      expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
      await at(page, '#display-resident_affairs-least').fill('15')
      await at(page, '#display-decisions-least').fill('12')
      await page.getByRole('button', { name: '保存' }).tap()
      await page.getByText('已保存，以后发布的按这个算。').waitFor()
      await stage.test.advance(day / 1000)
      await publishDue(stage.test.pool)
      await visitor.open('/')
      await tap(page, '#tab-inbox')
      await page.getByRole('button', { name: /要短短公示的.*到时间没能发布/ }).tap()
      await page.getByText('草稿', { exact: true }).waitFor()
      await seen(page, '#schedule-fault')
      await tap(page, '#page-back')
      // Opened, it is unread no more.
      await page.getByRole('button', { name: /要短短公示的.*未读/ }).waitFor({ state: 'detached' })
    })
  })

  test('two who correct at once: the second is told, sees what it says now, and loses nothing typed', async () => {
    const { id } = await out('两个人同时更正')
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await visitor.open(addressOf(id))
      await tap(page, '#notice-correct')
      await at(page, '#block-0').fill('周四 9:00 停水。')
      await at(page, '#correct-reason').fill('日期写错了')
      await stage.visit({ as: '沈书记' }, async (second) => {
        await second.open(addressOf(id))
        await tap(second.page, '#notice-correct')
        await at(second.page, '#block-0').fill('周三 10:00 停水。')
        await at(second.page, '#correct-reason').fill('钟点写错了')
        await tap(second.page, '#correct-publish')
        await second.page.getByRole('article').getByText('周三 10:00 停水。').waitFor()
      })
      visitor.expectInConsole(/status of 409 .*corrections?/)
      await tap(page, '#correct-publish')
      await seen(page, '#correct-overrun')
      await tap(page, '#correct-fresh')
      await page.getByText('同事更正之前，您写了这些，还没发出：').waitFor()
      expect(await at(page, '#block-0').inputValue()).toBe('周三 10:00 停水。')
      // Neither a reload nor the reading of theirs takes away what was typed.
      await page.reload()
      await page.getByText('同事更正之前，您写了这些，还没发出：').waitFor()
      await tap(page, '#correct-take-older')
      expect(await at(page, '#block-0').inputValue()).toBe('周四 9:00 停水。')
      await at(page, '#block-0').fill('周四 10:00 停水。')
      await tap(page, '#correct-publish')
      await page.getByRole('article').getByText('周四 10:00 停水。').waitFor()
      await page.getByRole('button', { name: '看以前怎么写' }).tap()
      await printed(page, '日期写错了').waitFor()
      await printed(page, '钟点写错了').waitFor()
    })
  })

  test('what has expired leaves the board of its readers, and says so to whoever has its address', async () => {
    const { at: end } = await clock(5)
    const { id } = await out('过期就没用的通知', null, { expiresAt: end })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /过期就没用的通知/ }).waitFor()
      await stage.test.advance(6 * 3_600)
      await page.reload()
      await seen(page, '[id^=feed-item-]')
      await page.getByRole('button', { name: /过期就没用的通知/ }).waitFor({ state: 'detached' })
      await visitor.open(addressOf(id))
      await page.getByText(/已过期，只在以往的内容里看得到/).waitFor()
    })
  })

  test('what is urgent and for everybody stands above the public page of a passer-by', async () => {
    const { at: until } = await clock(5)
    await out('全社区停气抢修', null, { matter: { kind: 'urgent', until } })
    await out('置顶给大家看', null, { pinnedUntil: until })
    await stage.visit({}, async (visitor) => {
      const { page } = visitor
      await page.addInitScript(
        ([communityId]) => {
          const kept = JSON.stringify({ textSize: 'standard', locale: null, communityId })
          localStorage.setItem('liren.preferences', JSON.stringify({ data: kept }))
        },
        [stage.communityId],
      )
      await visitor.open('/')
      const bar = page.getByRole('button', { name: /^紧急通知.*停气/ })
      await bar.waitFor()
      expect(await at(page, '[id^=feed-item-]').textContent()).toContain('置顶给大家看')
      await bar.tap()
      await page.getByRole('article').getByRole('heading', { name: '全社区停气抢修' }).waitFor()
    })
  })

  test('whoever asked is told of the answer in the inbox, which leads to it', async () => {
    const committee = { as: await stage.sessionOf('沈书记') }
    const setting = { version: 0, isOn: true, promisedReplyMinutes: 120 }
    await stage.test.call(questions.setSettings, { params: here(), body: setting }, committee)
    const { id } = await out('可以提问的通知')
    const body = { text: '几点来水？', isNamed: true }
    const asked = await stage.test.call(
      questions.ask,
      { params: { ...here(), announcementId: id }, body },
      { as: await stage.sessionOf('陈默') },
    )
    const about = { params: { ...here(), questionId: asked.id } }
    await stage.test.call(questions.review, { ...about, body: { refusal: null } }, committee)
    await stage.test.call(questions.answer, { ...about, body: { text: '下午三点。' } }, committee)
    await stage.visit({ as: '陈默', locale: 'en' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await tap(page, '#tab-inbox')
      await page.getByRole('button', { name: /可以提问的通知.*replied to your question/ }).tap()
      await page.getByText('下午三点。').waitFor()
    })
  })
})
