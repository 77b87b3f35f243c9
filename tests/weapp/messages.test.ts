import type { Audience } from '@liren/shared/announcements'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildingAt, publishNotice, unitAt } from '../support/world.ts'
import type { Phone } from '../support/weapp/phone.ts'
import type { Person } from '../support/weapp/device.ts'
import { neighbour, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const detail = 'pages/announcements/detail/index'

const publish = (title: string, audience: Audience = toCommunity(town.world.communityId)) =>
  publishNotice(town.test, town.world.committee, town.world.communityId, {
    audience,
    signature: committeeSigns(town.world.communityId),
    title,
  })

/** Somebody who lives here, signed in with WeChat, with a notice open. */
async function reader(subscription: Person['subscription'], title: string): Promise<Phone> {
  await publish(title)
  const device = await neighbour(town, unitAt(town.world, 0, 0), '李梅', 'tenant')
  device.person.subscription = subscription
  const phone = await settle(town, device)
  await phone.sees(title)
  await phone.tap(phone.ids('feed-item-')[0] ?? '')
  await phone.isOn(detail)
  return phone
}

/** How many messages may still be sent to whoever moved in last, and what they answered last, by template. */
const credits = async () => {
  const { rows } = await town.test.admin.query<{ template: string; count: number; answer: string }>(
    `SELECT template, count, last_answer AS answer FROM message_credit WHERE account_id =
       (SELECT account_id FROM residence WHERE community_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1)
     ORDER BY template`,
    [town.world.communityId],
  )
  return rows
}

describe('asking to be told in WeChat', () => {
  it('comes after a notice was read, from a tap, and an accept is one more message', async () => {
    const phone = await reader('accept', '周三停水')
    await phone.until('it is offered', () => phone.find('ask-for-messages') !== null)
    expect(phone.requests.some(({ path }) => path.endsWith('/message-answers'))).toBe(false)
    await phone.tap('ask-for-messages')
    await phone.until('thanks are said', () => phone.find('asked') !== null)
    expect((await credits()).map(({ template, count }) => [template, count])).toEqual([
      ['notice', 1],
      ['reminder', 1],
    ])
    await phone.tap('ask-for-messages')
    await phone.until(
      'twice',
      () =>
        phone.requests.filter(({ path, outcome }) => path.endsWith('/message-answers') && outcome === 200).length === 2,
    )
    expect((await credits()).map(({ count }) => count)).toEqual([2, 2])
  })

  it.each(['reject', 'ban'] as const)('answered with %s adds none, and says so without nagging', async (answer) => {
    const phone = await reader(answer, `停气 ${answer}`)
    await phone.tap('ask-for-messages')
    await phone.sees('没有加上')
    expect((await credits()).map((credit) => [credit.count, credit.answer])).toEqual([
      [0, answer],
      [0, answer],
    ])
  })

  it('where WeChat’s main switch is off (20004) says where to turn it on, and tells the server nothing', async () => {
    const phone = await reader('off', '停电')
    await phone.tap('ask-for-messages')
    await phone.sees('微信里关掉了订阅消息')
    expect(phone.requests.some(({ path }) => path.endsWith('/message-answers'))).toBe(false)
    expect(await credits()).toEqual([])
  })

  it('is found again among my things, with how many are left', async () => {
    const phone = await reader('accept', '大扫除')
    await phone.tap('ask-for-messages')
    await phone.until('thanks are said', () => phone.find('asked') !== null)
    const page = await town.open(phone.device, 'pages/messages/reminders/index')
    await page.until('the count is there', () => page.find('credit-notice') !== null)
    await page.sees('1')
    expect(page.find('reminders-off')).toBeNull()
  })
})

describe('a notice that is passed on', () => {
  it('is a card with its title, our picture, and the page that needs no sign-in where it is for everybody', async () => {
    const phone = await reader('accept', '台风提醒')
    await phone.until('it can be passed on', () => phone.find('share') !== null)
    await phone.tap('share')
    phone.passOn()
    const { community = '', id = '' } = phone.stack.top().query
    const card = {
      title: '台风提醒',
      path: `/pages/announcements/public/index?community=${community}&id=${id}`,
      imageUrl: '/assets/share.png',
    }
    expect(phone.device.cards).toEqual([card, card])
    expect(existsSync(join(phone.bundle.root, card.imageUrl))).toBe(true)
    // Whoever gets it, without an account, reads it.
    const stranger = await town.open(town.device('19900000001'), card.path)
    await stranger.sees('台风提醒')
  })

  it('that is for some leads to the page that asks who one is, and shows nothing of it', async () => {
    const building = buildingAt(town.world, 0)
    const toBuilding = [{ type: 'place' as const, kind: 'building' as const, placeId: building, ownersOnly: false }]
    const one = await publish('只给 1 幢', toBuilding)
    const phone = await reader('accept', '给所有人')
    const page = await town.open(phone.device, `${detail}?community=${town.world.communityId}&id=${one.id}`)
    await page.until('it can be passed on', () => page.find('share') !== null)
    page.passOn()
    const [card] = page.device.cards
    expect(card?.path).toBe(`/${detail}?community=${town.world.communityId}&id=${one.id}`)
    const stranger = await town.open(town.device('19900000002'), card?.path ?? '')
    await stranger.until('the door is shown', () => stranger.find('go-sign-in') !== null)
    expect(stranger.text()).not.toContain('只给 1 幢')
  })
})
