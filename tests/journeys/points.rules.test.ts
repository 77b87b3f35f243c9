import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { newPhone } from '../support/app.ts'
import { screenshot } from '../support/browser.ts'
import { complaintsOf, takeAll, wayToDone } from '../support/complaints.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'
import { auditLedger, balance } from '../support/points.ts'
import type { World } from '../support/world.ts'

const suggestion = '东门加一张长椅，老人等车可以坐'

const toRules = after(
  opened('/', '#home-workbench'),
  through('#home-workbench', '#desk-points-rules'),
  through('#desk-points-rules', '#terms-save'),
)
const toBalance = after(
  opened('/', '#tab-participate'),
  through('#tab-participate', '#open-volunteering'),
  through('#open-volunteering', '#open-points'),
  through('#open-points', '#balance-points'),
)

const toResident = after(
  opened('/', '#home-workbench'),
  through('#home-workbench', '#desk-credits'),
  through('#desk-credits', '#open-resident'),
  through('#open-resident', '#resident-entrance'),
)

describe('the rules of points', () => {
  let stage: Stage
  let world: World
  let author: Session
  let before: number
  beforeAll(async () => {
    stage = await openStage()
    world = { communityId: stage.communityId, committee: await stage.sessionOf('沈书记') } as World
    author = await stage.sessionOf('陈默')
    before = (await balance(stage.test, world, author)).points
    const { test, communityId } = stage
    const place = { kind: 'community' as const, id: communityId }
    const body = { category: 'suggestion' as const, place, text: suggestion }
    const { id } = await test.call(complaints.report, { params: { communityId }, body }, { as: author })
    await takeAll(complaintsOf(test, world), world.committee, id, wayToDone)
  })
  /** Chooses a resident by the door they live behind. */
  async function choose({ page }: Visitor, name: string, { accountId }: Session): Promise<void> {
    const { rows } = await stage.test.admin.query<{ entrance: string; residence: string }>(
      `SELECT u.entrance_id AS entrance, r.id AS residence FROM residence r
        JOIN unit u ON u.community_id = r.community_id AND u.id = r.unit_id
        WHERE r.community_id = $1 AND r.account_id = $2 AND r.ended_at IS NULL LIMIT 1`,
      [stage.communityId, accountId],
    )
    await at(page, `#${name}-entrance`).selectOption(rows[0]?.entrance ?? '')
    await at(page, `#${name}-who`).selectOption(rows[0]?.residence ?? '')
  }
  afterEach(() => auditLedger(stage.test))
  afterAll(async () => {
    await stage.close()
  })

  test('are settled by the committee: stars as in a small community, and points for what is adopted', async () => {
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toRules(visitor)
      // A rule is off until somebody gives it points.
      await through('#open-merits', '#merits-off')(visitor)
      await seen(page, `[id^=source-]:has-text("${suggestion}")`)
      expect(await page.locator('[id^=record-0]').count()).toBe(0)
      await back(visitor)
      await tap(page, '#preset-community')
      await at(page, '#star-2').fill('9')
      await through('#terms-save', '#terms-fault')(visitor)
      await tap(page, '#preset-community')
      await at(page, '#grant-suggestion').fill('20')
      await at(page, '#responsible').fill('沈书记')
      await at(page, '#contact').fill('021-66010110')
      // What was typed survives a closed page.
      await page.reload()
      await seen(page, '#terms-save')
      expect(await at(page, '#grant-suggestion').inputValue()).toBe('20')
      await through('#terms-save', '#terms-saved')(visitor)
      await screenshot(page, 'points/settings')
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      await toBalance(visitor)
      await at(visitor.page, '#stars').getByText('5 星志愿者').waitFor()
      // A resident reads the rules, and has nothing to fill in.
      await tap(visitor.page, '#open-rules')
      await visitor.page.getByText('规则由居委会制定。').waitFor()
      expect(await visitor.page.locator('#points-settings input').count()).toBe(0)
      await screenshot(visitor.page, 'points/rules-read')
    })
  })

  test('grant for a suggestion that is adopted, once, and take it back with a reason', async () => {
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toRules(visitor)
      await through('#open-merits', `[id^=source-]:has-text("${suggestion}")`)(visitor)
      await through(`[id^=source-]:has-text("${suggestion}") [id^=record-]`, '[id^=merit-]:has-text("20 分")')(visitor)
      await page.locator('[id^=source-]').waitFor({ state: 'detached' })
      await screenshot(page, 'points/merits')
    })
    const toStatement = after(toBalance, through('#open-statement', '[id^=line-]:has-text("建议被采纳")'))
    await stage.visit({ as: '陈默' }, async (visitor) => {
      await toBalance(visitor)
      await at(visitor.page, '#balance-points')
        .getByText(`${String(before + 20)} 分`, { exact: true })
        .waitFor()
      await toStatement(visitor)
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toRules(visitor)
      await through('#open-merits', '[id^=revoke-0]')(visitor)
      await through('[id^=revoke-0]', '#revoke-sheet-reason')(visitor)
      await at(page, '#revoke-sheet-reason').fill('重复的建议')
      await tap(page, '#revoke-sheet-confirm')
      await page.getByText('收回：重复的建议').waitFor()
    })
    expect((await balance(stage.test, world, author)).points).toBe(before)
  })

  test('leave training and awards to a record that the volunteer takes along', async () => {
    await stage.visit({ as: '沈书记', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await toRules(visitor)
      await through('#open-records', '#records-empty')(visitor)
      await through('#record-new', '#record-day')(visitor)
      await tap(page, '#record-save')
      await page.getByText('请选住户，并把每一项填好。').waitFor()
      await choose(visitor, 'record', author)
      await at(page, '#record-title').fill('急救')
      await at(page, '#record-detail').fill('区红十字会')
      await at(page, '#record-day').fill('2026-01-31')
      await at(page, '#record-hours').fill('1.5')
      await through('#record-save', '[id^=entry-]:has-text("急救")')(visitor)
      await screenshot(page, 'points/records-elder')
      await through('[id^=remove-0]', '#remove-confirm')(visitor)
      await through('#remove-confirm', '#records-empty')(visitor)
    })
  })

  test('let a building head propose a credit for a neighbour behind the own doors, and the committee approve it', async () => {
    const { points } = await balance(stage.test, world, author)
    await stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-credits')(visitor)
      await through('#desk-credits', '#proposal-new')(visitor)
      await through('#proposal-new', '#credit-entrance')(visitor)
      await at(page, '#credit-entrance').locator('option').nth(1).waitFor({ state: 'attached' })
      const doors = await at(page, '#credit-entrance').locator('option').allTextContents()
      expect(doors.slice(1)).toEqual(['枫林苑 3幢 1单元', '枫林苑 3幢 2单元'])
      await choose(visitor, 'credit', author)
      await at(page, '#credit-minutes').fill('30')
      await at(page, '#credit-points').fill('5')
      await at(page, '#credit-reason').fill('帮忙分发通知')
      await screenshot(page, 'points/propose')
      await through('#propose-credit', '[id^=withdraw-0]')(visitor)
      expect(await page.locator('[id^=approve-0]').count()).toBe(0)
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-credits')(visitor)
      await through('#desk-credits', '[id^=approve-0]')(visitor)
      await through('[id^=approve-0]', '#proposals-empty')(visitor)
    })
    expect((await balance(stage.test, world, author)).points).toBe(points + 5)
  })

  test('let a credit be taken back from a resident’s statement, by two of the committee', async () => {
    const { test, communityId } = stage
    const resident = await stage.sessionOf('林晓')
    const { points } = await balance(test, world, resident)
    const phone = newPhone()
    const colleague = {
      phone,
      nickname: '秦主任',
      role: 'committee',
      scopeKind: 'community',
      scopeId: communityId,
    } as const
    await test.call(
      rolesApi.grant,
      { params: { communityId }, body: colleague },
      { as: await stage.sessionOf('许科长') },
    )
    const opening = '[id^=line-]:has-text("期初录入")'
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toResident(visitor)
      await choose(visitor, 'resident', resident)
      await seen(page, opening)
      await screenshot(page, 'points/resident')
      await through('[id^=reverse-]', '#reverse-sheet-reason')(visitor)
      await at(page, '#reverse-sheet-reason').fill('期初重复录入')
      await screenshot(page, 'points/reversal')
      await through('#reverse-sheet-confirm', '#reversal-proposed')(visitor)
      await back(visitor)
      // Who proposed it does not approve it.
      await seen(page, '[id^=withdraw-0]')
      expect(await page.locator('[id^=approve-0]').count()).toBe(0)
    })
    expect((await balance(test, world, resident)).points).toBe(points)
    await stage.visit({ session: await test.signIn(phone) }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-credits')(visitor)
      await through('#desk-credits', '[id^=approve-0]')(visitor)
      await through('[id^=approve-0]', '#proposals-empty')(visitor)
      await through('#open-resident', '#resident-entrance')(visitor)
      await choose(visitor, 'resident', resident)
      await seen(page, `${opening}:has-text("已冲回")`)
      await at(page, '[id^=line-]:has-text("期初重复录入")').getByText('-40').waitFor()
    })
    expect((await balance(test, world, resident)).points).toBe(points - 40)
  })
})
