import { votes as votesApi } from '@liren/shared/votes.decisions'
import { printed } from '../support/journeys/tour.ts'
import type { Page } from 'playwright-core'
import { savingState } from '../support/journeys/composer.ts'
import { addQuestion, begin, box, button, finish, sheet, stageIs, take } from '../support/journeys/organising.ts'
import { untilShelved } from '../support/journeys/shelf.ts'
import { smallPdf } from '../support/pdf.ts'
import { openOrganisingStage, type OrganisingStage } from '../support/journeys/organising.stage.ts'
import { day, walk } from '../support/votes.world.ts'

let organising: OrganisingStage
beforeAll(async () => {
  organising = await openOrganisingStage()
})
afterAll(() => organising.stage.close())

/** Until what is typed has come to rest on the device. */
const keptOnDevice = (page: Page, words: string) =>
  page.waitForFunction((wanted) => JSON.stringify(localStorage).includes(wanted), words)

/** The newest decision of the community, as its organiser has it. */
async function newest() {
  const { stage: at, votes } = organising
  const params = { communityId: votes.communityId }
  const { items } = await at.test.call(votesApi.list, { params, query: { limit: 1 } }, { as: votes.organiser })
  return votes.detail(items[0]?.id ?? '')
}

describe('the committee drafts a decision', () => {
  test('with an ordinary and a special motion: the draft survives a new start, and says by which rules it runs', async () => {
    const { stage: at, officer, page: address } = organising
    await at.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(`/pages/workbench/desk/index?community=${organising.votes.communityId}`)
      await button(page, /^组织表决/).tap()
      await begin(page, '电梯更换与维修资金')
      await keptOnDevice(page, '电梯更换与维修资金')
      await page.reload()
      await page.getByText('接着上次没写完的').waitFor()
      expect(await box(page, '题目').inputValue()).toBe('电梯更换与维修资金')

      await addQuestion(page, { matter: '使用维修资金', title: '用维修资金更换 2 号电梯' })
      await page.getByText('普通事项：参与者过半数同意').first().waitFor()
      await addQuestion(page, { matter: '筹集维修资金', title: '续筹维修资金' })
      await page.getByText('特别事项：参与者四分之三以上同意').first().waitFor()
      await button(page, '第 2 项 往上移').tap()
      await page.locator('#motion-edit-1').getByText('续筹维修资金').first().waitFor()
      await button(page, '第 1 项 往下移').tap()
      await savingState(page, '已保存')

      await button(page, '下一步：定规则').tap()
      await page.getByRole('radio', { name: /^意见征询/, checked: true }).waitFor()
      await button(page, /^时间/).tap()
      await page.getByText('依《物业管理条例》第14条').first().waitFor()
      const notice = page.getByRole('combobox', { name: '公告多久后才能投票' })
      const offered = await notice.locator('option').allTextContents()
      expect([offered[0], offered[offered.length - 1]]).toEqual(['15 天', '60 天'])
      await notice.selectOption('20')
      await page.getByText('和本市规定不同').waitFor()
      await button(page, '下一步：看一遍').tap()
      await page.getByText('20 天').waitFor()
      await button(page, '写好了，去交审看').tap()
      await stageIs(page, '起草 · 第 1 步')
      await take(page, '交居委会审看')
      await stageIs(page, '审看 · 第 2 步')
      expect((await newest()).policy.noticeDays).toBe(20)
      await visitor.open(address('draft', (await newest()).id))
      await page.getByText('这次表决已经交出去了').waitFor()
    })
    const made = await newest()
    expect(made.motions.map(({ matter }) => matter)).toEqual(['FUND_USE', 'FUND_RAISE'])
  })

  test('with an election of five: too few candidates are refused in words, and named flats stand on the ballot', async () => {
    const { stage: at, officer, page: address } = organising
    await at.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 422 .*steps/)
      await visitor.open(address('desk'))
      await begin(page, '业委会换届')
      await button(page, '加一项选举').tap()
      await box(page, '选什么').fill('选举第二届业主委员会委员')
      await box(page, '说明').fill('任期三年。')
      for (const number of [1, 2, 3, 4, 5, 6]) {
        await button(page, '加一位候选人').tap()
        await box(page, `候选人 ${String(number)} 姓名`).fill(`候选人${String(number)}`)
        await box(page, `候选人 ${String(number)} 自我介绍`).fill('愿意为大家办事。')
      }
      await button(page, /^候选人 1 选房屋/).tap()
      await sheet(page, '挑选房屋').getByRole('radio', { name: '102' }).tap()
      await button(page, '去掉候选人 6').tap()
      await button(page, '去掉候选人 5').tap()
      await finish(page)
      await button(page, '交居委会审看').tap()
      await sheet(page, '交居委会审看').getByRole('button', { name: '交居委会审看' }).tap()
      await sheet(page, '交居委会审看').getByText('议程还不完整').waitFor()
      await sheet(page, '交居委会审看').getByRole('button', { name: '关闭' }).last().tap()

      await button(page, /^接着写/).tap()
      await button(page, '加一位候选人').tap()
      await box(page, '候选人 5 姓名').fill('候选人5')
      await box(page, '候选人 5 自我介绍').fill('愿意为大家办事。')
      await finish(page)
      await take(page, '交居委会审看')
      await stageIs(page, '审看')
    })
    const [motion] = (await newest()).motions
    expect([motion?.seats, motion?.candidates.length, motion?.candidates[0]?.unitLabel]).toEqual([
      5,
      5,
      '枫林苑 1幢 1单元 102',
    ])
  })

  test('two members at once: the second is told, and loses nothing', async () => {
    const { stage: at, officer, votes, page: address } = organising
    const made = await votes.create({ title: '两个人都在改的决定' })
    await at.visit({ session: await officer('马主任') }, async (first) => {
      await first.open(address('draft', made.id))
      await box(first.page, '为什么要表决').waitFor()
      await at.visit({ session: await officer('孙委员') }, async (second) => {
        await second.open(address('draft', made.id))
        await box(second.page, '为什么要表决').fill('孙委员写的理由。')
        await savingState(second.page, '已存在这台设备上')
        await savingState(second.page, '已保存')
      })
      first.expectInConsole(/status of 409 .*decisions/)
      const { page } = first
      await box(page, '为什么要表决').fill('马主任写的理由。')
      await page.getByText('别处也改过这份草稿').first().waitFor()
      await button(page, '去看看').tap()
      const choice = sheet(page, '别处也改过这份草稿')
      await choice.getByText('马主任写的理由。').waitFor()
      await choice.getByText('孙委员写的理由。').waitFor()
      await choice.getByRole('button', { name: '用这里写的' }).tap()
      await savingState(page, '已存在这台设备上')
      await savingState(page, '已保存')
    })
    expect((await votes.detail(made.id)).text).toBe('马主任写的理由。')
  })
})

