import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import { neighbour, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'
import { publishNotice, unitAt } from '../support/world.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
  const { test, world } = town
  const audience = [
    { type: 'place' as const, kind: 'community' as const, placeId: world.communityId, ownersOnly: false },
  ]
  const signature = { role: 'committee' as const, scopeId: world.communityId }
  for (const title of ['周三上午停电', '周四停水'])
    await publishNotice(test, world.committee, world.communityId, { audience, signature, title, text: '请提前准备。' })
  const body = { version: 0, isOn: true, promisedReplyMinutes: 120 }
  await test.call(questions.setSettings, { params: { communityId: world.communityId }, body }, { as: world.committee })
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('in WeChat', () => {
  it('a search for one character finds it, and leads to it', async () => {
    const phone = await settle(town, await neighbour(town, unitAt(town.world, 0, 0), '李梅'))
    await phone.tap('open-search')
    await phone.isOn('pages/announcements/search/index')
    await phone.type('search-words', '电')
    await phone.tap('search-go')
    await phone.sees('找到 1 条')
    expect(phone.ids('found-')).toHaveLength(1)
    await phone.tap(phone.ids('found-')[0] ?? '')
    await phone.isOn('pages/announcements/detail/index')
    await phone.sees('周三上午停电')
  })

  it('a question is asked under a notice, and waits', async () => {
    const phone = await settle(town, await neighbour(town, unitAt(town.world, 0, 1), '赵敏'))
    await phone.until('the board is there', () => phone.ids('feed-item-').length > 0)
    await phone.tap(phone.ids('feed-item-')[0] ?? '')
    await phone.tap('ask')
    await phone.type('ask-text', '几点来水？')
    await phone.tap('ask-send')
    await phone.sees('等待查看')
    expect(phone.ids('question-')).toHaveLength(1)
  })
})
