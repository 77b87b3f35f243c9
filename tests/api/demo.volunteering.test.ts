import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { credited } from '@liren/shared/volunteering.credited'
import { fillDemo } from '../../server/src/seed/seed.ts'
import { startApp, testDevice, testVault, type TestApp } from '../support/app.ts'
import { auditLedger } from '../support/points.ts'

let test: TestApp
beforeAll(async () => {
  test = await startApp()
  await fillDemo({ app: test.app, pool: test.pool, vault: testVault(), runJobs: test.runJobs }, () => undefined)
})
afterAll(() => test.close())

describe('the volunteering of the demo', () => {
  it('has hours on display, which neighbours may object to for some days more', async () => {
    const { people, now } = await test.call(demo.overview, {})
    const accountId = people.find((one) => one.nickname === '顾明远')?.accountId ?? ''
    const as = await test.call(demo.enter, { body: { accountId, device: testDevice() } })
    const me = await test.call(identity.me, {}, { as })
    const params = { communityId: me.memberships[0]?.community.id ?? '' }
    const { items, days } = await test.call(credited.list, { params }, { as })
    expect(days).toBe(7)
    expect(
      items.map(({ title, minutes, person }) => `${title} ${String(minutes)} ${String(person)}`).toSorted(),
    ).toEqual(['周**', '林**', '陈**'].map((person) => `清荷里河边捡拾 115 ${person}`))
    expect(items.every(({ abilities }) => abilities.object)).toBe(true)
    const left = Math.min(...items.map(({ until }) => Date.parse(until))) - Date.parse(now)
    expect(left).toBeGreaterThan(2 * 86_400_000)
    await auditLedger(test)
  })
})
