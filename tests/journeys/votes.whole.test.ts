import type { Session } from '@liren/shared/identity'
import type { Choices } from '@liren/shared/votes.audit'
import { toBase64url } from '@liren/shared/votes.bytes'
import { votes as decisions } from '@liren/shared/votes.decisions'
import { votesExports } from '@liren/shared/votes.exports'
import { keyText } from '@liren/shared/votes.key'
import { publicKeyOf } from '@liren/shared/votes.sealing'
import { newPhone } from '../support/app.ts'
import { castOnScreen, grantOnScreen, handInOnScreen } from '../support/journeys/ballots.ts'
import { groupsOnScreen, proveKept } from '../support/journeys/ceremony.ts'
import {
  addQuestion,
  answerOne,
  begin,
  box,
  button,
  finish,
  sheet,
  stageIs,
  take,
} from '../support/journeys/organising.ts'
import { at as hook, seen, tap } from '../support/journeys/tour.ts'
import { openWholeStage, type WholeStage } from '../support/journeys/whole.stage.ts'
import {
  findNothing,
  flatOf,
  ordinary,
  people,
  sum,
  ticks,
  wholeSteps,
  type Person,
  type WholeSteps,
} from '../support/journeys/whole.steps.ts'
import { failedIn, verify } from '../support/votes.verifier.ts'
import { clock, day } from '../support/votes.world.ts'

let whole: WholeStage
let chair: Session
let steps: WholeSteps
let lift = ''
let election = ''
/** The private half of each decision's key: read from the screen, and made here. */
let key = ''
const otherKey = new Uint8Array(32).fill(7)
/** Heads that the crowd cast for, the largest first, with what they said. */
let said: { area: number; n: number }[] = []
const papers = { both: 0, agreed: 0, settled: 0 }

beforeAll(async () => {
  whole = await openWholeStage()
  chair = await whole.officer('组织者')
  steps = wholeSteps(whole, chair)
})
afterAll(() => whole.stage.close())

const inDecision = (decisionId: string) => ({ communityId: whole.world.communityId, decisionId })
const newest = async () => {
  const params = { communityId: whole.world.communityId }
  const { items } = await whole.stage.test.call(decisions.list, { params, query: { limit: 1 } }, { as: chair })
  return items[0]?.id ?? ''
}

describe('before the notice', () => {
  test('the committee drafts an election of five and asks owners to stand; one does, by phone', async () => {
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('desk'))
      await begin(page, '业委会换届')
      await button(page, '加一项选举').tap()
      await box(page, '选什么').fill('选举第二届业主委员会委员')
      await box(page, '说明').fill('任期三年，应选五名。')
      await finish(page)
      await button(page, /^候选人/).tap()
      await button(page, '征集候选人').tap()
      await sheet(page, '征集候选人').getByRole('button', { name: '开始征集' }).tap()
      await button(page, '改报名截止时间').waitFor()
    })
    election = await newest()
    await steps.visit(await steps.owner('candidate'), async (visitor) => {
      const { page } = visitor
      await visitor.open('/pages/tabs/participate/index')
      await button(page, /选举与联名/).tap()
      await button(page, /业委会换届/).tap()
      await button(page, '我要报名').tap()
      const form = sheet(page, '我要报名')
      await form.getByLabel('姓名').fill('罗轩俊')
      await form.getByLabel('想对大家说的话').fill('账目每季度公开。')
      await form.getByRole('button', { name: '报名' }).tap()
      await page.getByRole('heading', { name: '罗轩俊' }).waitFor()
    })
    await steps.recordWritten(election, chair)
    expect((await whole.detail(election, chair)).motions[0]?.seats).toBe(5)
  })

  test('candidates are checked and displayed', async () => {
    const { stage } = whole
    await stage.test.advance(8 * day)
    const own = await steps.checkWritten(election, chair)
    await steps.visit(await whole.officer('孙委员'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('candidates', election))
      await tap(page, `#check-${own}`)
      await findNothing(page)
      await button(page, '开始公示名单').tap()
      await sheet(page, '开始公示名单').getByRole('button', { name: '开始公示名单' }).tap()
      await page.getByText('公示开始').waitFor()
      await steps.look(visitor, 'candidates')
    })
    await stage.test.advance(8 * day)
    expect((await whole.detail(election, chair)).motions[0]?.candidates).toHaveLength(7)
  })

  test('the committee drafts an ordinary and a special motion; the residents’ committee comments and is answered', async () => {
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('desk'))
      await begin(page, '电梯更换与架空层')
      await addQuestion(page, { matter: '使用维修资金', title: '用维修资金更换 2 号电梯' })
      await addQuestion(page, { matter: '改变共有部分用途或用于经营', title: '架空层改充电棚' })
      await page.getByText('特别事项：参与者四分之三以上同意').first().waitFor()
      await finish(page)
      await take(page, '交居委会审看')
      await stageIs(page, '审看')
    })
    lift = await newest()
    await steps.visit(await whole.officer('沈书记', 'committee'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await button(page, '写审看意见').tap()
      await box(page, '意见').fill('请写明费用从哪里出。')
      await sheet(page, '写审看意见').getByRole('button', { name: '提意见' }).tap()
      await page.getByText('1 条待答复').waitFor()
    })
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await answerOne(page, /^采纳/, '从维修资金支出，账目每季度公开。')
      await button(page, '发公告').waitFor()
    })
    expect((await whole.detail(lift, chair)).state).toBe('REVIEW')
  })
})

