import { announcements } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { volunteering } from '@liren/shared/volunteering'
import { startApp, type TestApp } from '../support/app.ts'
import { neighbour } from '../support/points.ts'
import { inCrowd, raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import {
  approveActivity,
  inHours,
  manyNeighbours,
  openActivity,
  proposeActivity,
  shiftIn,
  signUp,
  withdraw,
} from '../support/volunteering.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let owner: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  owner = await world.resident(unitAt(world, 0, 0))
})

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const shiftOf = (shiftId: string, as: Session) =>
  test.call(volunteering.shift, { params: { ...params(), shiftId } }, { as })
const inbox = async (as: Session) => (await test.call(messages.inbox, { params: params() }, { as })).items

describe('an activity', () => {
  it('is proposed by anybody, approved by the committee, and told by a notice; then it can be joined', async () => {
    const { id, state, shifts } = await proposeActivity(test, world, owner)
    expect(state).toBe('proposed')
    const neighbourhood = await neighbour(test, world)
    expect(await codeOf(signUp(test, world, shifts[0]?.id ?? '', neighbourhood.as))).toBe('not_found')
    expect(await codeOf(approveActivity(test, world, id, owner))).toBe('forbidden')
    const open = await approveActivity(test, world, id)
    expect(open).toMatchObject({ state: 'published', noticeId: expect.any(String) as string })
    const feed = await test.call(announcements.feed, { params: params() }, { as: neighbourhood.as })
    expect(feed.items[0]).toMatchObject({ id: open.noticeId, title: '夜间巡逻', matter: { kind: 'event' } })
    expect((await inbox(owner)).map(({ kind }) => kind)).toContain('activity_decided')
    expect(await codeOf(signUp(test, world, shifts[0]?.id ?? '', neighbourhood.as))).toBe('ok')
    expect(await codeOf(approveActivity(test, world, id))).toBe('activity_step_illegal')
  })

  it('is refused with a reason that its organiser reads, and nobody else', async () => {
    const { id } = await proposeActivity(test, world, owner)
    const at = { params: { ...params(), activityId: id } }
    await test.call(volunteering.refuse, { ...at, body: { reason: '同一时间已有活动' } }, { as: world.committee })
    expect(await test.call(volunteering.activity, at, { as: owner })).toMatchObject({
      state: 'refused',
      reason: '同一时间已有活动',
    })
    const { as } = await neighbour(test, world)
    expect(await codeOf(test.call(volunteering.activity, at, { as }))).toBe('not_found')
  })

  it('comes again each week where asked, and tells how much of it is for who works by day', async () => {
    const evening = { ...shiftIn(72), startsAt: '2099-03-04T11:00:00.000Z', endsAt: '2099-03-04T13:00:00.000Z' }
    const morning = { ...shiftIn(72), startsAt: '2099-03-05T01:00:00.000Z', endsAt: '2099-03-05T03:00:00.000Z' }
    const { shifts, eveningAndWeekendShare } = await proposeActivity(test, world, owner, {
      shifts: [{ ...evening, times: 2 }, morning],
    })
    expect(shifts.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2099-03-04', '2099-03-05', '2099-03-11'])
    expect(eveningAndWeekendShare).toBe(66)
  })

  it.each([
    ['off the quarter', { startsAt: '2099-03-04T11:01:00.000Z', endsAt: '2099-03-04T13:00:00.000Z' }],
    ['of no length', { startsAt: '2099-03-04T11:00:00.000Z', endsAt: '2099-03-04T11:00:00.000Z' }],
    ['of thirteen hours', { startsAt: '2099-03-04T00:00:00.000Z', endsAt: '2099-03-04T13:00:00.000Z' }],
    ['in the past', { startsAt: '2020-03-04T00:00:00.000Z', endsAt: '2020-03-04T01:00:00.000Z' }],
  ])('has no shift %s', async (_, times) => {
    const shifts = [{ ...shiftIn(72), ...times }]
    expect(await codeOf(proposeActivity(test, world, owner, { shifts }))).toBe('shift_times_wrong')
  })

  it('is cancelled with a reason; who signed up is free again, and told', async () => {
    const { activityId, shiftId } = await openActivity(test, world)
    await signUp(test, world, shiftId, owner)
    const at = { params: { ...params(), activityId }, body: { reason: '台风' } }
    expect(await test.call(volunteering.cancel, at, { as: world.committee })).toMatchObject({ state: 'cancelled' })
    expect((await inbox(owner))[0]).toMatchObject({ kind: 'shift_cancelled', sender: '台风' })
    // The message leads there.
    expect(await test.call(volunteering.activity, at, { as: owner })).toMatchObject({
      state: 'cancelled',
      reason: '台风',
    })
    const other = await openActivity(test, world)
    expect(await codeOf(signUp(test, world, other.shiftId, owner))).toBe('ok')
  })
})

describe('a shift', () => {
  it('that is full has a waiting list, which moves by itself when somebody leaves', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    const first = await neighbour(test, world)
    const second = await neighbour(test, world)
    await signUp(test, world, shiftId, owner)
    expect(await signUp(test, world, shiftId, first.as)).toMatchObject({ mine: { state: 'waiting', ahead: 0 } })
    expect(await signUp(test, world, shiftId, second.as)).toMatchObject({ mine: { state: 'waiting', ahead: 1 } })
    const third = await neighbour(test, world)
    expect(await codeOf(signUp(test, world, shiftId, third.as, { acceptsWaiting: false }))).toBe('shift_full')
    expect(await withdraw(test, world, shiftId, owner)).toMatchObject({ taken: 1, waiting: 1, mine: null })
    expect(await shiftOf(shiftId, first.as)).toMatchObject({ mine: { state: 'in' } })
    expect(await shiftOf(shiftId, second.as)).toMatchObject({ mine: { state: 'waiting', ahead: 0 } })
    expect((await inbox(first.as))[0]).toMatchObject({ kind: 'shift_moved_in', title: '夜间巡逻' })
    expect(await codeOf(withdraw(test, world, shiftId, owner))).toBe('not_found')
  })

  it('does not take from the waiting list who is promised elsewhere at that time', async () => {
    const full = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    const other = await openActivity(test, world, world.committee, { shifts: [shiftIn(73)] })
    const [busy, free] = [await neighbour(test, world), await neighbour(test, world)]
    await signUp(test, world, full.shiftId, owner)
    await signUp(test, world, full.shiftId, busy.as)
    await signUp(test, world, full.shiftId, free.as)
    await signUp(test, world, other.shiftId, busy.as)
    await withdraw(test, world, full.shiftId, owner)
    expect(await shiftOf(full.shiftId, busy.as)).toMatchObject({ taken: 1, waiting: 1, mine: { state: 'waiting' } })
    expect(await shiftOf(full.shiftId, free.as)).toMatchObject({ mine: { state: 'in' } })
  })

  it('is joined and left before it begins, not after', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(1)] })
    await signUp(test, world, shiftId, owner)
    await test.admin.query(
      `UPDATE volunteer_shift SET starts_at = starts_at - interval '3 hours', ends_at = ends_at - interval '1 hour'`,
    )
    const { as } = await neighbour(test, world)
    expect(await codeOf(signUp(test, world, shiftId, as))).toBe('shift_started')
    expect(await codeOf(withdraw(test, world, shiftId, owner))).toBe('shift_started')
  })

  it('with a risk is joined by who accepts it; by nobody under 14, who elsewhere brings a guardian', async () => {
    const child = await neighbour(test, world)
    await test.admin.query(
      `UPDATE residence SET is_under14 = true, guardian_id = $2, guardian_at = app.now() WHERE id = $1`,
      [child.residenceId, owner.accountId],
    )
    const risky = await openActivity(test, world, world.committee, { risk: { note: '登高作业', insurance: true } })
    expect(await codeOf(signUp(test, world, risky.shiftId, owner))).toBe('shift_risk_unaccepted')
    expect(await codeOf(signUp(test, world, risky.shiftId, owner, { acceptsRisk: true }))).toBe('ok')
    expect(await codeOf(signUp(test, world, risky.shiftId, child.as, { acceptsRisk: true }))).toBe('shift_not_for_you')
    const bare = await proposeActivity(test, world, owner, { risk: { note: '登高作业', insurance: false } })
    expect(await codeOf(approveActivity(test, world, bare.id))).toBe('activity_uninsured')
    const easy = await openActivity(test, world, world.committee, { age: 'with_guardian' })
    expect(await codeOf(signUp(test, world, easy.shiftId, child.as))).toBe('shift_not_for_you')
    expect(await codeOf(signUp(test, world, easy.shiftId, child.as, { guardianComes: true }))).toBe('ok')
  })

  it('stands in the list from the next on, page by page, and among mine when I joined', async () => {
    const shifts = [30, 6, 18, 54, 42].map((hours) => shiftIn(hours))
    const { shiftId } = await openActivity(test, world, world.committee, { shifts })
    await signUp(test, world, shiftId, owner)
    const list = (query: object) => test.call(volunteering.shifts, { params: params(), query }, { as: owner })
    const first = await list({ limit: 3 })
    const second = await list({ limit: 3, cursor: first.nextCursor })
    const starts = [...first.items, ...second.items].map(({ startsAt }) => startsAt)
    expect(starts).toEqual(shifts.map(({ startsAt }) => startsAt).toSorted())
    expect((await list({ mine: 'true' })).items.map(({ id }) => id)).toEqual([shiftId])
    expect((await list({ from: inHours(40) })).items).toHaveLength(2)
  })

  it('that are over are listed to who came, the last first, and to nobody else', async () => {
    const { shifts } = await openActivity(test, world, world.committee, {
      shifts: [shiftIn(20), shiftIn(40), shiftIn(60)],
    })
    const [early = '', late = '', left = ''] = shifts
    for (const shiftId of shifts) await signUp(test, world, shiftId, owner)
    await withdraw(test, world, left, owner)
    const past = async (as: Session, query: object = {}) =>
      test.call(volunteering.shifts, { params: params(), query: { past: 'true', ...query } }, { as })
    expect((await past(owner)).items).toEqual([])
    await test.admin.query(
      `UPDATE volunteer_shift SET starts_at = starts_at - interval '90 hours', ends_at = ends_at - interval '90 hours'
        WHERE id = ANY($1::uuid[])`,
      [shifts],
    )
    expect((await past(owner)).items.map(({ id }) => id)).toEqual([late, early])
    const first = await past(owner, { limit: 1 })
    expect((await past(owner, { limit: 1, cursor: first.nextCursor })).items.map(({ id }) => id)).toEqual([early])
    expect((await past((await neighbour(test, world)).as)).items).toEqual([])
  })
})

