import { votesCasting } from '@liren/shared/votes.casting'
import { printed } from '../support/journeys/tour.ts'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import type { Page } from 'playwright-core'
import { passStepUp } from '../support/journeys/flats.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { day, walk } from '../support/votes.world.ts'

let votes: VotesStage
beforeAll(async () => {
  votes = await openVotesStage()
})
afterAll(() => votes.stage.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const option = (page: Page, motion: RegExp, name: string) =>
  page.getByRole('radiogroup', { name: motion }).getByRole('radio', { name })

async function fillIn(page: Page) {
  await option(page, /更换 2 号电梯/, '同意').tap()
  await option(page, /架空层改充电棚/, '反对').tap()
}

/** Casts what was filled in: looks it over, and shows a code. */
async function cast(page: Page) {
  await button(page, '看一遍我选的').tap()
  const sheet = page.getByRole('dialog', { name: '请再看一遍' })
  await sheet.getByText('同意', { exact: true }).waitFor()
  await sheet.getByText('反对', { exact: true }).waitFor()
  await sheet.getByRole('button', { name: '投出这张票' }).tap()
  await passStepUp(page)
  await page.getByText('您投过票了').waitFor()
}

describe('owners vote on their phones', () => {
  test('from what awaits me to the receipt; a co-owner comes too late and learns when, never what', async () => {
    const { stage, votes: world, voter, decisionPage } = votes
    const decision = await world.open()
    await stage.visit({ session: await voter('B') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*ballots/)
      await visitor.open('/pages/tabs/participate/index')
      await page.getByRole('heading', { name: '等您投票' }).waitFor()
      await button(page, /电梯与充电棚/).tap()
      await page.getByText('意见征询，不具法律约束力').waitFor()
      await page.getByText('至少 5 人，并且至少 533.34 m²').waitFor()
      await page.getByText('1幢 2单元 101').first().waitFor()
      await button(page, '去投票').tap()

      // Nothing is chosen for anybody, and what was chosen survives a new start.
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
      await option(page, /更换 2 号电梯/, '同意').tap()
      await button(page, '看一遍我选的').tap()
      await page.getByText('还有 1 项没有选').waitFor()
      await page.waitForFunction(() => JSON.stringify(localStorage).includes('FOR'))
      await page.reload()
      await page.getByRole('radio', { name: '同意', checked: true }).waitFor()
      await option(page, /架空层改充电棚/, '反对').tap()
      await cast(page)
      await page.getByRole('heading', { name: '回执' }).waitFor()
      // What was chosen is shown when asked for.
      expect(await page.getByText('反对', { exact: true }).count()).toBe(0)
      await button(page, '看看我投了什么').tap()
      await page.getByText('反对', { exact: true }).waitFor()
    })
    await stage.visit({ session: await voter('C') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await page.getByText('同一户头的另一位业主已经投过').waitFor()
      expect(await button(page, '去投票').count()).toBe(0)
      expect(await page.getByText(/^(同意|反对)$/).count()).toBe(0)
    })
  })

  test('two co-owners at once: the second one is told so, and nothing of theirs is kept as waiting', async () => {
    const { stage, votes: world, voter, decisionPage } = votes
    const decision = await world.open()
    await stage.visit({ session: await voter('C') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of (403|409) .*ballots/)
      await visitor.open(decisionPage(decision.id))
      await button(page, '去投票').tap()
      await fillIn(page)
      await button(page, '看一遍我选的').tap()
      await world.cast(decision, await world.owner('B'), { 1: 'AGAINST' })
      await button(page, '投出这张票').tap()
      await passStepUp(page)
      await page.locator('#ballot').getByText('同一户头的另一位业主已经投过').waitFor()
      const waiting = await page.evaluate(() =>
        Object.keys(localStorage).filter((key) => key.includes('ballot-sealed')),
      )
      expect(waiting).toEqual([])
    })
  })

  test('without a network a ballot waits and says so; after the close it is not sent any more', async () => {
    const { stage, votes: world, voter, decisionPage } = votes
    const decision = await world.open()
    await stage.visit({ session: await voter('G') }, async (visitor) => {
      const { page, context } = visitor
      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
      await visitor.open(decisionPage(decision.id))
      await button(page, '去投票').tap()
      await fillIn(page)
      await button(page, '看一遍我选的').tap()
      await context.setOffline(true)
      await button(page, '投出这张票').tap()
      await page.getByText('这张票还没有投出', { exact: true }).waitFor()
      await stage.test.advance(20 * day)
      await context.setOffline(false)
      await page.reload()
      await page.getByRole('heading', { name: '投票已经截止' }).waitFor()
      await page.getByText('您的票没有投出，也不会再投出。').waitFor()
    })
    const { items } = await stage.test.call(
      votesCasting.log,
      { params: { communityId: world.communityId, decisionId: decision.id }, query: { limit: 50 } },
      { as: world.organiser },
    )
    expect(items.filter(({ kind }) => kind === 'ballot')).toEqual([])
  })

  test('an owner objects to the roll, and reads the written answer', async () => {
    const { stage, votes: world, voter, decisionPage } = votes
    const decision = await walk(
      stage.test,
      { communityId: world.communityId, as: world.organiser, draft: world.draft(), key: world.key },
      'ROLL_FROZEN',
    )
    await stage.visit({ session: await voter('H') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await button(page, '名册有错？提出来').tap()
      await page.getByLabel('哪里不对').fill('我家应为 101.50 m²')
      await button(page, '提出异议').tap()
      await printed(page, '我家应为 101.50 m²').waitFor()
      await page.getByText('等组织者书面答复').waitFor()
    })
  })
})

