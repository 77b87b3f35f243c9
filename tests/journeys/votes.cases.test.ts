import type { Session } from '@liren/shared/identity'
import { keyText } from '@liren/shared/votes.key'
import { votes as decisions } from '@liren/shared/votes.decisions'
import { votesDocuments } from '@liren/shared/votes.documents'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { castOnScreen, grantOnScreen } from '../support/journeys/ballots.ts'
import { passStepUp } from '../support/journeys/flats.ts'
import { addQuestion, begin, box, button, sheet, stageIs } from '../support/journeys/organising.ts'
import { openOrganisingStage, type OrganisingStage } from '../support/journeys/organising.stage.ts'
import { at as hook, seen, tap } from '../support/journeys/tour.ts'
import { smallPdf } from '../support/pdf.ts'
import { day, plainVotePolicy, seatsFor, walk, type OwnerName } from '../support/votes.world.ts'

let organising: OrganisingStage
beforeAll(async () => {
  organising = await openOrganisingStage()
})
afterAll(() => organising.stage.close())

const call = () => organising.stage.test
const inDecision = (decisionId: string) => ({ communityId: organising.votes.communityId, decisionId })
const upload = async (name: string) =>
  (
    await call().call(
      votesDocuments.attach,
      { params: { communityId: organising.votes.communityId, estateId: organising.votes.estateId } },
      { as: organising.votes.organiser, file: { name, bytes: smallPdf() } },
    )
  ).id

async function countNow(decision: Pick<Decision, 'id'>, as: Session): Promise<void> {
  const { votes } = organising
  await call().advance(15 * day)
  const { version } = await votes.detail(decision.id, as)
  const body = { version, key: keyText(decision.id, votes.key) }
  await call().call(votesResults.count, { params: inDecision(decision.id), body }, { as })
}

describe('who changes their mind', () => {
  test('takes a proxy back before it is handed in, and votes in person; the agent sees nothing of it any more', async () => {
    const { stage, votes, voter, decisionPage } = organising
    const decision = await votes.open({ title: '撤回委托' })
    const proxies = organising.page('proxies', decision.id)
    const agent = await voter('E')
    const principal = await voter('D')
    await stage.visit({ session: principal }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*proxies/)
      await visitor.open(decisionPage(decision.id))
      await grantOnScreen(page, votes.phones.E, ['FOR', 'FOR'])
      await stage.visit({ session: agent }, async (other) => {
        other.expectInConsole(/status of (403|409) .*proxies/)
        await other.open(proxies)
        await button(other.page, '代为交上去').waitFor()
        await button(page, '撤回委托').tap()
        await sheet(page, '撤回委托').getByRole('button', { name: '撤回', exact: true }).tap()
        await page.getByText('已撤回', { exact: true }).waitFor()
        // What is still on the agent's screen leads nowhere, and is gone when looked at again.
        await button(other.page, '代为交上去').tap()
        const form = sheet(other.page, /^代 .* 投票$/)
        await form.getByRole('switch', { name: /我同意做/ }).tap()
        await form.getByRole('button', { name: '交上去' }).tap()
        await passStepUp(other.page)
        await form.getByText('这份委托已撤回或已使用。').waitFor()
        await other.page.reload()
        await other.page.getByText('没有人委托您。').waitFor()
        expect(await button(other.page, '代为交上去').count()).toBe(0)
      })
      await visitor.open(decisionPage(decision.id))
      await page.reload()
      await button(page, '去投票').tap()
      await castOnScreen(page, ['FOR', 'AGAINST'], false)
    })
  })

  test('votes again where the rules let them: the page says so, and the last one counts', async () => {
    const { stage, votes, voter, decisionPage } = organising
    const ruleBasis = [
      { setting: 'allowRevote', docId: await upload('议事规则.pdf'), adoptedVoteId: '2024-3', clause: '第9条' },
    ]
    const policy: VotePolicy = { ...plainVotePolicy, allowRevote: true, ruleBasis }
    const decision = await votes.open({ title: '可以改投', policy })
    await stage.visit({ session: await voter('G') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*ballots/)
      await visitor.open(decisionPage(decision.id))
      await button(page, '去投票').tap()
      await page.getByText('截止以前可以重新投，以最后一次为准。', { exact: false }).waitFor()
      await castOnScreen(page, ['FOR', 'FOR'])
      const receiptOf = async () => (await hook(page, '#receipt').textContent()) ?? ''
      const first = await receiptOf()
      await button(page, '改投').tap()
      // Nothing of the first ballot is chosen for anybody.
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
      await castOnScreen(page, ['AGAINST', 'FOR'], false)
      await page.waitForFunction((before) => document.querySelector('#receipt')?.textContent !== before, first)
      await button(page, '看看我投了什么').tap()
      await page.getByText('反对', { exact: true }).waitFor()
    })
    await countNow(decision, votes.organiser)
    const result = await call().call(votesResults.result, { params: inDecision(decision.id) }, { as: votes.organiser })
    expect(result).toMatchObject({
      channels: [{ heads: 1 }, {}, {}],
      motions: [{ decisive: { consenting: { heads: 0 } } }, { decisive: { consenting: { heads: 1 } } }],
    })
  })

  test('co-owners name one of them, where the rules ask for that, and only that one votes', async () => {
    const { stage, votes, voter, decisionPage } = organising
    const policy: VotePolicy = { ...plainVotePolicy, coOwnerRule: 'DESIGNATED' }
    const decision = await votes.open({ title: '共有人推选', policy })
    await votes.owner('C')
    await stage.visit({ session: await voter('B') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await page.getByText('还没有推选出来').waitFor()
      expect(await button(page, '去投票').count()).toBe(0)
      await button(page, /^推选 陈/).tap()
      await page
        .getByText(/^推选 陈/)
        .first()
        .waitFor()
      await page.getByText('还没有推选出来').waitFor()
    })
    await stage.visit({ session: await voter('C') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await button(page, '推选我自己').tap()
      await page.getByText(/由 陈.* 投票/).waitFor()
      await button(page, '去投票').waitFor()
    })
    await stage.visit({ session: await voter('B') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(decision.id))
      await page.getByText(/由 陈.* 投票/).waitFor()
      expect(await button(page, '去投票').count()).toBe(0)
    })
  })
})