test('a document that is still on its way survives leaving its step and a reload, and nothing is handed in without it', async () => {
  const { stage: at, officer, votes, page: address } = organising
  const made = await votes.create({ title: '附件还在路上的决定' })
  const uploads = /\/vote-documents$/
  const row = (page: Page) => page.getByRole('group', { name: '三家报价.pdf', exact: true })
  await at.visit({ session: await officer('马主任') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(address('draft', made.id))
    // The line is so slow that nothing comes of it.
    await page.route(uploads, () => undefined)
    const buffer = smallPdf()
    await page
      .locator('#motion-documents-1-pdf')
      .last()
      .setInputFiles({ name: '三家报价.pdf', mimeType: 'application/pdf', buffer })
    await row(page).waitFor()
    await untilShelved(page, 1)
    await button(page, '下一步：定规则').tap()
    await button(page, '下一步：看一遍').tap()
    await page.getByText('还没传完的附件 1 份').waitFor()
    await row(page).waitFor()
    const done = button(page, '写好了，去交审看')
    await page.getByText('还有附件没传完，传完再交审看。').last().waitFor()
    expect(await done.isDisabled()).toBe(true)

    await visitor.open(address('run', made.id))
    await button(page, '交居委会审看').tap()
    const handing = sheet(page, '交居委会审看')
    await handing.getByText(/这台设备上还有 1 份附件没传完/).waitFor()
    expect(await handing.getByRole('button', { name: '交居委会审看' }).isDisabled()).toBe(true)
    await handing.getByRole('button', { name: '去看附件' }).tap()

    await page.reload()
    await row(page).waitFor()
    await button(page, '下一步：定规则').tap()
    await button(page, '下一步：看一遍').tap()
    await row(page).waitFor()
    // The line comes back: the page is opened again, and sends by itself what waits, whichever step is shown.
    await page.unroute(uploads)
    await page.reload()
    await page.getByRole('group', { name: '第 1 个，三家报价.pdf' }).waitFor()
    await untilShelved(page, 0)
    await button(page, '下一步：定规则').tap()
    await button(page, '下一步：看一遍').tap()
    await done.tap()
    await take(page, '交居委会审看')
    await stageIs(page, '审看')
  })
  const { documents, motions } = await votes.detail(made.id)
  expect(documents.map(({ name }) => name)).toEqual(['三家报价.pdf'])
  expect(motions.map(({ attachmentIds }) => attachmentIds.length)[0]).toBe(1)
})

