import { complaintLimitsApi, noLimits, type OwnLimits } from '@liren/shared/complaints.limits'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { Session } from '@liren/shared/identity'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
})

const here = () => ({ params: { communityId: world.communityId } })
const faster: OwnLimits = { ...noLimits, urgency: { ordinary: { response: 120, arrival: null, solution: 2 } } }
const set = (version: number, own: OwnLimits) =>
  test.call(complaintLimitsApi.setLimits, { ...here(), body: { version, own } }, { as: world.committee })
const minutesTo = ({ reportedAt, dueAt }: { reportedAt: string; dueAt: string | null }) =>
  (Date.parse(dueAt ?? '') - Date.parse(reportedAt)) / 60_000

describe('a community that is faster than its city asks', () => {
  it('promises so in what is reported from then on', async () => {
    const before = await all.report(author)
    expect(minutesTo(before)).toBe(1_440)
    expect(await set(0, faster)).toMatchObject({ version: 1, own: faster, canEdit: true })
    expect(minutesTo(await all.report(author))).toBe(120)
    expect(minutesTo(await all.detail(author, before.id))).toBe(1_440)
  })

  it('may not be slower, and is asked by one at a time', async () => {
    const slower: OwnLimits = { ...noLimits, urgency: { ordinary: { response: 1_441, arrival: null, solution: null } } }
    const body = { version: 0, own: slower }
    const { code } = await test.refuse(complaintLimitsApi.setLimits, { ...here(), body }, { as: world.committee })
    expect(code).toBe('complaint_limits_unlawful')
    await set(0, faster)
    const stale = { ...here(), body: { version: 0, own: faster } }
    expect((await test.refuse(complaintLimitsApi.setLimits, stale, { as: world.committee })).code).toBe(
      'edited_elsewhere',
    )
  })

  it('begins anew where it follows another city', async () => {
    await set(0, faster)
    const settings = { version: 1, isPublicOn: false, confirmDays: 5, city: 'house' as const }
    const put = (body: typeof settings | (Omit<typeof settings, 'city'> & { city: 'shanghai' })) =>
      test.call(complaintSettingsApi.setSettings, { ...here(), body }, { as: world.committee })
    const limits = () => test.call(complaintLimitsApi.limits, here(), { as: world.committee })
    await put(settings)
    expect((await limits()).own).toEqual(faster)
    await put({ ...settings, version: 2, city: 'shanghai' })
    expect(await limits()).toMatchObject({ version: 3, city: 'shanghai', own: noLimits })
  })
})

describe('the holidays of a year that the library does not bring', () => {
  it('are put in, end the warning, and are counted by', async () => {
    const holidays = () => test.call(complaintLimitsApi.holidays, here(), { as: world.committee })
    const year = new Date().getUTCFullYear() + 2
    expect((await holidays()).years.map((one) => one.year)).not.toContain(year)
    // Far enough that nothing is known of it yet.
    await test.advance((Date.UTC(year, 0, 4) - Date.now()) / 1_000)
    expect(await holidays()).toMatchObject({ missingYear: year })
    const monday = [...Array(7).keys()]
      .map((n) => new Date(Date.UTC(year, 0, 5 + n)))
      .find((date) => date.getUTCDay() === 1)
      ?.toISOString()
      .slice(0, 10)
    const body = { year, off: [`${String(year)}-01-01`, monday ?? ''], on: [] }
    const isWorkday = new Date(`${String(year)}-01-01`).getUTCDay() % 6 !== 0
    const wanted = { ...body, off: isWorkday ? body.off : [monday ?? ''] }
    const put = await test.call(complaintLimitsApi.setHolidays, { ...here(), body: wanted }, { as: world.committee })
    expect(put.missingYear).toBeNull()
    expect(put.years).toContainEqual({ year, isImported: true, off: wanted.off, on: [] })
    const bad = { ...here(), body: { year, off: [], on: [] } }
    expect((await test.refuse(complaintLimitsApi.setHolidays, bad, { as: world.committee })).code).toBe(
      'complaint_holidays_wrong',
    )
    const settings = { version: 0, isPublicOn: false, confirmDays: 5, city: 'shanghai' as const }
    await test.call(complaintSettingsApi.setSettings, { ...here(), body: settings }, { as: world.committee })
    const { dueAt } = await all.report(author)
    // One working day after the 4th, and not on the Monday that is off.
    const due = new Date(Date.parse(dueAt ?? '') + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(due).not.toBe(monday)
  })
})

describe('the hours in which a community works', () => {
  const settle = (more: object) => ({
    ...here(),
    body: { version: 0, isPublicOn: false, confirmDays: 5, city: 'shanghai' as const, ...more },
  })
  const dueClock = async () => {
    const { dueAt } = await all.report(author)
    return new Date(Date.parse(dueAt ?? '') + 8 * 3_600_000).toISOString().slice(11, 16)
  }

  it('are from half past eight to half past five, until it settles others; a limit in working days ends by them', async () => {
    const as = world.committee
    const usual = { fromMinutes: 510, toMinutes: 1_050 }
    const before = await test.call(complaintSettingsApi.setSettings, settle({}), { as })
    expect([before.workHours, await dueClock()]).toEqual([usual, '17:30'])
    const workHours = { fromMinutes: 540, toMinutes: 960 }
    const after = await test.call(complaintSettingsApi.setSettings, settle({ version: 1, workHours }), { as })
    expect([after.workHours, await dueClock()]).toEqual([workHours, '16:00'])
    // Who says nothing of them leaves them as they are, and so do limits.
    const kept = await test.call(complaintSettingsApi.setSettings, settle({ version: 2, confirmDays: 7 }), { as })
    expect(kept).toMatchObject({ workHours, confirmDays: 7 })
    await set(3, { ...noLimits, urgency: { ordinary: { response: null, arrival: null, solution: 4 } } })
    expect(await test.call(complaintSettingsApi.settings, here(), { as: author })).toMatchObject({ workHours })
  })

  it.each([
    ['end before they begin', { fromMinutes: 1_050, toMinutes: 510 }],
    ['are too few', { fromMinutes: 540, toMinutes: 779 }],
    ['end on another day', { fromMinutes: 540, toMinutes: 1_440 }],
    ['are a part of a minute', { fromMinutes: 540.5, toMinutes: 1_000 }],
  ])('are refused when they %s', async (_, workHours) => {
    const { code } = await test.refuse(complaintSettingsApi.setSettings, settle({ workHours }), { as: world.committee })
    expect(code).toBe('invalid_request')
  })
})