/** Three candidates for two seats, each with the votes of the same four of six heads. */
async function tied(title: string, tieBreak: 'LOT' | 'RUN_OFF'): Promise<Decision> {
  const { votes } = organising
  const policy: VotePolicy = { ...plainVotePolicy, election: { ...plainVotePolicy.election, tieBreak } }
  const decision = await votes.open({ title, policy, motions: [seatsFor(2, ['甲', '乙', '丙'])] })
  const ticks: [OwnerName, number[]][] = [
    ...(['B', 'D'] as const).map((name): [OwnerName, number[]] => [name, [1, 2]]),
    ...(['E', 'F'] as const).map((name): [OwnerName, number[]] => [name, [2, 3]]),
    ...(['G', 'H'] as const).map((name): [OwnerName, number[]] => [name, [1, 3]]),
  ]
  for (const [name, choice] of ticks) await votes.cast(decision, await votes.owner(name), { 1: choice })
  await countNow(decision, votes.committee)
  await votes.step(decision.id, { step: 'PUBLISH' })
  return decision
}

describe('equal votes for the last seats', () => {
  test('a lot before two witnesses is put on record, once, and says who is elected', async () => {
    const { stage, officer, page: address } = organising
    const decision = await tied('抽签', 'LOT')
    await stage.visit({ session: await officer('沈书记', 'committee') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(address('result', decision.id))
      await page.getByText(/甲、乙、丙 得票相同，还有 2 个席位未定/).waitFor()
      await button(page, '登记抽签结果').tap()
      const form = sheet(page, '登记抽签结果')
      for (const [place, name] of ['丙', '甲', '乙'].entries())
        await form.getByRole('combobox', { name: `第 ${String(place + 1)} 个抽出` }).selectOption({ label: name })
      await form.getByLabel('抽签人').fill('王主任')
      await form.getByLabel('见证人 1').fill('李民警')
      await form.getByLabel('见证人 2').fill('赵律师')
      await form.getByLabel('在哪里、怎么抽的').fill('居委会会议室，当众抽签。')
      await form.getByRole('switch', { name: '我确认抽签当众进行，结果如上' }).tap()
      await form.getByRole('button', { name: '登记抽签结果' }).tap()
      await page.getByText('抽签先后：丙、甲、乙').waitFor()
      await page.getByText('抽签人 王主任，见证人 李民警、赵律师').waitFor()
      expect(await button(page, '登记抽签结果').count()).toBe(0)
      expect(
        await page
          .locator('#ranking-1 tr')
          .filter({ hasText: /入选/ })
          .filter({ hasNotText: '未入选' })
          .allTextContents(),
      ).toEqual([expect.stringContaining('丙'), expect.stringContaining('甲')])
    })
  })

  test('a run-off is a draft of its own between those tied', async () => {
    const { stage, officer, page: address } = organising
    const decision = await tied('再投一次', 'RUN_OFF')
    await stage.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(address('result', decision.id))
      await button(page, '开始再次投票').tap()
      await sheet(page, '开始再次投票').getByRole('button', { name: '开始再次投票' }).tap()
      await stageIs(page, '起草')
      await button(page, /^候选人/).tap()
      for (const name of ['甲', '乙', '丙']) await page.getByRole('heading', { name }).waitFor()
    })
  })
})

