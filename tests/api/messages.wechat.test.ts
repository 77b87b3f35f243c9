import { announcements } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import { wechatMessages } from '@liren/shared/messages.wechat'
import { consentTerms, privacy } from '@liren/shared/privacy'
import { startApp, testTemplates, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { accept, advanceTo, giveWechat, registerTemplates, sendMessages } from '../support/wechat.people.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { createWorld, publishNotice, unitAt, type World } from '../support/world.ts'

const send = 'subscribe/send'
let test: TestApp
let wechat: WechatStandin
let world: World
let resident: Session
let openid: string

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
beforeEach(async () => {
  wechat = await startWechatStandin({ appId: `wx-${Math.random().toString(36).slice(2)}` })
  registerTemplates(wechat)
  await advanceTo(test, '12:00')
  // Nobody of the test before is told anything more.
  await test.admin.query(`UPDATE message_delivery SET state = 'needless'; DELETE FROM message_credit`)
  resident = await world.resident(unitAt(world, 0, 0))
  openid = await giveWechat(test, resident)
})
afterEach(() => wechat.close())
afterAll(() => test.close())

const creditOf = async (as: Session, template = 'notice') =>
  (await test.call(wechatMessages.credits, {}, { as })).items.find((item) => item.template === template)?.count

async function publish(title = '周三上午停水') {
  const { communityId, committee } = world
  const notice = { audience: toCommunity(communityId), signature: committeeSigns(communityId), title }
  const { id } = await publishNotice(test, committee, communityId, notice)
  await test.runJobs()
  return id
}
async function deliveryOf(announcementId: string, { accountId } = resident) {
  const { rows } = await test.admin.query<{ state: string; attempt: number; errcode: number | null; due: string }>(
    `SELECT d.state, d.attempt, d.errcode, to_char(d.due_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS due
     FROM message_delivery d JOIN message m ON m.community_id = d.community_id AND m.id = d.message_id
     WHERE m.subject_id = $1 AND d.account_id = $2`,
    [announcementId, accountId],
  )
  return rows
}

describe('credit', () => {
  it('is none at first; every accept is one message, a refusal takes none away', async () => {
    const nothing = await test.call(wechatMessages.credits, {}, { as: resident })
    expect(nothing).toMatchObject({ isOn: true, hasWechat: true })
    expect(nothing.items).toEqual([
      { template: 'notice', templateId: testTemplates.notice.id, count: 0, lastAnswer: null, answeredAt: null },
      { template: 'reminder', templateId: testTemplates.reminder.id, count: 0, lastAnswer: null, answeredAt: null },
    ])
    await accept(test, wechat, resident)
    await accept(test, wechat, resident, ['notice', 'reminder'])
    const body = { answers: { notice: 'reject' as const } }
    const { items } = await test.call(wechatMessages.reportAnswers, { body }, { as: resident })
    expect(items.map(({ count, lastAnswer }) => [count, lastAnswer])).toEqual([
      [2, 'reject'],
      [1, 'accept'],
    ])
  })

  it('an accept that is reported twice counts once', async () => {
    const body = { answers: { notice: 'accept' as const } }
    for (let again = 0; again < 3; again++)
      await test.call(wechatMessages.reportAnswers, { body }, { as: resident, key: 'the-same-tap-of-a-finger' })
    expect(await creditOf(resident)).toBe(1)
  })

  it('whoever accepts agrees to be told, and whoever withdraws that has no credit left', async () => {
    await accept(test, wechat, resident)
    const { items } = await test.call(privacy.consents, {}, { as: resident })
    expect(items.find(({ purpose }) => purpose === 'wechat_messages')?.isGranted).toBe(true)
    const id = await publish()
    const { version } = consentTerms.wechat_messages
    const body = { purpose: 'wechat_messages' as const, version, isGranted: false }
    await test.call(privacy.setConsent, { body }, { as: resident })
    expect(await creditOf(resident)).toBe(0)
    await sendMessages(test, wechat)
    expect(wechat.shown).toEqual([])
    expect(await deliveryOf(id)).toMatchObject([{ state: 'no_credit' }])
  })

  it('where there are no templates it is off, and an answer is nothing', async () => {
    const off = await startApp({ messageTemplates: null }, test)
    const body = { answers: { notice: 'accept' as const } }
    const { isOn, items } = await off.call(wechatMessages.reportAnswers, { body }, { as: resident })
    expect({ isOn, items: items.map(({ templateId, count }) => [templateId, count]) }).toEqual({
      isOn: false,
      items: [
        [null, 0],
        [null, 0],
      ],
    })
    await off.close()
  })
})

describe('a notice', () => {
  it('is told in WeChat to whoever has credit, once, and uses it up', async () => {
    await accept(test, wechat, resident)
    const id = await publish()
    await sendMessages(test, wechat)
    await sendMessages(test, wechat)
    expect(wechat.shown).toEqual([
      {
        openid,
        templateId: testTemplates.notice.id,
        page: `pages/announcements/detail/index?community=${world.communityId}&id=${id}`,
        words: {
          thing1: '周三上午停水',
          thing4: '枫林社区 王秀英',
          time3: expect.stringMatching(/^\d{4}年.* 12:0\d$/) as string,
        },
      },
    ])
    expect(await deliveryOf(id)).toMatchObject([{ state: 'sent', attempt: 1 }])
    expect(await creditOf(resident)).toBe(0)
  })

  it('is not told to whoever has none, nor to whoever has read it already', async () => {
    const id = await publish()
    expect(await deliveryOf(id)).toEqual([])
    await accept(test, wechat, resident)
    const other = await publish('周四停电')
    await test.call(
      announcements.markRead,
      { params: { communityId: world.communityId, announcementId: other } },
      { as: resident },
    )
    await sendMessages(test, wechat)
    expect(wechat.shown).toEqual([])
    expect(await deliveryOf(other)).toMatchObject([{ state: 'needless' }])
    expect(await creditOf(resident)).toBe(1)
  })

  it('two notices and one credit: one is told', async () => {
    await accept(test, wechat, resident)
    const ids = [await publish('一'), await publish('二')]
    await sendMessages(test, wechat)
    expect(wechat.shown.map(({ words }) => words['thing1'])).toEqual(['一'])
    expect((await deliveryOf(ids[1] ?? '')).map(({ state }) => state)).toEqual(['no_credit'])
  })

  it('of the evening waits for the morning', async () => {
    await accept(test, wechat, resident)
    await advanceTo(test, '22:30')
    const id = await publish()
    expect(await deliveryOf(id)).toMatchObject([{ state: 'due', due: '08:00' }])
    await advanceTo(test, '07:30')
    await sendMessages(test, wechat)
    expect(wechat.shown).toEqual([])
    await advanceTo(test, '08:00')
    await sendMessages(test, wechat)
    expect(wechat.shown).toHaveLength(1)
  })

  it('that is due by day and comes to nobody before night, waits too', async () => {
    await accept(test, wechat, resident)
    const id = await publish()
    await advanceTo(test, '23:00')
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'due', attempt: 0 }])
    await advanceTo(test, '08:00')
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'sent' }])
  })
})