describe('many at once', () => {
  it('200 for 20 places: twenty are in, the others wait in an order, and nobody has a place twice', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 20)] })
    const people = await manyNeighbours(test, world, 200)
    const outcomes = winnersOf(await inCrowd(people.map((as) => () => signUp(test, world, shiftId, as))))
    expect(outcomes).toHaveLength(200)
    expect(outcomes.filter(({ mine }) => mine?.state === 'in')).toHaveLength(20)
    expect(new Set(outcomes.flatMap(({ mine }) => (mine?.state === 'waiting' ? [mine.ahead] : []))).size).toBe(180)
    expect(await shiftOf(shiftId, owner)).toMatchObject({ taken: 20, waiting: 180 })
    // Whatever the app thinks, the shift itself holds.
    const overfull = test.admin.query('UPDATE volunteer_shift SET taken = 21 WHERE id = $1', [shiftId])
    await expect(overfull).rejects.toThrow('volunteer_shift_capacity_check')
  })

  it('shifts at the same time joined by one person: exactly one, and only by the key of the quarter-hours', async () => {
    const overlapping = async () => {
      const shifts = [shiftIn(72), { ...shiftIn(73), place: '西门岗亭' }, { ...shiftIn(73), place: '南门' }]
      const { shifts: ids } = await openActivity(test, world, world.committee, { shifts })
      const { as } = await neighbour(test, world)
      return raceFor(
        test.admin,
        'volunteer_slot',
        ids.map((id) => () => signUp(test, world, id, as)),
      )
    }
    const outcomes = await overlapping()
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['shift_overlap'])
    await test.admin.query('ALTER TABLE volunteer_slot DROP CONSTRAINT volunteer_slot_pk')
    try {
      expect(winnersOf(await overlapping())).toHaveLength(3)
    } finally {
      await test.admin.query('DELETE FROM volunteer_slot')
      await test.admin.query(
        'ALTER TABLE volunteer_slot ADD CONSTRAINT volunteer_slot_pk PRIMARY KEY (community_id, account_id, quarter)',
      )
    }
  })
})