describe('from review to the roll', () => {
  test('the residents’ committee comments and is answered; the notice keeps to its days; an owner objects and is answered', async () => {
    const { stage: at, officer, votes, voter, decisionPage, page: address } = organising
    const made = await walk(
      at.test,
      {
        communityId: votes.communityId,
        as: votes.organiser,
        draft: votes.draft({ title: '门禁改造' }),
        key: votes.key,
      },
      'REVIEW',
    )
    await at.visit({ session: await officer('沈书记', 'committee') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(address('desk'))
      await button(page, /^门禁改造/).tap()
      await button(page, '写审看意见').tap()
      await box(page, '意见').fill('请写明费用从哪里出。')
      await sheet(page, '写审看意见').getByRole('button', { name: '提意见' }).tap()
      await page.getByText('1 条待答复').waitFor()
    })
    await at.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 422 .*steps/)
      await visitor.open(address('run', made.id))
      await button(page, '去答复').tap()
      await printed(page, '请写明费用从哪里出。').waitFor()
      await button(page, '书面答复').tap()
      await page.getByRole('radio', { name: /^采纳/ }).tap()
      await box(page, '答复').fill('已补充：从公共收益支出。')
      await button(page, '发出答复').tap()
      await page.getByText('都答复完了。').waitFor()
      // Not in the field that is about to close.
      await page.locator('#vote-answers').getByText('已补充：从公共收益支出。').waitFor()
      await button(page, '返回').last().tap()

      // A notice that is too short is said at once, and refused with the article by who decides.
      await button(page, '发公告').tap()
      const notice = sheet(page, '发公告')
      await notice.getByText(/公告满 15 天才能开始投票：最早/).waitFor()
      const opens = notice.getByLabel('开始投票 日期')
      const lawful = await opens.inputValue()
      await opens.fill(new Date(Date.parse(lawful) - 3 * day * 1000).toISOString().slice(0, 10))
      await notice.getByText(/^公告期不够/).waitFor()
      await notice.getByRole('switch', { name: '我知道公告后议程和规则不能再改' }).tap()
      await notice.getByRole('button', { name: '发公告' }).tap()
      await notice.getByText(/公告天数不够.*《物业管理条例》第14条/).waitFor()
      await opens.fill(lawful)
      await notice.getByRole('button', { name: '发公告' }).tap()
      await stageIs(page, '公示 · 第 3 步')

      await take(page, '定名册')
      await stageIs(page, '定名册 · 第 4 步')
      await page.locator('#run-heads').filter({ hasText: '7 人' }).waitFor()
      await page.locator('#run-area').filter({ hasText: '800.00 m²' }).waitFor()
      await page.getByText('业主核对名册，有错就提出来').waitFor()
    })
    await at.visit({ session: await voter('H') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(made.id))
      await button(page, '名册有错？提出来').tap()
      await page.getByLabel('哪里不对').fill('我家应为 101.50 m²')
      await button(page, '提出异议').tap()
      await page.getByText('等组织者书面答复').waitFor()
    })
    await at.visit({ session: await officer('孙委员') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(address('run', made.id))
      await page.getByText('1 条待答复').waitFor()
      await button(page, '去答复').tap()
      await button(page, '书面答复').tap()
      await page.getByRole('radio', { name: /^不采纳/ }).tap()
      await box(page, '答复').fill('登记簿上是 100.00 m²，以登记簿为准。')
      await button(page, '发出答复').tap()
      await page.getByText('都答复完了。').waitFor()
      await button(page, '返回').last().tap()
      await button(page, /^其他步骤/).tap()
      await button(page, '重新定名册').tap()
      const again = sheet(page, '重新定名册')
      await again.getByLabel('原因').fill('核对登记簿后重新定一次')
      await again.getByRole('button', { name: '重新定名册' }).tap()
      await page.getByText(/第 2 次定下/).waitFor()
    })
    await at.visit({ session: await voter('H') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(decisionPage(made.id))
      await printed(page, '登记簿上是 100.00 m²，以登记簿为准。').waitFor()
    })
    const { roll, openRemarks } = await votes.detail(made.id)
    expect([roll?.freeze, openRemarks]).toEqual([2, 0])
  })

  test('what cannot be undone is said in words first: extended with a reason, cancelled on a ground that still holds', async () => {
    const { stage: at, officer, votes, page: address } = organising
    const open = await votes.open({ title: '要延期的表决' })
    await at.visit({ session: await officer('马主任') }, async (visitor) => {
      const { page } = visitor
      await visitor.open(address('run', open.id))
      await stageIs(page, '投票 · 第 5 步')
      await button(page, /^其他步骤/).tap()
      await button(page, '延期').tap()
      await box(page, '原因').fill('参与人数还不够')
      await sheet(page, '延期').getByRole('button', { name: '延期' }).tap()
      await page.getByText('延期过 1 次').waitFor()
      await button(page, '取消这次表决').tap()
      const cancel = sheet(page, '取消这次表决')
      const go = cancel.getByRole('button', { name: '取消这次表决' })
      expect(await cancel.getByRole('radio').allTextContents()).toEqual([
        '名册有错',
        '不合法，不能表决',
        '密钥丢失，票打不开',
        '投票记录受损',
      ])
      await cancel.getByRole('radio', { name: '名册有错' }).tap()
      await cancel.getByLabel('原因').fill('漏了一幢楼')
      expect(await go.isDisabled()).toBe(true)
      await cancel.getByRole('switch', { name: '我知道取消后不能恢复' }).tap()
      await go.tap()
      await page.getByText('已取消').first().waitFor()
      await button(page, /^经过/).tap()
      await printed(page, '漏了一幢楼').waitFor()
    })
  })
})

