import { complaints } from '@liren/shared/complaints.orders'
import { identity } from '@liren/shared/identity'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { brokenLamp } from '../support/complaints.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, opened, seen, tap, through } from '../support/journeys/tour.ts'

const desk = (row: string) => after(opened('/', '#home-workbench'), through('#home-workbench', row))

describe('three lamps of one building', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    const as = await stage.sessionOf('林晓')
    const me = await stage.test.call(identity.me, {}, { as })
    const { buildingId } = me.memberships[0]?.homes[0] ?? { buildingId: '' }
    const params = { communityId: stage.communityId }
    for (let n = 0; n < 3; n++)
      await stage.test.call(complaints.report, { params, body: brokenLamp(buildingId) }, { as })
    await sweepTopics(stage.test.pool)
  })
  afterAll(async () => {
    await stage.close()
  })

  test('are one parent matter, on which the committee calls a meeting', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await desk('#desk-topics')(visitor)
      await through('#desk-topics', '[id^=topic-0]')(visitor)
      await seen(page, 'text=/同楼同类多件.*共 3 件/')
      await through('[id^=topic-0]', '#topic-why')(visitor)
      expect(await page.locator('[id^=complaint-0] >> visible=true').count()).toBe(3)
      await through('#topic-convene', '#convene-sheet')(visitor)
      await tap(page, '#convene-confirm')
      await page.getByText('请写会议名称。').waitFor()
      await at(page, '#convene-title').fill('三幢照明环物会')
      await at(page, '#convene-place').fill('居委会二楼')
      const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
      await at(page, '#convene-day').fill(tomorrow)
      await tap(page, '[id^=call-office-property_staff-]:has-text("枫林苑")')
      await tap(page, '[id^=call-office-department-]:has-text("供电所")')
      await tap(page, '#convene-confirm')
      await seen(page, '#meeting-when:has-text("待开")')
      expect(await page.locator('[id^=call-0]:has-text("请到会 · 待报到") >> visible=true').count()).toBe(2)
    }))

  test('the firm says that it comes, from its desk', () =>
    stage.visit({ as: '赵经理' }, async (visitor) => {
      await desk('#desk-called')(visitor)
      await through('#desk-called', '[id^=called-0]')(visitor)
      await through('[id^=call-REPORT_IN-]', '[id^=called-0]:has-text("请到会 · 已报到")')(visitor)
    }))

  test('is held: who came, what was said, and a resolution with an owner and a date, which is signed off', async () => {
    await stage.test.advance(3 * 24 * 3_600)
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await desk('#desk-meetings')(visitor)
      await through('#desk-meetings', '[id^=meeting-0]')(visitor)
      await seen(page, 'text=/已过时间，还没有写纪要/')
      await through('[id^=meeting-0]', '#meeting-hold')(visitor)
      await through('#meeting-hold', '#minutes-sheet')(visitor)
      await tap(page, '[id^=attended-]:has-text("枫林苑")')
      await at(page, '#minutes-text').fill('供电所没有到会；物业同意整幢换灯。')
      await through('#resolution-add', '#resolution-0')(visitor)
      await at(page, '#resolution-0-text').fill('整幢换感应灯')
      await tap(page, '#minutes-confirm')
      await page.getByText('每条决议都要写清办什么、谁来办、为哪一件。').waitFor()
      await at(page, '#resolution-0-office').selectOption({ label: '枫林苑' })
      await at(page, '#resolution-0-matter').selectOption({ index: 1 })
      await tap(page, '#minutes-confirm')
      await seen(page, '#meeting-when:has-text("已开")')
      await seen(page, '[id^=call-0]:has-text("没有到会")')
      await seen(page, '[id^=call-0]:has-text("整幢换感应灯")')
    })
    await stage.visit({ as: '赵经理' }, async (visitor) => {
      const { page } = visitor
      await desk('#desk-called')(visitor)
      await through('#desk-called', '[id^=called-0]:has-text("会议决议")')(visitor)
      await through('[id^=call-SIGN_OFF-]', '#call-act-sheet')(visitor)
      await at(page, '#call-note').fill('全部换好')
      await tap(page, '#call-act-confirm')
      await seen(page, '#called-empty')
    })
    await stage.visit({ as: '沈书记', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await desk('#desk-meetings')(visitor)
      await through('#desk-meetings', '[id^=meeting-0]')(visitor)
      await seen(page, 'text=/决议：在办 0 · 办完 1 · 超时 0/')
    })
  })
})