describe('notice and roll', () => {
  test('both are announced; the notice is printed with its fingerprints', async () => {
    await whole.step(election, { step: 'SUBMIT' }, chair)
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      for (const id of [lift, election]) {
        await visitor.open(whole.page('run', id))
        await button(page, '发公告').tap()
        const notice = sheet(page, '发公告')
        await notice.getByText(/公告满 15 天才能开始投票：最早/).waitFor()
        await notice.getByRole('switch', { name: '我知道公告后议程和规则不能再改' }).tap()
        await notice.getByRole('button', { name: '发公告' }).tap()
        await stageIs(page, '公示')
        await page.reload()
      }
      const { agendaHash } = await whole.detail(election, chair)
      const text = await steps.printed(page, () => button(page, /^打印公告/).tap())
      expect(text).toContain('选举第二届业主委员会委员')
      expect(text.replaceAll('\n', '')).toContain(agendaHash ?? '-')
    })
  })

  test('the roll is frozen; an owner objects, is found right, and it is frozen again with what that changed', async () => {
    const { unitId } = whole.flat('101')
    await whole.stage.test.admin.query('UPDATE unit SET area_centiares = area_centiares - 100 WHERE id = $1', [unitId])
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await take(page, '定名册')
      await stageIs(page, '定名册')
      // Nobody is asked about owners who only have a surname in common.
      await seen(page, '#roll-ready')
      expect(await page.locator('#roll-merges').count()).toBe(0)
      await page.locator('#run-heads').filter({ hasText: '280 人' }).waitFor()
    })
    await steps.visit(await steps.owner('objector'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('decision', lift))
      await page.getByText('算 1 人，面积 92.89 m²').waitFor()
      // An owner gets the notice as it hangs on the board.
      const notice = await steps.printed(page, () => tap(page, '#print-notice'))
      expect(notice).toMatch(/意见征询[\s\S]*架空层改充电棚/)
      await button(page, '名册有错？提出来').tap()
      await page.getByLabel('哪里不对').fill('我家应为 93.89 m²')
      await button(page, '提出异议').tap()
      await page.getByText('等组织者书面答复').waitFor()
    })
    // The register is what the roll is drawn from.
    await steps.correctArea('101')
    await steps.visit(await whole.officer('孙委员'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await answerOne(page, /^采纳/, '登记簿上是 93.89 m²，已更正。')
      await button(page, /^其他步骤/).tap()
      await button(page, '重新定名册').tap()
      const again = sheet(page, '重新定名册')
      await again.getByLabel('原因').fill('101 的面积更正了')
      await again.getByRole('button', { name: '重新定名册' }).tap()
      await page.locator('#run-area').filter({ hasText: '24,838.57 m²' }).waitFor()
      await page.locator('#roll-changes').getByText('面积更正').waitFor()
      await button(page, /^看每一处/).tap()
      await page.getByText('92.89 m² 改为 93.89 m²', { exact: false }).waitFor()
      await steps.look(visitor, 'roll-changes')
    })
    await whole.step(election, { step: 'FREEZE', reason: null }, chair)
    const rolls = await Promise.all([lift, election].map(async (id) => (await whole.detail(id, chair)).roll))
    expect(rolls.map((roll) => [roll?.heads, roll?.areaCentiares])).toEqual([
      [280, 2_483_857],
      [280, 2_483_857],
    ])
  })
})