test('the residents’ committee confirms a group, whose members draft what is theirs, and ends it', async () => {
  const { stage: at, officer, votes, voter, page: address } = organising
  // Somebody who lives there, and holds no role.
  await votes.owner('G')
  const phone = votes.phones.G
  await at.visit({ session: await officer('沈书记', 'committee') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(address('desk'))
    await button(page, /^筹备组和换届小组/).tap()
    await page.getByText('还没有确认过小组').waitFor()
    await button(page, '确认一个小组').tap()
    const form = sheet(page, '确认一个小组')
    await form.getByLabel('名称').fill('枫林苑业主大会筹备组')
    await form.getByLabel('组员 1 称呼').fill('钱阿姨')
    await form.getByLabel('组员 1 手机号').fill(phone)
    await form.getByRole('button', { name: '确认一个小组' }).tap()
    await form.getByText('至少两位组员').waitFor()
    await form.getByLabel('组员 2 称呼').fill('李老师')
    await form.getByLabel('组员 2 手机号').fill('199 1234 0002')
    await form.getByRole('button', { name: '确认一个小组' }).tap()
    await page.getByText(`${phone.slice(0, 3)}****${phone.slice(-4)}`).waitFor()
  })
  await at.visit({ session: await voter('G') }, async (visitor) => {
    const { page } = visitor
    await visitor.open('/pages/tabs/participate/index')
    await button(page, '组织表决').tap()
    await begin(page, '首次业主大会')
    await button(page, '加一件事').tap()
    const asked = page.getByRole('combobox', { name: '属于哪一类' })
    expect(await asked.locator('option').allTextContents()).toEqual(['制定、修改议事规则', '制定、修改管理规约'])
  })
  // A member who neither lives nor serves there organises, too, and is at home nowhere else.
  await at.visit({ session: await at.test.signIn('19912340002') }, async (visitor) => {
    const { page } = visitor
    await visitor.open('/')
    await page.getByText('枫林社区').first().waitFor()
    await visitor.open('/pages/tabs/participate/index')
    await button(page, '组织表决').tap()
    await button(page, '起草决定').waitFor()
  })
  await at.visit({ session: await officer('沈书记', 'committee') }, async (visitor) => {
    const { page } = visitor
    await visitor.open(address('groups'))
    await button(page, '结束这个小组').tap()
    await sheet(page, '结束这个小组').getByRole('button', { name: '结束这个小组' }).tap()
    await page.getByRole('heading', { name: '已结束的' }).waitFor()
  })
  const { items } = await at.test.call(
    votesApi.groups,
    { params: { communityId: votes.communityId } },
    { as: votes.committee },
  )
  expect(items.map(({ endedAt }) => endedAt !== null)).toEqual([true])
})
