import type { Page } from 'playwright-core'
import { printed } from '../support/journeys/tour.ts'
import { votes as decisions } from '@liren/shared/votes.decisions'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { clock, day } from '../support/votes.world.ts'

let votes: VotesStage
beforeAll(async () => {
  votes = await openVotesStage()
})
afterAll(() => votes.stage.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

test('owners stand, are checked and displayed, and only then the notice is given', async () => {
  const { stage, votes: world, voter } = votes
  const { communityId, organiser } = world
  const { id } = await world.create({
    title: '业委会换届',
    motions: [{ kind: 'election', title: '选举委员', text: '任期三年。', attachmentIds: [], seats: 1, candidates: [] }],
  })
  const candidates = `/pages/votes/candidates/index?community=${communityId}&id=${id}`
  await stage.visit({ session: organiser }, async (visitor) => {
    const { page } = visitor
    await visitor.open(candidates)
    await button(page, '征集候选人').tap()
    await dialog(page, '征集候选人').getByRole('button', { name: '开始征集' }).tap()
    await button(page, '改报名截止时间').waitFor()
  })
  await stage.visit({ session: await voter('D') }, async (visitor) => {
    const { page } = visitor
    await visitor.open('/pages/tabs/participate/index')
    await button(page, /选举与联名/).tap()
    await button(page, /业委会换届/).tap()
    await button(page, '我要报名').tap()
    const sheet = dialog(page, '我要报名')
    await sheet.getByLabel('姓名').fill('丁四方')
    await sheet.getByLabel('想对大家说的话').fill('账目每季度公开。')
    await sheet.getByRole('button', { name: '报名' }).tap()
    await page.getByRole('heading', { name: '丁四方' }).waitFor()
    await page.getByText('参选', { exact: true }).first().waitFor()
    // Who stands already is not asked again.
    expect(await button(page, '我要报名').count()).toBe(0)
  })
  await stage.test.advance(8 * day)
  await stage.visit({ session: organiser }, async (visitor) => {
    const { page } = visitor
    await visitor.open(candidates)
    await page.getByText('还有 2 项没有核对').waitFor()
    await button(page, '资格核对').tap()
    const sheet = dialog(page, /资格核对/)
    for (const name of ['不具有完全民事行为能力', '欠交物业费或维修资金'])
      await sheet.getByRole('radiogroup', { name }).getByRole('radio', { name: '不存在', exact: true }).tap()
    await sheet.getByRole('button', { name: '保存核对结果' }).tap()
    await page.getByText('资格核对通过').waitFor()
    await button(page, '开始公示名单').tap()
    await dialog(page, '开始公示名单').getByRole('button', { name: '开始公示名单' }).tap()
    await page.getByText('公示开始').waitFor()
  })
  await world.step(id, { step: 'SUBMIT' })
  const at = async (days: number) => new Date((await clock(stage.test)).getTime() + days * day * 1000).toISOString()
  const notify = async () => {
    const { version } = await world.detail(id)
    const move = { step: 'NOTIFY' as const, opensAt: await at(16), closesAt: await at(30) }
    const params = { communityId, decisionId: id }
    return stage.test.call(decisions.step, { params, body: { version, move } }, { as: organiser })
  }
  await expect(notify()).rejects.toMatchObject({ code: 'vote_display_too_short' })
  await stage.test.advance(8 * day)
  expect((await notify()).state).toBe('NOTICED')
  await stage.visit({ session: await voter('E') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(votes.decisionPage(id))
    await button(page, '候选人和公示').tap()
    await page.getByText('账目每季度公开。').first().waitFor()
  })
})

test('a fifth of the owners demand a meeting, and read what became of it', async () => {
  const { stage, votes: world, voter } = votes
  const demands = `/pages/votes/demand/index?community=${world.communityId}`
  await stage.visit({ session: await voter('F') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(demands)
    await page.getByText('还没有联名').waitFor()
    await button(page, '发起联名').tap()
    const sheet = dialog(page, '发起联名')
    await sheet.getByLabel('要表决的事').fill('更换物业公司')
    await sheet.getByLabel('为什么').fill('电梯坏了半年没有修。')
    await sheet.getByRole('switch').tap()
    await sheet.getByRole('button', { name: '发起联名' }).tap()
    await page.getByText('已联名 1 户，需要 2 户').waitFor()
  })
  await stage.visit({ session: await voter('G') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(demands)
    await button(page, '我也联名').tap()
    const sheet = dialog(page, /我也联名/)
    await sheet.getByRole('switch').tap()
    await sheet.getByRole('button', { name: '我也联名' }).tap()
    await page.getByText('已达 20%').waitFor()
    await page.getByText('起草中').waitFor()
    await page.getByText('还没有书面答复').waitFor()
  })
  await stage.visit({ session: world.organiser }, async (visitor) => {
    const { page } = visitor
    await visitor.open(demands)
    await button(page, '书面答复').tap()
    const sheet = dialog(page, '书面答复')
    await sheet.getByLabel('怎么办理、什么时候办').fill('下月召开业主大会。')
    await sheet.getByRole('button', { name: '书面答复' }).tap()
    await printed(page, '下月召开业主大会。').waitFor()
    // The demand leads to the draft that it opened, for who organises it, and that leads back to who asked for it.
    await button(page, '查看这次表决').tap()
    await page.locator('#decision').getByRole('heading', { name: '更换物业公司' }).first().waitFor()
    await button(page, '业主联名提出，看联名和答复').tap()
    await page.getByText('已达 20%').last().waitFor()
    // The draft that it opened leads back to who asked for it.
    await visitor.open(`/pages/votes/desk/index?community=${world.communityId}`)
    await button(page, /更换物业公司/)
      .last()
      .tap()
    await button(page, /^业主联名/).tap()
    await page.getByText('已达 20%').last().waitFor()
  })
})
