import { complaints } from '@liren/shared/complaints.orders'
import { identity } from '@liren/shared/identity'
import { brokenLamp } from '../support/complaints.ts'
import { choosePicture } from '../support/journeys/complaining.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, opened, seen, tap, through } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'

describe('a lamp about which nobody agrees whose it is', () => {
  let stage: Stage
  let matter: string
  beforeAll(async () => {
    stage = await openStage()
    const as = await stage.sessionOf('林晓')
    const me = await stage.test.call(identity.me, {}, { as })
    const { buildingId } = me.memberships[0]?.homes[0] ?? { buildingId: '' }
    const request = { params: { communityId: stage.communityId }, body: brokenLamp(buildingId) }
    matter = (await stage.test.call(complaints.report, request, { as })).id
  })
  afterAll(async () => {
    await stage.close()
  })

  const detail = (visitor: Visitor) =>
    opened(`/pages/complaints/detail/index?community=${stage.communityId}&id=${matter}`, '#complaint-holder')(visitor)
  /** The desk of an officer above the community, reached from the first page. */
  const desk = async (visitor: Visitor) => {
    await opened('/', '#home-called')(visitor)
    await through('#home-called', '[id^=called-0]')(visitor)
  }

  test('the committee calls two departments, and is asked whom and for what', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await detail(visitor)
      await through('#call-blow', '#call-sheet')(visitor)
      await seen(page, '[id^=call-office-department-]')
      await tap(page, '#call-confirm')
      await page.getByText('请选要叫的单位。').waitFor()
      for (const name of ['城管中队', '供电所']) await tap(page, `[id^=call-office-]:has-text("${name}")`)
      await tap(page, '#call-confirm')
      await page.getByText('请写清楚请他们做什么。').waitFor()
      await at(page, '#call-ask').fill('请到场看路灯线路归谁管')
      await tap(page, '#call-confirm')
      await page.locator('#call-sheet').waitFor({ state: 'detached' })
      const called = page.locator('[id^=call-0]:has-text("待报到") >> visible=true')
      await called.nth(1).waitFor()
      expect(await called.count()).toBe(2)
    }))

  test('one refuses with a reason, from the desk of the department', () =>
    stage.visit({ as: '郑工' }, async (visitor) => {
      const { page } = visitor
      await desk(visitor)
      await seen(page, 'text=请到场看路灯线路归谁管')
      await through('[id^=call-REFUSE-]', '#call-act-sheet')(visitor)
      await tap(page, '#call-act-confirm')
      await page.getByText('请选一个理由。').waitFor()
      await tap(page, '#call-reason-not_ours')
      await at(page, '#call-note').fill('路灯供电线路归供电所')
      await tap(page, '#call-act-confirm')
      await seen(page, '#called-empty')
    }))

  test('the other reports in at a tap, says how it goes on the page of the matter, and signs off', () =>
    stage.visit({ as: '唐工' }, async (visitor) => {
      const { page } = visitor
      await desk(visitor)
      await through('[id^=call-REPORT_IN-]', '[id^=call-SIGN_OFF-]')(visitor)
      await through('[id^=called-open-]', '#complaint-holder')(visitor)
      // Whoever is called sees the matter, not whose it is.
      expect(await page.getByText('林晓').count()).toBe(0)
      await through('[id^=call-PROGRESS-]', '#call-act-sheet')(visitor)
      await at(page, '#call-note').fill('查到是控制箱')
      await choosePicture(visitor, '#call-pictures')
      await seen(page, '#call-picture-1')
      await tap(page, '#call-act-confirm')
      await seen(page, 'text=查到是控制箱')
      await seen(page, '[id^=call-pictures-0]')
      await through('[id^=call-SIGN_OFF-]', '#call-act-sheet')(visitor)
      await at(page, '#call-note').fill('控制箱已换')
      await tap(page, '#call-act-confirm')
      await seen(page, '[id^=call-0]:has-text("已销哨")')
    }))

  test('the committee lets the first one go; who complained, in elder mode, reads what both said', async () => {
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await detail(visitor)
      await seen(visitor.page, 'text=路灯供电线路归供电所')
      await through('[id^=call-RELEASE-]', '[id^=call-0]:has-text("已同意不接")')(visitor)
    })
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await detail(visitor)
      await seen(page, 'text=不是本单位的职责')
      await seen(page, 'text=控制箱已换')
      await seen(page, '[id^=call-pictures-0] img')
      // The firm has it all the while.
      await seen(page, 'text=枫林苑 物业')
      expect(await page.locator('#call-blow, [id^=call-REPORT_IN-]').count()).toBe(0)
    })
  })
})
