import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { createContentCheck } from '../../server/src/platform/wechat/content.check.ts'
import { createWechat } from '../../server/src/platform/wechat/create.wechat.ts'
import { tokenStore } from '../../server/src/platform/wechat/token.store.ts'
import { newKey, startApp, testVault, type TestApp } from '../support/app.ts'
import { brokenLamp, complaintsOf, type Complaints } from '../support/complaints.ts'
import { linkWechat } from '../support/wechat.link.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let base: TestApp
let test: TestApp
let wechat: WechatStandin
let world: World
let all: Complaints
/** A resident who came through WeChat. */
let author: Session

beforeAll(async () => {
  wechat = await startWechatStandin()
  base = await startApp()
  const { appId, secret, baseUrl } = wechat
  const accessToken = tokenStore({ pool: base.pool, vault: testVault(), name: 'wechat' })
  const settings = { appId, secret, baseUrl, timeoutMs: 1_500, accessToken }
  test = await startApp({ wechat: createWechat(settings), contentCheck: createContentCheck(settings) }, base)
})
afterAll(async () => {
  await test.close()
  await base.close()
  await wechat.close()
})
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  // Reports go to the firm: the committee hears only of what it is to look at.
  await world.grant('property_staff', 'estate', world.estateId)
  await linkWechat(test, wechat, author, `o-${newKey()}`)
  await test.call(
    complaintSettingsApi.setSettings,
    { ...here(), body: { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' } },
    { as: world.committee },
  )
})

const here = () => ({ params: { communityId: world.communityId } })
const waiting = async () =>
  (await test.call(messages.inbox, here(), { as: world.committee })).items.filter(
    ({ kind }) => kind === 'complaint_waiting',
  ).length

describe('what neighbours may see', () => {
  it('is shown when its words and the words for its place are found clean', async () => {
    const { id, isVisible } = await all.report(author, { isVisible: true })
    expect(isVisible).toBe(false)
    await test.runJobs()
    expect((await all.detail(author, id)).isVisible).toBe(true)
    expect(await waiting()).toBe(0)
  })

  it('waits for the committee where the words for its place are not', async () => {
    wechat.judge('骂人的话', 'risky')
    const place = { ...brokenLamp(buildingAt(world, 0)).place, spot: '骂人的话' }
    const { id } = await all.report(author, { isVisible: true, place })
    await test.runJobs()
    expect((await all.detail(author, id)).isVisible).toBe(false)
    expect(await waiting()).toBe(1)
  })

  it('waits for the committee with pictures, however clean its words are', async () => {
    const { id } = await all.report(author, { isVisible: true, pictureIds: [await all.attach(author)] })
    await test.runJobs()
    expect((await all.detail(author, id)).isVisible).toBe(false)
    expect(await waiting()).toBe(1)
    await all.take(world.committee, id, { step: 'SHOW' })
    expect((await all.detail(author, id)).isVisible).toBe(true)
  })
})