test('a recount that comes to something else is an incident: it is said in words, and nothing becomes final', async () => {
  const { stage, votes, voter, officer, page: address } = organising
  const decision = await votes.open({ title: '复核不一致' })
  for (const name of ['A', 'B', 'D', 'E', 'F'] as const)
    await votes.cast(decision, await votes.owner(name), { 1: 'FOR', 2: 'AGAINST' })
  await countNow(decision, votes.organiser)
  await votes.step(decision.id, { step: 'PUBLISH' })
  const owner = await voter('D')
  const text = '请复核。'
  const params = inDecision(decision.id)
  const { id } = await call().call(decisions.remark, { params, body: { kind: 'result', text } }, { as: owner })
  const answer = { params: { ...params, remarkId: id }, body: { text: '同意。', isUpheld: true } }
  await call().call(decisions.answer, answer, { as: votes.organiser })
  // Somebody with the database takes a ballot away after the count.
  await call().admin.query(
    `DELETE FROM effective_ballot WHERE decision_id = $1 AND head_id IN
      (SELECT head_id FROM effective_ballot WHERE decision_id = $1 ORDER BY head_id LIMIT 1)`,
    [decision.id],
  )
  await call().admin.query(
    `UPDATE vote_log SET sealed = (SELECT sealed FROM vote_log WHERE decision_id = $1 AND kind = 'ballot' ORDER BY seq LIMIT 1)
      WHERE decision_id = $1 AND kind = 'ballot'`,
    [decision.id],
  )
  await stage.visit({ session: await officer('李主任', 'committee') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(address('counting', decision.id))
    await hook(page, '#count-key').fill(keyText(decision.id, votes.key))
    await tap(page, '#recount:enabled')
    await seen(page, '#recount-incident')
    await page.getByText('李主任 复核 · 与计票不一致').waitFor()
  })
  await call().advance(9 * day)
  await stage.visit({ session: await officer('马主任') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(address('run', decision.id))
    await page.getByText('复核与计票不一致，先查明原因').waitFor()
    expect(await button(page, '定论').count()).toBe(0)
    // What remains lawful: to end it because the record is damaged.
    await button(page, /^其他步骤/).tap()
    await button(page, '取消这次表决').tap()
    await sheet(page, '取消这次表决').getByRole('radio', { name: '投票记录受损' }).waitFor()
  })
})

