import { announcements } from '@liren/shared/announcements'
import { announcementDisplay } from '@liren/shared/announcements.display'
import { announcementLife } from '@liren/shared/announcements.life'
import { disclosureTopics, type DisclosureTopic } from '@liren/shared/announcements.matter'
import { publishDue } from '../../server/src/features/announcements/announcements.schedule.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf, hoursAfter, noticesOf } from '../support/notices.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let mine: ReturnType<typeof noticesOf>
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  mine = noticesOf(test, world)
})

const here = () => ({ params: { communityId: world.communityId } })
type Days = Partial<Record<DisclosureTopic, readonly [number, number]>>
const settle = (version: number, days: Days = {}) =>
  test.call(
    announcementDisplay.setSettings,
    {
      ...here(),
      body: {
        version,
        items: disclosureTopics.map((topic) => {
          const [leastDays, usualDays] = days[topic] ?? [15, 30]
          return { topic, leastDays, usualDays }
        }),
      },
    },
    { as: world.committee },
  )
const read = () => test.call(announcementDisplay.settings, here(), { as: world.committee })
const disclose = (topic: DisclosureTopic, displayDays: number | null = null) =>
  mine.out({ matter: { kind: 'disclosure' as const, topic, displayDays } })
const day = 24 * 3_600_000
const daysOf = (one: { publishedAt: string | null; displayedUntil: string | null }) =>
  (Date.parse(one.displayedUntil ?? '') - Date.parse(one.publishedAt ?? '')) / day

describe('how long disclosures stay displayed', () => {
  it('is as the law and common rules have it, until the committee settles something', async () => {
    const found = await read()
    expect(found).toMatchObject({ version: 0, abilities: { edit: true } })
    expect(found.items.map(({ topic, leastDays, usualDays }) => [topic, leastDays, usualDays])).toEqual([
      ['finance', 7, 30],
      ['fund_use', 7, 30],
      ['public_income', 7, 30],
      ['decisions', 7, 15],
      ['resident_affairs', 15, 15],
    ])
    expect(daysOf(await disclose('finance'))).toBe(30)
    expect(daysOf(await disclose('finance', 7))).toBe(7)
  })

  it('is then as settled, for what is published from then on, by whom ever; what is out keeps what was promised', async () => {
    const before = await disclose('finance')
    const plan = await mine.publish(
      await mine.create({ matter: { kind: 'disclosure' as const, topic: 'decisions' as const, displayDays: 10 } }),
      hoursAfter(before.updatedAt, 1),
    )
    expect(await settle(0, { finance: [20, 60], decisions: [15, 20] })).toMatchObject({ version: 1 })
    expect(daysOf(await mine.detail(before))).toBe(30)
    expect(daysOf(await disclose('finance'))).toBe(60)
    expect(await codeOf(disclose('finance', 19))).toBe('display_too_short')
    expect(daysOf(await disclose('finance', 20))).toBe(20)
    const property = await world.grant('property_staff', 'estate', world.estateId)
    const { items } = await test.call(announcements.signatures, here(), { as: property })
    expect(items[0]?.topics[0]).toEqual({ topic: 'finance', leastDays: 20, usualDays: 60 })
    // What was to go out for ten days is given back: it would be too short by now.
    await test.advance(3_600)
    await publishDue(test.pool)
    expect(await mine.detail(plan)).toMatchObject({ status: 'draft', scheduleFault: 'display_too_short' })
  })

  it('says of what is out the days that were promised', async () => {
    const out = await disclose('decisions')
    await settle(0, { decisions: [30, 90] })
    const refused = await test.refuse(
      announcementLife.withdraw,
      { ...mine.at(out), body: { reason: '不想公示了' } },
      { as: world.committee },
    )
    expect(refused.detail).toContain('至少公示 15 天')
  })

  it.each<[string, Days, string]>([
    ['below what the law asks for', { resident_affairs: [14, 30] }, 'display_too_short'],
    ['below what common rules ask for', { finance: [6, 30] }, 'display_too_short'],
    ['usually shorter than at least', { finance: [20, 19] }, 'invalid_request'],
    ['longer than a year', { finance: [20, 367] }, 'invalid_request'],
    ['for no day', { finance: [0, 30] }, 'invalid_request'],
  ])('is never %s', async (_, days, code) => {
    expect(await codeOf(settle(0, days))).toBe(code)
    expect((await read()).version).toBe(0)
  })

  it('is settled for each topic once', async () => {
    const items = disclosureTopics.map(() => ({ topic: 'finance' as const, leastDays: 20, usualDays: 30 }))
    const twice = test.call(
      announcementDisplay.setSettings,
      { ...here(), body: { version: 0, items } },
      { as: world.committee },
    )
    expect(await codeOf(twice)).toBe('invalid_request')
  })

  it('is settled by one of two who settle it at once', async () => {
    for (const version of [0, 1]) {
      const outcomes = await raceFor(
        test.admin,
        'display_setting',
        [20, 25, 30].map((days) => () => settle(version, { finance: [days, 60] })),
      )
      expect(winnersOf(outcomes)).toHaveLength(1)
      expect(refusalsOf(outcomes)).toEqual(['edited_elsewhere'])
    }
  })
})
