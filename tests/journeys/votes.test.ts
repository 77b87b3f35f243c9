import { votesCasting } from '@liren/shared/votes.casting'
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
      await page.getByText('我家应为 101.50 m²').waitFor()
      await page.getByText('等组织者书面答复').waitFor()
    })
  })
})
