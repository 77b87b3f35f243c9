import { complaints } from '@liren/shared/complaints.orders'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { rolesApi } from '@liren/shared/roles'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { newPhone, startApp, testTemplates, type TestApp } from '../support/app.ts'
import { sweepKilled } from '../support/complaints.killing.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { accept, advanceTo, giveWechat, registerTemplates, sendMessages } from '../support/wechat.people.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let wechat: WechatStandin
let world: World
let all: Complaints
let author: Session
let firm: Session
let colleague: Session

beforeAll(async () => {
  test = await startApp()
  wechat = await startWechatStandin({ appId: 'wx-complaints' })
  registerTemplates(wechat)
})
afterAll(async () => {
  await wechat.close()
  await test.close()
})
beforeEach(async () => {
  await advanceTo(test, '10:00')
  await test.admin.query(`UPDATE message_delivery SET state = 'needless'; DELETE FROM message_credit`)
  wechat.shown.length = 0
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await named('小周')
  colleague = await named('小郑')
})

const hour = 3_600
const here = () => ({ params: { communityId: world.communityId } })
type Grant = RequestOf<typeof rolesApi.grant>['body']
async function granted(
  nickname: string,
  more: Pick<Grant, 'role' | 'scopeKind' | 'scopeId' | 'post'>,
): Promise<Session> {
  const phone = newPhone()
  const body = { phone, nickname, ...more }
  await test.call(rolesApi.grant, { ...here(), body }, { as: world.committee })
  return test.signIn(phone)
}
const named = (nickname: string) =>
  granted(nickname, { role: 'property_staff', scopeKind: 'estate', scopeId: world.estateId })
const chief = () => granted('老郭', { role: 'grid_worker', scopeKind: 'grid', scopeId: world.gridId, post: 'chief' })
const inbox = async (as: Session, id: string) =>
  (await test.call(messages.inbox, here(), { as })).items.filter(({ subjectId }) => subjectId === id)
const kindsOf = async (as: Session, id: string) => (await inbox(as, id)).map(({ kind }) => kind).toReversed()
const until = (instant: string | null) => {
  const wall = new Date(Date.parse(instant ?? '') + 8 * hour * 1_000).toISOString()
  const [, month = '', day = ''] = wall.split('T')[0]?.split('-') ?? []
  return `${String(Number(month))}月${String(Number(day))}日 ${wall.slice(11, 16)} 前`
}

describe('who reported it', () => {
  it('is told once who has it and until when: where a rule sends it, and who is put in charge', async () => {
    const { id, dueAt } = await all.report(author)
    expect(await inbox(author, id)).toMatchObject([{ kind: 'complaint_sent', sender: `枫林苑，${until(dueAt)}` }])
    await takeAll(all, firm, id, [{ step: 'ACCEPT' }])
    const given = await all.take(firm, id, { step: 'ASSIGN', workerId: colleague.accountId })
    const [latest] = await inbox(author, id)
    expect(latest).toMatchObject({ kind: 'complaint_sent', sender: `枫林苑 小郑，${until(given.dueAt)}` })
    const to = { role: 'property_staff' as const, scopeId: world.estateId, workerId: firm.accountId, note: '请小周去' }
    const sent = await all.take(world.committee, id, { step: 'DISPATCH', ...to })
    expect((await inbox(author, id))[0]).toMatchObject({ sender: `枫林苑 小周，${until(sent.dueAt)}` })
    expect(await kindsOf(author, id)).toEqual(['complaint_sent', 'complaint_moved', 'complaint_sent', 'complaint_sent'])
  })
})

describe('a note of the committee', () => {
  it('reaches who handles it, and nobody else of the firm; a note of who handles it comes back to nobody there', async () => {
    const { id } = await all.report(author)
    await all.take(firm, id, { step: 'ACCEPT' })
    const before = (await inbox(colleague, id)).length
    await all.take(world.committee, id, { step: 'NOTE', note: '请先断电。' })
    expect(await kindsOf(firm, id)).toEqual(['complaint_waiting', 'complaint_waiting'])
    await all.take(firm, id, { step: 'NOTE', note: '知道了。' })
    expect([(await inbox(firm, id)).length, (await inbox(colleague, id)).length]).toEqual([2, before])
  })
})