describe('the vote', () => {
  test('is opened with a key that is kept on paper', async () => {
    const { stage } = whole
    const { opensAt } = await whole.detail(lift, chair)
    const now = (await clock(stage.test)).getTime()
    await stage.test.advance((Date.parse(opensAt ?? '') - now) / 1000 + 60)
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await button(page, '去开启投票').tap()
      await tap(page, '#key-make:enabled')
      await seen(page, '#key-groups')
      const groups = await groupsOnScreen(page)
      key = groups.join('-')
      await hook(page, '#keeper-1').fill('马主任，业委会保险柜')
      await hook(page, '#keeper-2').fill('沈书记，居委会档案室')
      await tap(page, '#key-kept')
      await proveKept(page, groups)
      await tap(page, '#vote-open')
      await seen(page, '#opening-opened')
    })
    const publicKey = toBase64url(publicKeyOf(otherKey))
    await whole.step(election, { step: 'OPEN', publicKey, keptBy: ['业委会保险柜', '居委会档案室'] }, chair)
    expect((await whole.detail(lift, chair)).state).toBe('OPEN')
  })

  test('an owner votes by phone; a co-owner comes too late and learns when, never what', async () => {
    await steps.visit(await steps.owner('phone'), async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*ballots/)
      await visitor.open('/pages/tabs/participate/index')
      await button(page, /电梯更换与架空层/).tap()
      await page.getByText('至少 187 人，并且至少 16,559.05 m²').waitFor()
      await steps.look(visitor, 'decision')
      await button(page, '去投票').tap()
      await castOnScreen(page, ['FOR', 'AGAINST'])
    })
    await steps.castByApi('couple', lift, { 1: 'FOR', 2: 'FOR' })
    await steps.visit(await steps.owner('partner'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('decision', lift))
      await page.getByText('同一户头的另一位业主已经投过').waitFor()
      expect(await button(page, '去投票').count()).toBe(0)
    })
  })

  test('a mother has her neighbour hand in what she sealed', async () => {
    const [, phone] = people.agent
    await steps.owner('agent')
    await steps.visit(await steps.owner('principal'), async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*proxies/)
      await visitor.open(whole.page('decision', lift))
      await grantOnScreen(page, phone, ['FOR', 'FOR'])
    })
    await steps.visit(await steps.owner('agent'), async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*proxies/)
      await visitor.open(whole.page('proxies', lift))
      await handInOnScreen(page)
    })
    // Who gave the proxy is told that it was handed in by them, and not by another owner.
    await steps.visit(await steps.owner('principal'), async (visitor) => {
      await visitor.open(whole.page('decision', lift))
      await visitor.page.getByText('这一户头委托的代理人已经代交', { exact: false }).waitFor()
      expect(await visitor.page.getByText('同一户头的另一位业主已经投过').count()).toBe(0)
    })
    expect(await whole.voted(lift, chair)).toBe(3)
  })

  test('after a sale the buyer votes, and who sold sees that they are not in the roll', async () => {
    const label = flatOf('seller')
    await steps.owner('seller')
    const buyer = { name: '新来的', phone: newPhone() }
    await whole.sell(label, buyer)
    const session = await whole.owner(label, buyer.phone)
    await steps.visit(session, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*ballots/)
      await visitor.open(whole.page('decision', lift))
      await button(page, '去投票').tap()
      await castOnScreen(page, ['ABSTAIN', 'FOR'])
    })
    expect((await whole.detail(lift, chair)).roll?.heads).toBe(280)
  })

  test('whoever asks votes on paper; a paper is received sealed, and never keeps the phone from voting', async () => {
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('papers', lift))
      for (const who of ['both', 'paper', 'disputed'] as const) {
        const text = await steps.paperFor(page, who)
        expect(text).toContain(flatOf(who))
        expect(text).toContain('架空层改充电棚')
      }
      await tap(page, '#papers-receive')
      for (const number of ['1', '2', '3']) {
        await hook(page, '#paper-number').fill(number)
        await tap(page, '#paper-number-confirm')
        await page.getByText(new RegExp(`^${number} 号（.*）已登记`)).waitFor()
      }
      await steps.look(visitor, 'papers')
    })
    const items = await steps.papersOf(lift)
    const numberOf = (who: Person) => items.find(({ unitLabels }) => unitLabels[0]?.endsWith(flatOf(who)))?.number ?? 0
    Object.assign(papers, { agreed: numberOf('paper'), settled: numberOf('disputed'), both: numberOf('both') })
    await steps.castByApi('both', lift, { 1: 'AGAINST', 2: 'AGAINST' })
  })

  test('most vote, each once; who organises sees how many, by both counts, and never what', async () => {
    const crowd = await whole.crowd(Object.values(people).map(([label]) => label))
    for (const id of [lift, election]) {
      const heads = await whole.heads(id, crowd)
      const largest = heads.toSorted(
        (one, other) => other.areaCentiares - one.areaCentiares || (one.headId < other.headId ? -1 : 1),
      )
      const voting = largest.slice(0, 190).map((head, n) => ({
        head,
        choices: (id === lift ? { 1: ordinary(n), 2: ordinary(n) } : { 1: ticks(n) }) as Choices,
      }))
      said = largest.slice(0, 190).map(({ areaCentiares }, n) => ({ area: areaCentiares, n }))
      await whole.castAll(await whole.detail(id, chair), voting, crowd)
    }
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('turnout', lift))
      await seen(page, '#turnout-axes')
      await steps.look(visitor, 'turnout')
      expect(await page.getByText(/^(同意|反对)$/).count()).toBe(0)
    })
  })
})

