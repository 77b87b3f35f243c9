import type { Session } from '@liren/shared/identity'
import { pointsShop } from '@liren/shared/points.shop'
import { volunteering } from '@liren/shared/volunteering'
import { attendance } from '@liren/shared/volunteering.attendance'
import { demoPhone, people } from '../../server/src/seed/seed.plan.ts'
import { screenshot } from '../support/browser.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'
import { auditLedger, balance, statement } from '../support/points.ts'
import { addItem, order } from '../support/shop.ts'
import { beginShift, clockOf, codesOf, scan, signUp, toInstant, withdraw } from '../support/volunteering.ts'
import type { World } from '../support/world.ts'

const title = '枫林苑夜间巡逻'
const minute = 60_000
const shiftCard = `[id^=shift-0]:has-text("${title}")`
const activityRow = `[id^=activity-0]:has-text("${title}")`

const toShift = after(
  opened('/', '#tab-participate'),
  through('#tab-participate', '#open-volunteering'),
  through('#open-volunteering', shiftCard),
  through(shiftCard, '#shift-facts'),
)
const toActivities = after(opened('/', '#home-workbench'), through('#home-workbench', '#desk-activities'))
const toRoster = after(
  toActivities,
  through('#desk-activities', '#activities-published'),
  through('#activities-published', activityRow),
  through(activityRow, shiftCard),
  through(shiftCard, '#shift-organise'),
  through('#shift-organise', '#roster'),
)
const toThanks = after(
  opened('/', '#tab-participate'),
  through('#tab-participate', '#open-volunteering'),
  through('#open-volunteering', '#open-thanks'),
  through('#open-thanks', '#list-me'),
)