describe('the head of the grid', () => {
  const after = async (hours: number) => {
    await test.advance(hours * hour)
    await sweepComplaints(test.pool)
  }

  it('is told when the time is over, not before, and finds the matter from then on, without a name', async () => {
    const head = await chief()
    const { id } = await all.report(author)
    await after(20)
    expect(await inbox(head, id)).toEqual([])
    expect((await test.refuse(complaints.detail, all.about(id), { as: head })).code).toBe('not_found')
    await after(5)
    expect(await kindsOf(head, id)).toEqual(['complaint_climbed'])
    expect(await all.detail(head, id)).toMatchObject({ reporter: { name: null }, abilities: { steps: [] } })
    await after(24)
    await after(48)
    expect(await kindsOf(head, id)).toEqual(['complaint_climbed'])
  })

  it('hears nothing of a dispute, nor of another grid', async () => {
    const head = await chief()
    const dispute = await all.report(author, { category: 'dispute', text: '楼上夜里打鼓' })
    const elsewhere = await all.report(author, {
      place: { kind: 'building', id: buildingAt(world, 1), spot: null },
    })
    await after(30)
    expect([await inbox(head, dispute.id), await inbox(head, elsewhere.id)]).toEqual([[], []])
  })

  it('is told once of each, though whoever sweeps is killed again and again', async () => {
    const head = await chief()
    const ids: string[] = []
    for (let n = 0; n < 16; n++) {
      if (n % 8 === 0) author = await world.resident(unitAt(world, 0, n / 8))
      ids.push((await all.report(author)).id)
    }
    await test.advance(30 * 24 * hour)
    const counted = async (sql: string) =>
      (await test.admin.query<{ n: number }>(sql, [world.communityId])).rows[0]?.n ?? 0
    const climbed = () =>
      counted(`SELECT count(*)::int AS n FROM complaint_step WHERE community_id = $1 AND step = 'CLIMB'`)
    await sweepKilled(test, 'complaints', { done: climbed, share: 20 })
    await sweepComplaints(test.pool)
    const told = await counted(
      `SELECT count(*)::int AS n FROM message WHERE community_id = $1 AND account_id = '${head.accountId}' AND kind = 'complaint_climbed'`,
    )
    expect(told).toBe(ids.length)
  }, 120_000)
})

describe('in WeChat', () => {
  const withCredit = async (...people: Session[]) => {
    for (const person of people) {
      await giveWechat(test, person)
      await accept(test, wechat, person, ['notice', 'reminder'])
      await accept(test, wechat, person, ['notice', 'reminder'])
    }
  }
  const shown = async () => {
    await sendMessages(test, wechat)
    return wechat.shown.splice(0).map(({ openid, templateId, page, words }) => ({ openid, templateId, page, words }))
  }
  const to = ({ accountId }: Session) => `o-${accountId}`

  it('the author, who follows it and who has to act are told with credit, in no words of the matter, with a way to it', async () => {
    const neighbour = await world.resident(unitAt(world, 0, 1))
    await withCredit(author, firm, neighbour)
    const { id } = await all.report(author, { place: { kind: 'unit', id: unitAt(world, 0, 0), spot: null } })
    // Whoever has just sent it has the phone in hand; the firm has not.
    const first = await shown()
    expect(first).toMatchObject([{ openid: to(firm), templateId: testTemplates.notice.id }])
    expect(first[0]?.page).toBe(`pages/complaints/detail/index?community=${world.communityId}&id=${id}`)
    expect(JSON.stringify(first)).not.toMatch(/灯|101|单元/)
    await test.admin.query(
      `INSERT INTO complaint_follower (community_id, complaint_id, account_id, reported_at) VALUES ($1, $2, $3, now())`,
      [world.communityId, id, neighbour.accountId],
    )
    await takeAll(all, firm, id, wayToDone.slice(0, 1))
    expect((await shown()).map(({ openid }) => openid).toSorted()).toEqual([to(author), to(neighbour)].toSorted())
    await all.take(firm, id, { step: 'CONTACT', how: 'phone', note: '明天来' })
    await all.take(firm, id, { step: 'OFFER_COST', cents: 100, note: '灯管' })
    await shown()
    await all.take(author, id, { step: 'ACCEPT_COST' })
    expect(await shown()).toMatchObject([{ openid: to(firm) }])
  })

  it('what waits for the author’s answer is a reminder, other news a notice', async () => {
    await withCredit(author)
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    const templates = (await shown()).map(({ templateId }) => templateId)
    expect(templates.filter((one) => one === testTemplates.reminder.id)).toHaveLength(1)
    expect(templates.filter((one) => one === testTemplates.notice.id)).toHaveLength(2)
  })

  it('at night only of danger to life, of an urgent repair and of rungs, and of those only who can do something', async () => {
    await withCredit(author, firm, colleague)
    await advanceTo(test, '23:00')
    const lamp = await all.report(author)
    expect(await shown()).toEqual([])
    await all.report(author, { hazard: 'flooding', text: '管子爆了' })
    const office = [to(firm), to(colleague)].toSorted()
    expect((await shown()).map(({ openid }) => openid).toSorted()).toEqual(office)
    await all.report(author, { hazard: 'sewage', text: '污水倒灌' })
    expect((await shown()).map(({ openid }) => openid).toSorted()).toEqual(office)
    await all.take(firm, lamp.id, { step: 'ACCEPT' })
    expect(await shown()).toEqual([])
    await advanceTo(test, '08:01')
    expect((await shown()).filter(({ openid }) => openid === to(author))).toHaveLength(1)
  })

  it('a rung tells who has it at any hour', async () => {
    await advanceTo(test, '16:00')
    await withCredit(firm, author)
    await all.report(author)
    await shown()
    await advanceTo(test, '04:30')
    await sweepComplaints(test.pool)
    expect(await shown()).toMatchObject([{ openid: to(firm), templateId: testTemplates.reminder.id }])
  })
})