describe('the result', () => {
  test('after the close two recorders enter each paper; what they read differently is settled on the record', async () => {
    const { stage } = whole
    await stage.test.advance(61 * day)
    const enter = async (who: string, number: number, marks: string[], outcome: string) =>
      steps.enterPaper(await whole.officer(who), { decisionId: lift, number }, marks, outcome)
    await enter('马主任', papers.both, ['1-FOR', '2-FOR'], 'entered')
    await enter('孙委员', papers.both, ['1-FOR', '2-FOR'], 'opened')
    await enter('马主任', papers.agreed, ['1-FOR', '2-BLANK'], 'entered')
    await enter('孙委员', papers.agreed, ['1-FOR', '2-BLANK'], 'opened')
    await enter('马主任', papers.settled, ['1-AGAINST', '2-FOR'], 'entered')
    await enter('孙委员', papers.settled, ['1-AGAINST', '2-AGAINST'], 'conflict')
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('paper', lift, `&number=${String(papers.settled)}`))
      await tap(page, '#mark-1-AGAINST')
      await tap(page, '#mark-2-AGAINST')
      await hook(page, '#settle-reason').fill('第 2 项勾在“反对”格内')
      await steps.look(visitor, 'paper-settle')
      await tap(page, '#reading-submit')
      await seen(page, '#reading-settled')
    })
    const items = await steps.papersOf(lift)
    expect(items.map(({ status }) => status)).toEqual(['opened', 'opened', 'opened'])
  })

  test('it is counted with the key from paper, as four inequalities say, and shown as preliminary', async () => {
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await button(page, '去计票').tap()
      await hook(page, '#count-key').fill(key)
      await seen(page, '#key-right')
      await tap(page, '#count:enabled')
      await seen(page, '#counted-1')
      await steps.look(visitor, 'counted')
      await tap(page, '#publish')
      await tap(page, '#publish-confirm')
      await seen(page, '#recount-due')
    })
    const of = (...some: Person[]) => some.map((who) => ({ area: whole.flat(flatOf(who)).area }))
    const all = [...said, ...of('phone', 'principal', 'seller', 'both', 'couple', 'paper', 'disputed')]
    const inFavour = said.filter(({ n }) => ordinary(n) === 'FOR')
    const [one, two] = (await whole.result(lift, chair)).motions
    expect(one?.decisive).toMatchObject({
      participating: sum(all),
      consenting: sum([...inFavour, ...of('phone', 'principal', 'both', 'couple', 'paper')]),
      result: 'PASSED',
    })
    // The same 70 in 100 are too few for a special matter.
    expect(two?.decisive).toMatchObject({
      consenting: sum([...inFavour, ...of('principal', 'seller', 'both', 'couple')]),
      quorum: { area: true, heads: true },
      result: 'REJECTED',
    })
    expect(await whole.result(lift, chair)).toMatchObject({
      ...{ isSmall: false, invalid: 0, duplicates: 1, total: { heads: 280, areaCentiares: 2_483_857 } },
      channels: [{ heads: 193 }, { channel: 'PAPER', heads: 3 }, { channel: 'PROXY', heads: 1 }],
    })
  })

  test('the committee whose seats are filled does not count the election; five of seven are elected, by rank', async () => {
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      await visitor.open(whole.page('counting', election))
      await visitor.page.getByText('您不能计票').waitFor()
    })
    await steps.countOnScreen(election, keyText(election, otherKey), '应选 5 名，入选 5 名')
    const [motion] = (await whole.result(election, chair)).motions
    const rank = [1, 2, 3, 4, 5, 6, 7]
      .map((number) => ({ number, got: sum(said.filter(({ n }) => ticks(n).includes(number))) }))
      .toSorted((one, other) => other.got.heads - one.got.heads || other.got.areaCentiares - one.got.areaCentiares)
    expect(motion?.candidates.map(({ number, votes }) => [number, votes.heads, votes.areaCentiares])).toEqual(
      rank.map(({ number, got }) => [number, got.heads, got.areaCentiares]),
    )
    expect(motion?.candidates.map(({ standing }) => standing)).toEqual([
      ...Array.from({ length: 5 }, () => 'ELECTED'),
      ...['ALTERNATE', 'NOT_ELECTED'],
    ])
    expect(motion?.standing).toBe('FULL')
    await steps.visit(await steps.owner('candidate'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('result', election))
      await seen(page, '#ranking-1')
      // Owners were asked, and nobody is told that a committee stands.
      await page.locator('#legal-mode').getByText('意见征询，不具法律约束力').last().waitFor()
      const verdict = await hook(page, '#verdict-1').innerText()
      expect(verdict).toMatch(/入选人数达到应选名额。本次为意见征询.* 入选：.*、.* 候补：/)
      expect(await page.locator('#vote-result').last().innerText()).not.toMatch(/当选|业主委员会成立/)
      await steps.look(visitor, 'elected')
    })
  })

  test('an owner objects and is found right: two who did not count recount, and come to the same', async () => {
    await steps.visit(await steps.owner('phone'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('decision', lift))
      await button(page, '对结果有异议？提出来').tap()
      await page.getByLabel('哪里不对').fill('第 2 项差得不多，请复核。')
      await button(page, '提出异议').tap()
      await page.getByText('等组织者书面答复').waitFor()
    })
    await steps.visit(await whole.officer('孙委员'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await answerOne(page, /^采纳/, '同意，由两位没有参与计票的人复核。')
    })
    for (const name of ['沈书记', '李主任']) await steps.recountOnScreen(name, lift, key)
    expect((await whole.detail(lift, chair)).recount).toBe('AGREES')
  })

  test('it becomes final after the days for objections, and is printed; what was published proves it from outside', async () => {
    const { stage } = whole
    await stage.test.advance(9 * day)
    await steps.visit(await whole.officer('马主任'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('run', lift))
      await button(page, '定论').tap()
      await sheet(page, '定论').getByRole('switch').tap()
      await sheet(page, '定论').getByRole('button', { name: '定论' }).tap()
      await stageIs(page, '定论')
      const text = await steps.printed(page, () => button(page, /^打印结果公告/).tap())
      expect(text).toMatch(/更换 2 号电梯[\s\S]*通过[\s\S]*架空层改充电棚[\s\S]*未通过/)
    })
    await steps.visit(await steps.owner('phone'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('result', lift))
      await page.getByText('这是最终结果。').waitFor()
      await steps.look(visitor, 'final')
      const text = await steps.printed(page, () => tap(page, '#print-result'))
      expect(text).toMatch(/意见征询[\s\S]*更换 2 号电梯[\s\S]*通过[\s\S]*架空层改充电棚[\s\S]*未通过/)
    })
    await steps.endOnScreen(election, '街道办〔2026〕12 号')
    await steps.visit(await steps.owner('candidate'), async (visitor) => {
      const { page } = visitor
      await visitor.open(whole.page('result', election))
      await page.getByText('这是最终结果。').waitFor()
      const text = await steps.printed(page, () => tap(page, '#print-result'))
      expect(text).toMatch(/意见征询[\s\S]*罗轩俊[\s\S]*入选/)
      expect(text).not.toMatch(/当选|业主委员会成立/)
    })
    expect((await whole.detail(election, chair)).state).toBe('FILED')
    for (const id of [lift, election]) {
      const { file } = await stage.test.call(votesExports.exported, { params: inDecision(id) }, { as: chair })
      expect(failedIn(verify(file))).toEqual([])
    }
  })
})