describe('an evening patrol', () => {
  let stage: Stage
  let world: World
  let shiftId: string
  let starts: number
  /** Neighbours who volunteer on phones of their own, out of sight. */
  let others: Session[]
  beforeAll(async () => {
    stage = await openStage()
    const committee = await stage.sessionOf('沈书记')
    world = { communityId: stage.communityId, committee } as World
    others = []
    for (let n = 0; n < 9; n += 1) others.push(await stage.test.signIn(demoPhone(people.length + n)))
  })
  afterEach(() => auditLedger(stage.test))
  afterAll(async () => {
    await stage.close()
  })

  const params = () => ({ communityId: stage.communityId, shiftId })
  const dayAfterTomorrow = () => new Date(Date.now() + 56 * 3_600_000).toISOString().slice(0, 10)

  test('is proposed by a building head and opened by the committee', async () => {
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await toActivities(visitor)
      await through('#desk-activities', '#activity-propose')(visitor)
      await through('#activity-propose', '#propose-title')(visitor)
      await tap(page, '#propose-submit')
      await page.getByText('请写活动名称。').waitFor()
      await at(page, '#propose-title').fill(title)
      await at(page, '#propose-body').fill('两人一组，巡看各楼栋。')
      await tap(page, '#propose-tag-patrol')
      await at(page, '#shift-1-place').fill('东门岗亭')
      await at(page, '#shift-1-day').fill(dayAfterTomorrow())
      // What was written survives a closed page.
      await page.reload()
      await seen(page, '#propose-title')
      expect(await at(page, '#propose-title').inputValue()).toBe(title)
      await through('#propose-submit', '#activity-matter')(visitor)
      await page.getByText('等居委会审批').waitFor()
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await toActivities(visitor)
      await through('#desk-activities', activityRow)(visitor)
      await through(activityRow, '#activity-approve')(visitor)
      await through('#activity-approve', '#approve-confirm')(visitor)
      await through('#approve-confirm', '#activity-notice')(visitor)
    })
    const { rows } = await stage.test.admin.query<{ id: string }>(
      'SELECT s.id FROM volunteer_shift s JOIN volunteer_activity a ON a.id = s.activity_id WHERE a.title = $1',
      [title],
    )
    shiftId = rows[0]?.id ?? ''
  })

  test('is joined by eleven; one withdraws, and the one who waited moves in and is told', async () => {
    const { test } = stage
    for (const as of others) await signUp(test, world, shiftId, as)
    await signUp(test, world, shiftId, await stage.sessionOf('林晓'))
    await stage.visit({ as: '陈默', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await toShift(visitor)
      await seen(page, 'text=已满员，可以候补')
      // Nobody knows yet how old he is.
      visitor.expectInConsole(/status of 409 .*signups/)
      await tap(page, '#shift-sign-up')
      await tap(page, '#age-grown')
      await tap(page, '#sign-up-confirm')
      // The list behind says the same once it has heard of it.
      await at(page, '#shift-standing').getByText('您在候补，前面还有 0 人').waitFor()
      await withdraw(test, world, shiftId, others[8] as Session)
      await test.runJobs()
      await opened('/', '#tab-inbox')(visitor)
      await page.reload()
      await through('#tab-inbox', '[id^=message-]')(visitor)
      await through(`[id^=message-]:has-text("${title}") >> text=候补到您了`, '#shift-facts')(visitor)
      await seen(page, 'text=您已报名')
      await seen(page, 'text=10 / 10 人')
    })
    const shift = await test.call(volunteering.shift, { params: params() }, { as: world.committee })
    expect(shift).toMatchObject({ taken: 10, waiting: 0 })
  })

  test('nine scan in and out, one has no phone; a forwarded code brings nothing', async () => {
    const { test } = stage
    await beginShift(test, shiftId)
    starts = Date.parse((await test.call(volunteering.shift, { params: params() }, { as: world.committee })).startsAt)
    // The organiser's phone shows the code; what stands below it is typed in at another.
    const typeIn = (from: Visitor, direction: 'in' | 'out') =>
      stage.visit({ as: '陈默' }, async (visitor) => {
        const { page } = visitor
        await toShift(visitor)
        await through('#shift-scan', '#scan-digits')(visitor)
        await at(page, '#scan-digits').fill('00000000')
        visitor.expectInConsole(/the server responded with a status of 4/)
        await tap(page, '#scan-check')
        await page.getByText('这不是签到码').waitFor()
        const shown = (await at(from.page, '#code-digits').textContent()) ?? ''
        await at(page, '#scan-digits').fill(shown.replace(/\D/g, ''))
        await tap(page, '#scan-check')
        await page.getByText(direction === 'in' ? '签到好了' : '签退好了').waitFor()
      })
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await toRoster(visitor)
      await through('#roster-code', '#code-digits')(visitor)
      await typeIn(visitor, 'in')
      for (const as of others.slice(0, 8)) await scan(test, world, shiftId, as, 'in')
      await back(visitor)
      // Live: who came stands there without a touch.
      await at(page, '#live-came').getByText('9 人').waitFor()
      await toInstant(test, starts + 95 * minute)
      for (const as of others.slice(0, 8)) await scan(test, world, shiftId, as, 'out')
      await through('#roster-code', '#code-out')(visitor)
      await tap(page, '#code-out')
      await seen(page, '#code-digits')
      await typeIn(visitor, 'out')
      await back(visitor)
      await at(page, '#live-here').getByText('0 人').waitFor()
      // Who has no phone is entered, and the other side confirms.
      await through('[id^=attendee-]:has-text("林晓") [id^=enter-]', '#enter-reason')(visitor)
      const clock = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)
      await at(page, '#enter-in').fill(clock(starts))
      await at(page, '#enter-out').fill(clock(starts + 90 * minute))
      await at(page, '#enter-reason').fill('没带手机')
      await tap(page, '#enter-save')
      await page.getByText('等本人确认登记的时间').waitFor()
      // The eighth scanned a picture that somebody forwarded: nobody saw them, and nobody confirms them.
      const as = await stage.sessionOf('王秀英')
      const { items } = await test.call(attendance.roster, { params: params() }, { as })
      const forwarded = await signupOf(others[7] as Session)
      for (const { signupId, abilities } of items) {
        if (!abilities.confirm || signupId === forwarded) continue
        await tap(page, `#confirm-${signupId}`)
        await page.locator(`#confirm-${signupId}`).waitFor({ state: 'detached' })
      }
      await at(page, '#live-confirm').getByText('1 人').waitFor()
    })
    expect(await balance(test, world, others[7] as Session)).toMatchObject({ points: 0, minutes: 0 })
    await stage.visit({ as: '林晓' }, async (visitor) => {
      await toShift(visitor)
      await tap(visitor.page, '#shift-confirm')
      await at(visitor.page, '#shift-standing').getByText('已记入 1 小时 30 分').waitFor()
    })
  })

  const signupOf = async (who: Session): Promise<string> => {
    const { rows } = await stage.test.admin.query<{ id: string }>(
      'SELECT id FROM volunteer_signup WHERE shift_id = $1 AND account_id = $2 AND ended_at IS NULL',
      [shiftId, who.accountId],
    )
    return rows[0]?.id ?? ''
  }

  test('hours are right to the minute, points follow, and every statement sums', async () => {
    const { test } = stage
    for (const as of [...others.slice(0, 7), await stage.sessionOf('陈默'), await stage.sessionOf('林晓')]) {
      const { rows } = await test.admin.query<{ served: number; minutes: number; points: number }>(
        `SELECT floor(extract(epoch FROM out_at - greatest(in_at, to_timestamp($3))) / 60)::int AS served, minutes, points
          FROM volunteer_attendance WHERE shift_id = $1 AND account_id = $2`,
        [shiftId, as.accountId, starts / 1_000],
      )
      const [credited] = rows
      expect(credited?.minutes).toBe(credited?.served)
      expect(credited?.points).toBe(Math.floor(((credited?.minutes ?? 0) * 10) / 60))
      for (const list of ['points', 'minutes'] as const) {
        const { items } = await statement(test, world, as, list)
        expect(items[0]?.amount).toBe(list === 'points' ? credited?.points : credited?.minutes)
        for (const [n, line] of items.entries()) expect(line.balance - line.amount).toBe(items[n + 1]?.balance ?? 0)
      }
    }
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-participate')(visitor)
      await through('#tab-participate', '#open-volunteering')(visitor)
      await through('#open-volunteering', '#open-points')(visitor)
      await through('#open-points', '#balance-points')(visitor)
      const has = await balance(test, world, await stage.sessionOf('陈默'))
      await at(page, '#balance-points')
        .getByText(`${String(has.points)} 分`, { exact: true })
        .waitFor()
      await through('#open-statement', `[id^=line-]:has-text("${title}")`)(visitor)
    })
  })

  test('the last piece is sold once, and handed over once for its code', async () => {
    const { test } = stage
    const item = await addItem(test, world, { title: '最后一盆绿萝', price: 10, stock: 1 })
    const [buyer, rival] = [await stage.sessionOf('陈默'), others[0] as Session]
    const row = '[id^=item-0]:has-text("最后一盆绿萝")'
    const toItem = after(
      opened('/', '#tab-participate'),
      through('#tab-participate', '#open-volunteering'),
      through('#open-volunteering', '#open-points'),
      through('#open-points', '#open-shop'),
      through('#open-shop', row),
      through(row, '#item-order'),
      through('#item-order', '#order-confirm'),
    )
    let code = ''
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/the server responded with a status of 4/)
      await toItem(visitor)
      // The price goes up before the tap: nothing is taken, and the new one is there to agree to.
      const { kind, body, merchant, version } = item
      const dearer = { kind, title: item.title, body, merchantId: merchant.id, price: 12, version }
      const itemAt = { communityId: stage.communityId, itemId: item.id }
      await test.call(pointsShop.editItem, { params: itemAt, body: dearer }, { as: world.committee })
      const { points } = await balance(test, world, buyer)
      await tap(page, '#order-confirm')
      await page.getByText('需要的积分刚刚改了').waitFor()
      await at(page, '#order-confirm').getByText('用 12 分换一件').waitFor()
      expect(await balance(test, world, buyer)).toMatchObject({ points })
      const [outcome] = await Promise.allSettled([order(test, world, item.id, rival), tap(page, '#order-confirm')])
      await at(page, ':is(#pick-up-code, #order-sheet [role=alert])').waitFor()
      const orders = await test.admin.query("SELECT FROM points_order WHERE item_id = $1 AND state = 'ordered'", [
        item.id,
      ])
      expect(orders.rows).toHaveLength(1)
      if (outcome.status === 'fulfilled') {
        // The rival was faster, and changes their mind.
        await page.getByText('已经兑完了，没有扣除积分。').waitFor()
        const of = { params: { communityId: stage.communityId, orderId: outcome.value.id } }
        await test.call(pointsShop.cancel, of, { as: rival })
        await tap(page, '#order-confirm')
      }
      await seen(page, '#pick-up-code')
      code = ((await at(page, '#pick-up-code').textContent()) ?? '').replace(/\D/g, '')
      expect(code).toMatch(/^\d{6}$/)
      const before = await balance(test, world, buyer)
      await stage.visit({ as: '何阿姨' }, async (desk) => {
        await opened('/', '#home-workbench')(desk)
        await through('#home-workbench', '#desk-points')(desk)
        await through('#desk-points', '#desk-code')(desk)
        await seen(desk.page, '[id^=desk-order-0]:has-text("最后一盆绿萝")')
        await at(desk.page, '#desk-code').fill(code)
        await through('#desk-look-up', '#desk-found')(desk)
        await desk.page.getByText('领取人：陈默').waitFor()
        await through('#desk-hand-over', '#desk-done')(desk)
        // It works once.
        desk.expectInConsole(/the server responded with a status of 4/)
        await through('#desk-next', '#desk-code')(desk)
        await at(desk.page, '#desk-code').fill(code)
        await tap(desk.page, '#desk-look-up')
        await desk.page.getByText('没有等着领取的订单用这个取货码。').waitFor()
      })
      // The buyer's page says so by itself.
      await seen(page, '#order-state >> text=已领取')
      expect(await balance(test, world, buyer)).toMatchObject({ points: before.points })
    })
  })

  test('the committee sees the hours, by month, and what the shop owes', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-figures')(visitor)
      await through('#desk-figures', '#figures-hours')(visitor)
      const figures = visitor.page.locator('#figures-people table')
      // Nine were credited; whose code was forwarded is not among them.
      expect(await figures.last().textContent()).toContain('9 人')
      await screenshot(visitor.page, 'volunteering/figures')
    }))

  test('the organiser thanks, and neighbours read it once who is thanked agrees; nobody is listed who did not ask', async () => {
    const words = '谢谢陈默，雨夜也来了'
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await toRoster(visitor)
      await through('[id^=attendee-]:has-text("陈默") [id^=thank-]', '#thank-words')(visitor)
      await tap(page, '#rate-5')
      await at(page, '#thank-words').fill(words)
      await tap(page, '#thank-public')
      await tap(page, '#thank-save')
      await at(page, '[id^=attendee-]:has-text("陈默")').getByText('已评价 5 / 5').waitFor()
    })
    await stage.visit({ as: '陈默', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await toThanks(visitor)
      await seen(page, `[id^=thanks-0]:has-text("${words}")`)
      await page.getByText('还没有人列入名单。').waitFor()
      await page.getByText('双方都同意公开的感谢，会写在这里。').waitFor()
      await through('[id^=show-0]', `[id^=thanks-line-]:has-text("${words}")`)(visitor)
      await through('#list-me', '#listed-0:has-text("陈默")')(visitor)
      await screenshot(page, 'volunteering/thanks-elder')
    })
    await stage.visit({ as: '林晓' }, async (visitor) => {
      const { page } = visitor
      await toThanks(visitor)
      await seen(page, `[id^=thanks-line-]:has-text("${words}")`)
      // Nine served here; one of them asked to be listed.
      await at(page, '#listed-0').getByText('1 次感谢').waitFor()
      expect(await page.locator('[id^=listed-]').count()).toBe(1)
    })
  })

  test('whom it was for says whether it was solved, and somebody in office lets the line be read', async () => {
    const words = '路灯修好了，走夜路放心'
    const { rows } = await stage.test.admin.query<{ label: string }>(
      'SELECT u.label FROM residence h JOIN unit u ON u.id = h.unit_id WHERE h.account_id = $1',
      [(await stage.sessionOf('林晓')).accountId],
    )
    const helper = '[id^=attendee-]:has-text("陈默")'
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await toRoster(visitor)
      await through(`${helper} [id^=name-]`, '#recipient-label')(visitor)
      await tap(page, '#recipient-save')
      await page.getByText('请选单元门，再写门牌。').waitFor()
      await at(page, '#recipient-entrance').selectOption({ label: '枫林苑 3幢 2单元' })
      await at(page, '#recipient-label').fill(rows[0]?.label ?? '')
      await screenshot(page, 'volunteering/recipient')
      await tap(page, '#recipient-save')
      await at(page, helper).getByText('等这一户说说怎么样').waitFor()
    })
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-inbox')(visitor)
      await page.reload()
      await through('#tab-inbox', '[id^=message-]')(visitor)
      await through('[id^=message-]:has-text("帮过您家")', '[id^=say-0]')(visitor)
      await through('[id^=say-0]', '#solved-yes')(visitor)
      await tap(page, '#solved-yes')
      await tap(page, '#rate-5')
      await at(page, '#thank-words').fill(words)
      await tap(page, '#thank-public')
      await screenshot(page, 'volunteering/help-say-elder')
      await tap(page, '#say-save')
      await page.getByText('解决了 · 评价 5 / 5').waitFor()
      await screenshot(page, 'volunteering/help-elder')
    })
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await toRoster(visitor)
      await at(page, helper).getByText(words).waitFor()
      await screenshot(page, 'volunteering/roster-said')
      await tap(page, `${helper} [id^=pass-]`)
      await page.locator(`${helper} [id^=pass-]`).waitFor({ state: 'detached' })
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      await toThanks(visitor)
      await through(
        `[id^=thanks-0]:has-text("${words}") [id^=show-0]`,
        `[id^=thanks-line-]:has-text("${words}")`,
      )(visitor)
    })
  })

  test('a year in review is drawn, and kept as a picture', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-participate')(visitor)
      await through('#tab-participate', '#open-volunteering')(visitor)
      await through('#open-volunteering', '#open-year')(visitor)
      await through('#open-year', '#year-months')(visitor)
      await at(page, '#year-thanks').getByText('2 次', { exact: true }).waitFor()
      const picture = at(page, '#year-picture img')
      await picture.waitFor()
      await page.waitForFunction(
        (image) => (image as HTMLImageElement).naturalWidth === 1_080,
        await picture.elementHandle(),
      )
      await screenshot(page, 'volunteering/year')
      const saved = page.waitForEvent('download')
      await tap(page, '#year-share')
      expect((await saved).suggestedFilename()).toMatch(/^\d{4}年志愿服务\.png$/)
    }))

  test('where somebody was stands in a list of its own', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      await toInstant(stage.test, starts + 150 * minute)
      await opened('/', '#tab-participate')(visitor)
      await through('#tab-participate', '#open-volunteering')(visitor)
      await through('#open-volunteering', '#shifts-past')(visitor)
      await through('#shifts-past', `${shiftCard}:has-text("已记入")`)(visitor)
    }))

  test('a certificate is issued, and verified by whoever holds the paper', async () => {
    const { test } = stage
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-participate')(visitor)
      await through('#tab-participate', '#open-volunteering')(visitor)
      await through('#open-volunteering', '#open-certificates')(visitor)
      await through('#open-certificates', '#certificate-issue')(visitor)
      await through('#certificate-issue', '#certificate-name')(visitor)
      await at(page, '#certificate-name').fill('陈默言')
      await through('#certificate-confirm', '[id^=certificate-0]')(visitor)
    })
    // The committee has the papers before it, and types what they say.
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await opened(`/pages/volunteering/reviews/index?community=${stage.communityId}`, '[id^=attest-]')(visitor)
      await through('[id^=attest-]', '#attest-name')(visitor)
      await at(page, '#attest-name').fill('陈默言')
      await tap(page, '#attest-confirm')
      await page.locator('[id^=wanted-]').waitFor({ state: 'detached' })
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await opened(
        `/pages/volunteering/certificates/index?community=${stage.communityId}`,
        '[id^=certificate-0]',
      )(visitor)
      const saved = page.waitForEvent('download')
      await tap(page, '[id^=certificate-0]')
      expect((await saved).suggestedFilename()).toMatch(/^ZY\d{4}-\d{4}-\d{4}\.pdf$/)
    })
    const { rows } = await test.admin.query<{ id: string; number: string }>(
      'SELECT id, number FROM volunteer_certificate WHERE community_id = $1',
      [stage.communityId],
    )
    const address = `/pages/volunteering/verify/index?community=${stage.communityId}&id=${rows[0]?.id ?? ''}`
    await stage.visit({ textSize: 'elder' }, async (visitor) => {
      await opened(address, '#certificate-verified')(visitor)
      await seen(visitor.page, `text=${rows[0]?.number ?? ''}`)
      await seen(visitor.page, 'text=陈**')
    })
  })

  test('a code of a minute ago, photographed and sent on, is refused', async () => {
    const { test } = stage
    const codes = await codesOf(test, shiftId)
    const old = codes('in', (await clockOf(test)) - 2 * minute)
    await expect(scan(test, world, shiftId, others[0] as Session, 'in', { code: old })).rejects.toMatchObject({
      code: 'shift_code_expired',
    })
  })
})
