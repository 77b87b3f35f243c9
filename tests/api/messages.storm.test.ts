import { announcements } from '@liren/shared/announcements'
import { announcementsReach } from '@liren/shared/announcements.reach'
import { startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, noticeBody } from '../support/busy.world.ts'
import { settleCrowd, startProduct, until } from '../support/push.storm.ts'
import { registerTemplates } from '../support/wechat.people.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { createWorld, entranceAt, type World } from '../support/world.ts'

/** PUSH_PEOPLE=20000 PUSH_KILLS=10 node scripts/test.mjs api/messages.storm */
const people = Number(process.env['PUSH_PEOPLE'] ?? 1_000)
const kills = Number(process.env['PUSH_KILLS'] ?? 3)
const patience = 120 + people / 20

let test: TestApp
let wechat: WechatStandin
let world: World

beforeAll(async () => {
  test = await startApp()
  wechat = await startWechatStandin()
  registerTemplates(wechat)
  world = await createWorld(test)
  await settleCrowd(test, world, wechat, people)
}, 300_000)
afterAll(async () => {
  await wechat.close()
  await test.close()
})

async function publishUrgent() {
  const { communityId, committee: as } = world
  const { rows } = await test.admin.query<{ until: Date }>(`SELECT app.now() + interval '1 day' AS until`)
  const body = {
    title: '今夜停气抢修',
    body: noticeBody(),
    matter: { kind: 'urgent' as const, until: rows[0]?.until.toISOString() ?? '' },
    audience: [
      { type: 'place' as const, kind: 'entrance' as const, placeId: entranceAt(world, 1, 1), ownersOnly: false },
    ],
    signature: committeeSigns(communityId),
  }
  const { id, version } = await test.call(announcements.create, { params: { communityId }, body }, { as })
  const params = { communityId, announcementId: id }
  await test.call(announcements.publish, { params, body: { version, at: null } }, { as })
  return params
}

const count = async (text: string, values: unknown[] = []) =>
  (await test.admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]?.n ?? 0

it(
  `a push to ${String(people)} people, its process killed ${String(kills)} times`,
  async () => {
    const params = await publishUrgent()
    for (let killed = 0; killed < kills; killed++) {
      const child = startProduct(test, wechat)
      try {
        // What the dead process held is given up after two minutes, and found by a sweep after one.
        if (killed > 0) await test.advance(121)
        const wanted = Math.floor((people * killed) / (kills + 1)) + 1
        await until(() => wechat.shown.length >= wanted, patience)
      } finally {
        await child.kill()
      }
    }
    const last = startProduct(test, wechat)
    try {
      await test.advance(121)
      await until(async () => (await count('message')) >= people, patience)
      await until(async () => (await count(`message_delivery WHERE state IN ('due', 'sending')`)) === 0, patience)
    } finally {
      await last.kill()
    }

    // Everybody once in the inbox.
    expect(await count('message')).toBe(people)
    expect(await count('(SELECT FROM message GROUP BY account_id HAVING count(*) > 1) AS twice')).toBe(0)
    // Nobody twice in WeChat.
    expect(new Set(wechat.shown.map(({ openid }) => openid)).size).toBe(wechat.shown.length)
    const states = await test.admin.query<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM message_delivery GROUP BY 1',
    )
    const of = Object.fromEntries(states.rows.map(({ state, n }) => [state, n]))
    const { sent = 0, unknown = 0, ...others } = of
    expect(others).toEqual({})
    expect(sent + unknown).toBe(people)
    // What is known as sent was shown; what nobody knows is no more than each kill left under way.
    expect(wechat.shown.length).toBeGreaterThanOrEqual(sent)
    expect(unknown).toBeLessThanOrEqual(kills * 20)
    const reach = await test.call(announcementsReach.reach, { params }, { as: world.committee })
    expect(reach.wechat).toMatchObject({ sent, unknown, waiting: 0 })
    console.info(`shown ${String(wechat.shown.length)}, known as sent ${String(sent)}, unknown ${String(unknown)}`)
  },
  (kills + 2) * patience * 1_000,
)