describe('what WeChat says no to', () => {
  it('43101 sets the credit to zero', async () => {
    for (let times = 0; times < 3; times++) await accept(test, wechat, resident)
    wechat.turnOff(openid)
    const id = await publish()
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'refused', errcode: 43101 }])
    expect(await creditOf(resident)).toBe(0)
  })

  it('40001 is met with another token at once', async () => {
    await accept(test, wechat, resident)
    const id = await publish()
    wechat.refuse(send, 40001)
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'sent', attempt: 1 }])
    expect(wechat.shown).toHaveLength(1)
  })

  it.each([
    [-1, 60],
    [45009, 3600],
  ])('%d is tried again, and then told once', async (errcode, seconds) => {
    await accept(test, wechat, resident)
    const id = await publish()
    wechat.refuse(send, errcode)
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'due', attempt: 1, errcode }])
    expect(await creditOf(resident)).toBe(1)
    await test.advance(seconds)
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'sent', errcode: 0 }])
    expect(wechat.shown).toHaveLength(1)
    expect(await creditOf(resident)).toBe(0)
  })

  it.each([40003, 47003, 40037])('%d is no use trying; the credit is kept', async (errcode) => {
    await accept(test, wechat, resident)
    const id = await publish()
    wechat.refuse(send, errcode)
    await sendMessages(test, wechat)
    await test.advance(3600)
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'failed', attempt: 1, errcode }])
    expect(await creditOf(resident)).toBe(1)
  })
})

describe('what nobody knows', () => {
  it.each(['hang', 'reset', 'lost', 'http_500'] as const)('a call that meets "%s" is never repeated', async (kind) => {
    await accept(test, wechat, resident)
    await accept(test, wechat, resident)
    const id = await publish()
    wechat.mishap(send, kind)
    for (let again = 0; again < 3; again++) {
      await sendMessages(test, wechat, 1_500)
      await test.advance(600)
    }
    expect(wechat.calls(send)).toBe(1)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'unknown', attempt: 1 }])
    expect(await creditOf(resident)).toBe(1)
  })

  it('what a process had taken up when it died is unknown, and never sent', async () => {
    await accept(test, wechat, resident)
    const id = await publish()
    await test.admin.query(
      `UPDATE message_delivery SET state = 'sending', attempt = 1, touched_at = app.now() WHERE state = 'due'`,
    )
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'sending' }])
    await test.advance(121)
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'unknown' }])
    expect(wechat.calls(send)).toBe(0)
  })

  it('what is older than three days is no news', async () => {
    await accept(test, wechat, resident)
    const id = await publish()
    await test.advance(4 * 86_400)
    await sendMessages(test, wechat)
    expect(await deliveryOf(id)).toMatchObject([{ state: 'failed', attempt: 0 }])
    expect(wechat.shown).toEqual([])
  })
})

describe('six processes at once', () => {
  it('tell each of forty people once', async () => {
    for (let people = 0; people < 40; people++) {
      const one = await world.resident(unitAt(world, 1, 1), 'family')
      await giveWechat(test, one)
      await accept(test, wechat, one)
    }
    await publish()
    await Promise.all(Array.from({ length: 6 }, () => sendMessages(test, wechat)))
    expect(wechat.shown).toHaveLength(40)
    expect(new Set(wechat.shown.map((one) => one.openid)).size).toBe(40)
    expect(wechat.calls(send)).toBe(40)
  })
})

describe('whoever leaves', () => {
  it('takes credits and deliveries along', async () => {
    await accept(test, wechat, resident)
    await publish()
    await test.admin.query('UPDATE session SET stepped_up_at = app.now() WHERE account_id = $1', [resident.accountId])
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: resident })
    for (const table of ['message_credit', 'message_delivery'])
      expect((await test.admin.query(`SELECT FROM ${table} WHERE account_id = $1`, [resident.accountId])).rows).toEqual(
        [],
      )
  })
})
