import { screenshot } from '../support/browser.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, opened, seen, tap, through } from '../support/journeys/tour.ts'
import { openActivity } from '../support/volunteering.ts'
import type { World } from '../support/world.ts'

const shiftCard = `[id^=shift-0]:has-text("夜间巡逻")`
const toShifts = after(
  opened('/', '#tab-participate'),
  through('#tab-participate', '#open-volunteering'),
  through('#open-volunteering', shiftCard),
)
const toShift = after(toShifts, through(shiftCard, '#shift-facts'))

/** A birthday of somebody who is sixteen, whatever day it is today. */
const sixteen = (): string => `${String(new Date().getUTCFullYear() - 17)}-06-30`

describe('a sixteen-year-old', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    const committee = await stage.sessionOf('沈书记')
    await openActivity(stage.test, { communityId: stage.communityId, committee } as World)
    // 林晓 lives with 陈默 for this.
    const [chen, lin] = [await stage.sessionOf('陈默'), await stage.sessionOf('林晓')]
    await stage.test.admin.query(
      `UPDATE residence SET unit_id = (SELECT unit_id FROM residence WHERE account_id = $1 AND ended_at IS NULL LIMIT 1)
        WHERE account_id = $2 AND ended_at IS NULL`,
      [chen.accountId, lin.accountId],
    )
  })
  afterAll(() => stage.close())

  test('says how old they are as they sign up, and reads that a guardian decides', () =>
    stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await toShift(visitor)
      await seen(page, 'text=未满 18 周岁须监护人同意')
      // The product does not know yet, and says so.
      visitor.expectInConsole(/status of 409 .*signups/)
      await tap(page, '#shift-sign-up')
      await tap(page, '#age-minor')
      expect(await at(page, '#sign-up-confirm').isDisabled()).toBe(true)
      await at(page, '#born-on').fill(sixteen())
      await screenshot(page, 'minors/age-elder')
      await tap(page, '#sign-up-confirm')
      await seen(page, '#shift-guardian')
      await screenshot(page, 'minors/waits-elder')
    }))

  test('has a guardian who is told, consents, and takes it back', () =>
    stage.visit({ as: '陈默', locale: 'en' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-inbox')(visitor)
      await through('#tab-inbox', '[id^=message-]:has-text("under 18")')(visitor)
      await through('[id^=message-]:has-text("under 18")', '[id^=consent-]')(visitor)
      await screenshot(page, 'minors/asked-en')
      await through('[id^=consent-]', 'text=Your home has consented')(visitor)
      await through('[id^=refuse-]', '#refuse-confirm')(visitor)
      await screenshot(page, 'minors/taken-back-en')
      await tap(page, '#refuse-confirm')
      await page.locator('[id^=ward-]').waitFor({ state: 'detached' })
    }))

  test('is off the shift, and reads who said no', () =>
    stage.visit({ as: '林晓' }, async (visitor) => {
      await opened('/', '#tab-inbox')(visitor)
      await through('#tab-inbox', '[id^=message-]:has-text("不同意您参加")')(visitor)
      await screenshot(visitor.page, 'minors/told')
      await through('[id^=message-]:has-text("不同意您参加")', '#shift-sign-up')(visitor)
    }))
})