describe('somebody hands in what an owner sealed', () => {
  test('with both consents in words; who handed it in never sees what, and it can be taken back before', async () => {
    const { stage, votes: world, voter, decisionPage } = votes
    const decision = await world.open()
    await stage.visit({ session: await voter('D') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*proxies/)
      await visitor.open(decisionPage(decision.id))
      await button(page, '委托别人代交').tap()
      await fillIn(page)
      await button(page, '看一遍，再写代理人').tap()
      const sheet = page.getByRole('dialog', { name: '委托别人代交' })
      await sheet.getByLabel('代理人的手机号').fill(world.phones.E)
      expect(await sheet.getByRole('button', { name: '委托', exact: true }).isDisabled()).toBe(true)
      await sheet.getByRole('switch', { name: /我委托这位代理人/ }).tap()
      await sheet.getByRole('button', { name: '委托', exact: true }).tap()
      await passStepUp(page)
      await page.getByText('等代理人交上去').waitFor()
    })
    await stage.visit({ session: await voter('E') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*proxies/)
      await visitor.open(`/pages/votes/proxies/index?community=${world.communityId}&id=${decision.id}`)
      await button(page, '代为交上去').tap()
      const sheet = page.getByRole('dialog', { name: /^代 .* 投票$/ })
      await sheet.getByText('您看不到里面选了什么，也改不了。', { exact: false }).waitFor()
      await sheet.getByRole('switch', { name: /我同意做/ }).tap()
      await sheet.getByRole('button', { name: '交上去' }).tap()
      await passStepUp(page)
      await page.getByText(/交上去了，回执序号 \d+/).waitFor()
      expect(await page.getByText(/^(同意|反对)$/).count()).toBe(0)
    })
    await stage.visit({ session: await voter('D') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await page.getByText('已经投过', { exact: true }).waitFor()
    })
  })
})

describe('the result', () => {
  test('says what passed and why, draws both axes, and tells an owner where to object', async () => {
    const { stage, votes: world, voter, decisionPage } = votes
    const decision = await world.open()
    for (const name of ['A', 'B', 'D', 'E', 'F'] as const)
      await world.cast(decision, await world.owner(name), { 1: 'FOR', 2: name === 'A' ? 'FOR' : 'AGAINST' })
    await stage.test.advance(15 * day)
    const at = { communityId: world.communityId, decisionId: decision.id }
    const { version } = await world.detail(decision.id)
    const body = { version, key: keyText(decision.id, world.key) }
    await stage.test.call(votesResults.count, { params: at, body }, { as: world.organiser })
    await world.step(decision.id, { step: 'PUBLISH' })
    await stage.visit({ session: await voter('G') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await button(page, '看结果').tap()
      await page.getByText('意见征询，不具法律约束力').last().waitFor()
      await page.getByText(/^通过/).waitFor()
      await page.getByText(/^未通过/).waitFor()
      await page.getByRole('table', { name: '参与：面积和人数各要够' }).first().waitFor({ state: 'attached' })
      await page.getByText('3 × 5 = 15 ≥ 2 × 7 = 14').first().waitFor()
      await page.getByText('不足 40 人的表决').last().waitFor()
    })
  })
})