describe('what a draft rests on', () => {
  test('documents of a motion, and the regulation by which it binds, are sent from the draft, and bound by the notice', async () => {
    const { stage, votes, officer, page: address } = organising
    await stage.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      const send = async (id: string, name: string) => {
        const file = { name, mimeType: 'application/pdf', buffer: smallPdf() }
        await page.locator(`#${id}-pdf >> visible=true`).setInputFiles(file)
        await page.locator(`[id^=${id}-file-1]`).waitFor()
      }
      await visitor.open(address('desk'))
      await begin(page, '有附件的决定')
      await addQuestion(page, { matter: '使用维修资金', title: '更换 2 号电梯' })
      const pdf = page.locator('[id$=-pdf] >> visible=true').first()
      await pdf.setInputFiles({ name: '三家报价.pdf', mimeType: 'application/pdf', buffer: smallPdf() })
      await page.locator('[id$=-file-1] >> visible=true').first().waitFor()
      await button(page, '下一步：定规则').tap()
      await page.getByRole('radio', { name: /^在这里表决有约束力/ }).tap()
      await button(page, '下一步：看一遍').tap()
      await seen(page, '#regulation-missing')
      await box(page, '本地规定的名称').fill('某市业主大会电子投票办法')
      await box(page, '第几条').fill('第8条')
      await send('regulation-document', '办法.pdf')
      await button(page, '下一步：看一遍').tap()
      await page.getByText('依《某市业主大会电子投票办法》第8条，本次表决结果有约束力').last().waitFor()
      await button(page, '写好了，去交审看').tap()
      await stageIs(page, '起草')
    })
    const { items } = await call().call(
      decisions.list,
      { params: { communityId: votes.communityId }, query: { limit: 1 } },
      { as: votes.organiser },
    )
    const made = await votes.detail(items[0]?.id ?? '')
    expect(made).toMatchObject({
      legalMode: 'OFFICIAL_LOCAL',
      policy: { regulation: { title: '某市业主大会电子投票办法', article: '第8条' } },
    })
    expect(made.documents.map(({ name }) => name).toSorted()).toEqual(['三家报价.pdf', '办法.pdf'].toSorted())
  })

  test('a setting that departs from the city’s asks for the clause of the owners’ own rules', async () => {
    const { stage, votes, officer, page: address } = organising
    await upload('本小区议事规则.pdf')
    await stage.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(address('desk'))
      await begin(page, '允许改投')
      await addQuestion(page, { matter: '使用维修资金', title: '更换 3 号电梯' })
      await button(page, '下一步：定规则').tap()
      await button(page, /^选票怎么算/).tap()
      await hook(page, '#setting-allowRevote').selectOption('true')
      await button(page, '下一步：看一遍').tap()
      await seen(page, '#basis-missing')
      await hook(page, '#basis-vote-allowRevote').fill('2024 年第 3 次业主大会')
      await hook(page, '#basis-clause-allowRevote').fill('第 9 条')
      await tap(page, '#basis-document-allowRevote-known')
      await button(page, /^本小区议事规则\.pdf/).tap()
      await button(page, '下一步：看一遍').tap()
      await page.locator('#draft-rules').getByText('截止前可以改投').waitFor()
      await button(page, '写好了，去交审看').tap()
      await stageIs(page, '起草')
    })
    const { items } = await call().call(
      decisions.list,
      { params: { communityId: votes.communityId }, query: { limit: 1 } },
      { as: votes.organiser },
    )
    expect((await votes.detail(items[0]?.id ?? '')).policy).toMatchObject({
      allowRevote: true,
      ruleBasis: [{ setting: 'allowRevote', clause: '第 9 条' }],
    })
  })
})

test('in the demo the opening copies the key for who has no paper at hand; a group typed wrong is still told', async () => {
  const { stage, votes, officer, page: address } = organising
  const draft = votes.draft({ title: '演示里开启' })
  const { communityId, organiser, key } = votes
  const decision = await walk(call(), { communityId, as: organiser, draft, key }, 'ROLL_FROZEN')
  await call().advance(16 * day + 60)
  await stage.visit({ session: await officer('马主任') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(address('opening', decision.id))
    await tap(page, '#key-make:enabled')
    await hook(page, '#keeper-1').fill('业委会保险柜')
    await hook(page, '#keeper-2').fill('居委会档案室')
    await tap(page, '#key-kept')
    await hook(page, '#prove-2').fill('0000')
    await tap(page, '#vote-open')
    await seen(page, '#prove-1-note[role=alert]')
    await button(page, '演示：替我照抄').tap()
    await tap(page, '#vote-open')
    await seen(page, '#opening-opened')
  })
})
