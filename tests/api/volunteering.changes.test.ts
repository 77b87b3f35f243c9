import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { volunteering } from '@liren/shared/volunteering'
import { changing } from '@liren/shared/volunteering.changes'
import { startApp, type TestApp } from '../support/app.ts'
import { neighbour } from '../support/points.ts'
import { inCrowd, raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import {
  approveActivity,
  beginShift,
  inHours,
  manyNeighbours,
  openActivity,
  proposeActivity,
  scan,
  shiftIn,
  signUp,
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
type Change = Partial<ReturnType<typeof shiftIn>>
const change = (shiftId: string, body: Change = {}, as = world.committee) =>
  test.call(changing.changeShift, { params: { ...params(), shiftId }, body: { ...shiftIn(72), ...body } }, { as })
const cancel = (shiftId: string, as = world.committee) =>
  test.call(changing.cancelShift, { params: { ...params(), shiftId }, body: { reason: '台风' } }, { as })
const open = (...shifts: ReturnType<typeof shiftIn>[]) => openActivity(test, world, world.committee, { shifts })

describe('a shift that has not begun', () => {
  it('gets another place and time; who signed up is told each time, and is promised to the new one alone', async () => {
    const { shiftId } = await open(shiftIn(72))
    const other = await open(shiftIn(72))
    await signUp(test, world, shiftId, owner)
    expect(await change(shiftId, { place: '西门岗亭' })).toMatchObject({ place: '西门岗亭', isChanged: true, taken: 1 })
    await change(shiftId, { ...shiftIn(96), place: '西门岗亭' })
    const told = (await inbox(owner)).filter(({ kind }) => kind === 'shift_changed')
    expect(told).toMatchObject([
      { subjectId: shiftId, sender: '西门岗亭' },
      { subjectId: shiftId, sender: '西门岗亭' },
    ])
    // The old time is free again, the new one is not.
    expect(await codeOf(signUp(test, world, other.shiftId, owner))).toBe('ok')
    const later = await open(shiftIn(97))
    expect(await codeOf(signUp(test, world, later.shiftId, owner))).toBe('shift_overlap')
  })

  it('that moves takes off who is promised elsewhere then, tells them, and lets who waits in', async () => {
    const { shiftId } = await open(shiftIn(72, 1))
    const elsewhere = await open(shiftIn(96))
    const next = await neighbour(test, world)
    await signUp(test, world, shiftId, owner)
    await signUp(test, world, elsewhere.shiftId, owner)
    await signUp(test, world, shiftId, next.as)
    const moved = await change(shiftId, { ...shiftIn(97), capacity: 1 })
    expect(moved).toMatchObject({ taken: 1, waiting: 0 })
    expect(await shiftOf(shiftId, owner)).toMatchObject({ mine: null })
    expect(await shiftOf(shiftId, next.as)).toMatchObject({ mine: { state: 'in' } })
    expect((await inbox(owner))[0]).toMatchObject({ kind: 'shift_called_off', subjectId: shiftId })
    expect((await inbox(next.as)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['shift_changed', 'shift_moved_in']) as string[],
    )
  })

  it('gets more places, which who waits takes in order; never fewer than are taken', async () => {
    const { shiftId } = await open(shiftIn(72, 1))
    const waiting = await manyNeighbours(test, world, 3)
    await signUp(test, world, shiftId, owner)
    for (const as of waiting) await signUp(test, world, shiftId, as)
    expect(await change(shiftId, { capacity: 3 })).toMatchObject({ taken: 3, waiting: 1 })
    const { rows } = await test.admin.query<{ id: string }>(
      `SELECT account_id AS id FROM volunteer_signup WHERE shift_id = $1 AND state = 'waiting'`,
      [shiftId],
    )
    expect(rows.map(({ id }) => id)).toEqual([waiting[2]?.accountId])
    expect(await codeOf(change(shiftId, { capacity: 2 }))).toBe('shift_places_taken')
    // A change of number alone is nothing to tell of.
    expect((await inbox(owner)).map(({ kind }) => kind)).not.toContain('shift_changed')
  })

  it('is changed by who organises it, not by others, and not once somebody is there or it has begun', async () => {
    const { id } = await proposeActivity(test, world, owner)
    const { shifts } = await approveActivity(test, world, id)
    const shiftId = shifts[0]?.id ?? ''
    const { as } = await neighbour(test, world)
    expect(await codeOf(change(shiftId, {}, as))).toBe('forbidden')
    expect(await codeOf(cancel(shiftId, as))).toBe('forbidden')
    expect(await codeOf(change(shiftId, { endsAt: inHours(72) }, owner))).toBe('shift_times_wrong')
    expect(await codeOf(change(shiftId, { capacity: 20 }, owner))).toBe('ok')
    await signUp(test, world, shiftId, as)
    await beginShift(test, shiftId)
    expect(await codeOf(change(shiftId, {}, owner))).toBe('shift_started')
    expect(await codeOf(cancel(shiftId, owner))).toBe('shift_started')
    await scan(test, world, shiftId, as, 'in')
    // Ahead again, but somebody has come.
    await test.admin.query(`UPDATE volunteer_shift SET starts_at = $2, ends_at = $3 WHERE id = $1`, [
      ...[shiftId, inHours(24), inHours(26)],
    ])
    expect(await codeOf(change(shiftId, {}, owner))).toBe('shift_started')
    expect(await codeOf(cancel(shiftId, owner))).toBe('shift_started')
  })

  it('is cancelled alone: the others stand, who signed up is free and told why', async () => {
    const { shifts } = await open(shiftIn(72), shiftIn(96))
    const [shiftId = '', other = ''] = shifts
    await signUp(test, world, shiftId, owner)
    await signUp(test, world, other, owner)
    expect(await cancel(shiftId)).toMatchObject({ isCancelled: true, cancelledFor: '台风', taken: 0 })
    expect((await inbox(owner))[0]).toMatchObject({ kind: 'shift_called_off', subjectId: shiftId, sender: '台风' })
    expect(await shiftOf(other, owner)).toMatchObject({ isCancelled: false, mine: { state: 'in' } })
    const again = await open(shiftIn(72))
    expect(await codeOf(signUp(test, world, again.shiftId, owner))).toBe('ok')
    expect(await codeOf(cancel(shiftId))).toBe('shift_started')
    const list = await test.call(volunteering.shifts, { params: params() }, { as: owner })
    expect(list.items.map(({ id }) => id)).not.toContain(shiftId)
  })

  it('moves while people sign up elsewhere at that time: nobody is promised twice, only by the key of the quarter-hours', async () => {
    const race = async () => {
      const { shiftId } = await open(shiftIn(72))
      const elsewhere = await open(shiftIn(120))
      const people = await manyNeighbours(test, world, 1)
      for (const as of people) await signUp(test, world, shiftId, as)
      const [one] = people
      if (!one) throw new Error('nobody')
      const outcomes = await raceFor<unknown>(test.admin, 'volunteer_slot', [
        () => change(shiftId, shiftIn(121)),
        () => signUp(test, world, elsewhere.shiftId, one),
      ])
      const { rows } = await test.admin.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM volunteer_signup WHERE account_id = $1 AND state = 'in'`,
        [one.accountId],
      )
      return { outcomes, promised: rows[0]?.n }
    }
    const { outcomes, promised } = await race()
    // Whoever comes first has the time: the shift that moves, or the one that was joined meanwhile.
    expect([...refusalsOf(outcomes)].every((code) => code === 'shift_overlap')).toBe(true)
    expect(promised).toBe(1)
  })

  it('is changed by many at once: each change counts, and as many places are taken as there are people', async () => {
    const { shiftId } = await open(shiftIn(72, 2))
    const people = await manyNeighbours(test, world, 12)
    const changes = [5, 6, 7, 8].map((capacity) => () => change(shiftId, { capacity }))
    const joins = people.map((as) => () => signUp(test, world, shiftId, as))
    const outcomes = await inCrowd<unknown>([...joins, ...changes])
    expect(winnersOf(outcomes).length).toBeGreaterThanOrEqual(12)
    const { rows } = await test.admin.query<Record<string, number>>(
      `SELECT s.taken, s.capacity, (SELECT count(*)::int FROM volunteer_signup u WHERE u.shift_id = s.id
        AND u.state = 'in') AS "in", (SELECT count(*)::int FROM volunteer_signup u WHERE u.shift_id = s.id
        AND u.state = 'waiting') AS "queue", s.waiting FROM volunteer_shift s WHERE s.id = $1`,
      [shiftId],
    )
    const [at = {}] = rows
    expect(at['taken']).toBe(at['in'])
    expect(at['waiting']).toBe(at['queue'])
    expect(at['taken']).toBe(at['capacity'])
  })
})

describe('a proposal', () => {
  it('is taken back by who made it, while nobody has decided', async () => {
    const { id, abilities } = await proposeActivity(test, world, owner)
    expect(abilities.withdraw).toBe(true)
    const at = { params: { ...params(), activityId: id } }
    expect(await codeOf(test.call(changing.withdrawProposal, at, { as: world.committee }))).toBe('forbidden')
    const withdrawn = await test.call(changing.withdrawProposal, at, { as: owner })
    expect(withdrawn).toMatchObject({ state: 'withdrawn', reason: null })
    expect(await codeOf(approveActivity(test, world, id))).toBe('activity_step_illegal')
    const { as } = await neighbour(test, world)
    expect(await codeOf(test.call(volunteering.activity, at, { as }))).toBe('not_found')
    const other = await openActivity(test, world, owner)
    const past = { params: { ...params(), activityId: other.activityId } }
    expect(await codeOf(test.call(changing.withdrawProposal, past, { as: owner }))).toBe('activity_step_illegal')
  })
})

describe('the calendar', () => {
  it('counts the shifts of each day in China, those with room and mine; what is over or cancelled is not in it', async () => {
    // 23:30 and 00:30 in China, on two days of which UTC makes one.
    const late = { ...shiftIn(72, 1), startsAt: '2099-03-04T15:30:00.000Z', endsAt: '2099-03-04T16:00:00.000Z' }
    const early = { ...shiftIn(72), startsAt: '2099-03-04T16:30:00.000Z', endsAt: '2099-03-04T17:00:00.000Z' }
    const far = { ...shiftIn(72), startsAt: '2099-04-20T01:00:00.000Z', endsAt: '2099-04-20T02:00:00.000Z' }
    const { shifts } = await open(late, { ...early, place: '西门' }, early, far)
    await signUp(test, world, shifts[0] ?? '', owner)
    await cancel(shifts[2] ?? '')
    const query = { from: '2099-03-01', days: 42 }
    const { items } = await test.call(changing.calendar, { params: params(), query }, { as: owner })
    expect(items).toEqual([
      { day: '2099-03-04', shifts: 1, free: 0, mine: 1 },
      { day: '2099-03-05', shifts: 1, free: 1, mine: 0 },
    ])
    const span = { from: '2099-03-04T16:00:00.000Z', to: '2099-03-05T16:00:00.000Z' }
    const day = await test.call(volunteering.shifts, { params: params(), query: span }, { as: owner })
    expect(day.items).toHaveLength(1)
    expect(
      await codeOf(test.call(changing.calendar, { params: params(), query: { ...query, days: 43 } }, { as: owner })),
    ).toBe('invalid_request')
  })
})
