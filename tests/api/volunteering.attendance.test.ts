import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { pointsProposals } from '@liren/shared/points.proposals'
import { attendance, type RosterEntry } from '@liren/shared/volunteering.attendance'
import { volunteering } from '@liren/shared/volunteering'
import { sweepShifts } from '../../server/src/features/volunteering/volunteering.reviews.service.ts'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { auditLedger, balance, colleague, neighbour, statement, type Neighbour } from '../support/points.ts'
import { raceFor, winnersOf } from '../support/race.ts'
import {
  beginShift,
  clockOf,
  codesOf,
  openActivity,
  scan,
  shiftIn,
  signUp,
  toInstant,
} from '../support/volunteering.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

const minute = 60_000

let test: TestApp
let world: World
let organiser: Session
let chen: Neighbour
let shiftId: string
let starts: number

/** A shift of two hours that has just begun, with one who signed up. */
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  organiser = await world.resident(unitAt(world, 1, 0))
  chen = await neighbour(test, world)
  shiftId = (await openActivity(test, world, organiser)).shiftId
  await signUp(test, world, shiftId, chen.as)
  await beginShift(test, shiftId)
  const { rows } = await test.admin.query<{ at: Date }>('SELECT starts_at AS at FROM volunteer_shift WHERE id = $1', [
    shiftId,
  ])
  starts = rows[0]?.at.getTime() ?? 0
})
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId, shiftId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const come = (as = chen.as, more: object = {}) => scan(test, world, shiftId, as, 'in', more)
const go = (as = chen.as, more: object = {}) => scan(test, world, shiftId, as, 'out', more)
const roster = async (as = organiser): Promise<RosterEntry[]> =>
  (await test.call(attendance.roster, { params: params() }, { as })).items
const entryOf = async (who: Session): Promise<string> => {
  const { rows } = await test.admin.query<{ id: string }>(
    'SELECT id FROM volunteer_signup WHERE shift_id = $1 AND account_id = $2',
    [shiftId, who.accountId],
  )
  return rows[0]?.id ?? ''
}
const confirm = async (who = chen.as, as = organiser) =>
  test.call(attendance.confirm, { params: { ...params(), signupId: await entryOf(who) } }, { as })
const enter = async (who: Session, body: { inAt: string; outAt?: string }, as = organiser) =>
  test.call(
    attendance.enter,
    { params: { ...params(), signupId: await entryOf(who) }, body: { reason: '没带手机', ...body } },
    { as },
  )
const reviews = async (as = world.committee) =>
  (await test.call(attendance.reviews, { params: { communityId: world.communityId } }, { as })).items
const decide = (reviewId: string, body: { accept: boolean; outAt?: string }, as = world.committee) =>
  test.call(
    attendance.decide,
    { params: { communityId: world.communityId, reviewId }, body: { reason: '已电话核实', ...body } },
    { as },
  )
const has = (points: number, minutes: number) => expect.objectContaining({ points, minutes }) as object
const at = (minutes: number) => new Date(starts + minutes * minute).toISOString()

describe('who scans in and out, and whom somebody else confirms', () => {
  it('is credited to the minute, in the same moment, once', async () => {
    expect(await come()).toMatchObject({ mine: { outAt: null, isConfirmed: false } })
    await toInstant(test, starts + 95 * minute + 20_000)
    await go()
    expect(await balance(test, world, chen.as)).toEqual(has(0, 0))
    const came = Math.max(starts, Date.parse((await roster())[0]?.inAt ?? ''))
    const minutes = Math.floor((starts + 95 * minute + 20_000 - came) / minute)
    const entry = await confirm()
    expect(entry.minutes).toBeGreaterThanOrEqual(minutes)
    expect(entry).toMatchObject({ isConfirmed: true, points: Math.floor(((entry.minutes ?? 0) * 10) / 60) })
    expect(await balance(test, world, chen.as)).toEqual(has(entry.points ?? 0, entry.minutes ?? 0))
    expect((await statement(test, world, chen.as)).items).toMatchObject([
      { kind: 'service', note: '夜间巡逻 东门岗亭' },
    ])
    expect(await codeOf(confirm())).toBe('attendance_settled')
  })

  it('before the end, is credited at the check-out; by many at once, once', async () => {
    await come()
    const signupId = await entryOf(chen.as)
    const colleagues = [organiser, world.committee, await colleague(test, world)]
    const outcomes = await raceFor(
      test.admin,
      'volunteer_attendance',
      colleagues.map((as) => () => confirm(chen.as, as)),
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    await toInstant(test, starts + 61 * minute)
    await go()
    const { items } = await statement(test, world, chen.as, 'minutes')
    expect(items).toHaveLength(1)
    const { rows } = await test.admin.query('SELECT FROM points_journal WHERE source_id = $1', [signupId])
    expect(rows).toHaveLength(1)
  })

  it('shows the organiser who came, and to nobody else a code or a roster', async () => {
    const shown = await test.call(attendance.code, { params: { ...params(), direction: 'in' } }, { as: organiser })
    expect(shown.code).toBe((await codesOf(test, shiftId))('in', Date.parse(shown.now)))
    expect(Date.parse(shown.validUntil) - Date.parse(shown.now)).toBeLessThanOrEqual(45_000)
    await come(chen.as, { code: shown.code })
    expect(await roster()).toMatchObject([{ nickname: '陈阿姨', inBy: 'code', abilities: { confirm: true } }])
    expect(await codeOf(roster(chen.as))).toBe('forbidden')
  })
})

describe('the digits below a code', () => {
  const digitsOf = async (direction: 'in' | 'out', when: number) =>
    (await codesOf(test, shiftId))(direction, when).slice(-8)

  it('are typed in instead of scanned, for what comes next: in, then out', async () => {
    const now = await clockOf(test)
    expect(await codeOf(come(chen.as, { code: '00000000' }))).toBe('shift_code_unknown')
    expect(await codeOf(come(chen.as, { code: await digitsOf('out', now) }))).toBe('shift_code_unknown')
    expect(await codeOf(come(chen.as, { code: await digitsOf('in', now - 100_000) }))).toBe('shift_code_expired')
    expect(await codeOf(come(chen.as, { code: await digitsOf('in', await clockOf(test)) }))).toBe('ok')
    expect(await roster()).toMatchObject([{ inBy: 'code', outAt: null }])
    expect(await codeOf(come(chen.as, { code: await digitsOf('out', await clockOf(test)) }))).toBe('ok')
    expect(await roster()).toMatchObject([{ outBy: 'code' }])
  })

  it('typed without a network are judged by when that was', async () => {
    const then = await clockOf(test)
    const digits = await digitsOf('in', then)
    await test.advance(600)
    expect(await codeOf(come(chen.as, { code: digits }))).toBe('shift_code_unknown')
    expect(await codeOf(come(chen.as, { code: digits, keptAt: new Date(then).toISOString() }))).toBe('ok')
    expect(await roster()).toMatchObject([{ inBy: 'kept', reviews: ['kept_scan'] }])
  })
})

describe('a code is refused', () => {
  it('of another shift, forged, over, not yet, and used before, each with its reason', async () => {
    const codes = await codesOf(test, shiftId)
    const now = await clockOf(test)
    const other = await openActivity(test, world, organiser)
    const tries = {
      foreign: (await codesOf(test, other.shiftId))('in', now),
      over: codes('in', now - 60_000),
      future: codes('in', now + 60_000),
      nothing: 'https://example.org',
      forged: codes('in', now).replace(/\d{8}$/, (digits) => (digits === '00000000' ? '00000001' : '00000000')),
    }
    expect(await codeOf(come(chen.as, { code: tries.foreign }))).toBe('shift_code_foreign')
    expect(await codeOf(come(chen.as, { code: tries.over }))).toBe('shift_code_expired')
    expect(await codeOf(come(chen.as, { code: tries.future }))).toBe('shift_code_early')
    expect(await codeOf(come(chen.as, { code: tries.nothing }))).toBe('shift_code_unknown')
    expect(await codeOf(come(chen.as, { code: tries.forged }))).toBe('shift_code_unknown')
    const shown = codes('in', await clockOf(test))
    await come(chen.as, { code: shown })
    expect(await codeOf(come(chen.as, { code: shown }))).toBe('shift_code_replayed')
  })

  it('out before in, and twice', async () => {
    expect(await codeOf(go())).toBe('attendance_out_of_order')
    await come()
    await toInstant(test, (await clockOf(test)) + 60_000)
    expect(await codeOf(come())).toBe('attendance_out_of_order')
    await go()
    await toInstant(test, (await clockOf(test)) + 60_000)
    expect(await codeOf(go())).toBe('attendance_out_of_order')
  })

  it('that was forwarded brings nothing without presence confirmed', async () => {
    const absent = await neighbour(test, world, '没来的人')
    await test.admin.query(
      `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes)
        VALUES ($1, gen_random_uuid(), $2, $3, 'in', app.now(), false)`,
      [world.communityId, shiftId, absent.as.accountId],
    )
    const codes = await codesOf(test, shiftId)
    await come(absent.as, { code: codes('in', await clockOf(test)) })
    await toInstant(test, starts + 119 * minute)
    await go(absent.as)
    expect(await balance(test, world, absent.as)).toEqual(has(0, 0))
    expect((await roster()).find(({ nickname }) => nickname === '没来的人')).toMatchObject({ isConfirmed: false })
  })
})

describe('nobody confirms oneself', () => {
  it('neither by confirming nor by typing in, and the table holds it', async () => {
    await test.admin.query(
      `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes)
        VALUES ($1, gen_random_uuid(), $2, $3, 'in', app.now(), false)`,
      [world.communityId, shiftId, organiser.accountId],
    )
    await come(organiser)
    expect(await codeOf(confirm(organiser))).toBe('attendance_self')
    expect(await codeOf(enter(organiser, { inAt: at(0) }))).toBe('attendance_self')
    const forged = test.admin.query(
      'UPDATE volunteer_attendance SET confirmed_by = account_id, confirmed_at = app.now() WHERE signup_id = $1',
      [await entryOf(organiser)],
    )
    await expect(forged).rejects.toThrow('volunteer_attendance_self_check')
    expect(await codeOf(confirm(organiser, world.committee))).toBe('ok')
  })
})

describe('who has no phone', () => {
  it('is typed in by the organiser, is told, and confirms; then it counts', async () => {
    await toInstant(test, starts + 90 * minute)
    await enter(chen.as, { inAt: at(0), outAt: at(60) })
    const { items } = await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as: chen.as })
    expect(items[0]).toMatchObject({ kind: 'attendance_entered', title: '夜间巡逻' })
    expect(await codeOf(confirm())).toBe('attendance_self')
    expect(await balance(test, world, chen.as)).toEqual(has(0, 0))
    const mine = await test.call(attendance.confirmMine, { params: params() }, { as: chen.as })
    expect(mine).toMatchObject({ mine: { minutes: 60, wantsMe: false } })
    expect(await balance(test, world, chen.as)).toEqual(has(10, 60))
  })

  it('signs for no open end: asked once both times are there', async () => {
    await toInstant(test, starts + 90 * minute)
    await enter(chen.as, { inAt: at(0) })
    const mine = () => test.call(attendance.confirmMine, { params: params() }, { as: chen.as })
    expect(await codeOf(mine())).toBe('attendance_out_of_order')
    const seen = await test.call(volunteering.shift, { params: params() }, { as: chen.as })
    expect(seen.mine).toMatchObject({ wantsMe: false })
    const told = async () =>
      (await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as: chen.as })).items.filter(
        ({ kind }) => kind === 'attendance_entered',
      ).length
    expect(await told()).toBe(0)
    await enter(chen.as, { inAt: at(0), outAt: at(60) })
    expect(await told()).toBe(1)
    expect(await balance(test, world, chen.as)).toEqual(has(0, 0))
    await mine()
    expect(await balance(test, world, chen.as)).toEqual(has(10, 60))
  })

  it('is looked at as well where the times are odd', async () => {
    await test.admin.query('UPDATE volunteer_activity SET proposed_at = $1', [new Date(starts - 10 * minute)])
    await toInstant(test, starts + 90 * minute)
    await enter(chen.as, { inAt: at(0), outAt: at(60) })
    expect((await reviews()).map(({ kind }) => kind)).toEqual(['hasty'])
  })

  it('or is confirmed by another of the committee', async () => {
    await toInstant(test, starts + 90 * minute)
    await enter(chen.as, { inAt: at(5), outAt: at(64) })
    await confirm(chen.as, world.committee)
    expect(await balance(test, world, chen.as)).toEqual(has(9, 59))
  })

  it('is not typed in for times to come, backwards, or long before', async () => {
    for (const body of [
      { inAt: at(200) },
      { inAt: at(0), outAt: at(119) },
      { inAt: at(0), outAt: at(-5) },
      { inAt: at(-31) },
    ])
      expect(await codeOf(enter(chen.as, body))).toBe('attendance_out_of_order')
  })
})

describe('what is looked at by a person', () => {
  it('is a scan kept for want of a network: accepted it counts, rejected it never does', async () => {
    const second = await neighbour(test, world, '周先生')
    await test.admin.query(
      `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes)
        VALUES ($1, gen_random_uuid(), $2, $3, 'in', app.now(), false)`,
      [world.communityId, shiftId, second.as.accountId],
    )
    const codes = await codesOf(test, shiftId)
    const keptAt = new Date(await clockOf(test)).toISOString()
    const code = codes('in', Date.parse(keptAt))
    await toInstant(test, starts + 60 * minute)
    for (const { as } of [chen, second]) {
      await come(as, { code, keptAt })
      await go(as)
      await confirm(as)
      expect(await balance(test, world, as)).toEqual(has(0, 0))
    }
    const [first, other] = (await reviews()).filter(({ kind }) => kind === 'kept_scan')
    await decide(first?.id ?? '', { accept: true })
    await decide(other?.id ?? '', { accept: false })
    expect((await balance(test, world, chen.as)).minutes).toBeGreaterThan(40)
    expect(await balance(test, world, second.as)).toEqual(has(0, 0))
    expect(await codeOf(decide(first?.id ?? '', { accept: false }))).toBe('attendance_settled')
    const seenBy = async (as: Session) => (await test.call(volunteering.shift, { params: params() }, { as })).mine
    expect(await seenBy(chen.as)).toMatchObject({ rejectedFor: null })
    expect(await seenBy(second.as)).toMatchObject({ rejectedFor: '已电话核实', minutes: null, wantsMe: false })
  })

  it('is a check-out somebody forgot: half an hour after the end the planned end stands, until a person says', async () => {
    await come()
    await confirm()
    await toInstant(test, starts + 150 * minute - 5_000)
    await sweepShifts(test.pool)
    expect((await roster())[0]).toMatchObject({ outAt: null })
    await toInstant(test, starts + 150 * minute + 1_000)
    await Promise.all([sweepShifts(test.pool), sweepShifts(test.pool)])
    expect((await roster())[0]).toMatchObject({ outAt: at(120), outBy: 'clock', reviews: ['forgotten'], minutes: null })
    const [item] = await reviews()
    expect(item).toMatchObject({ kind: 'forgotten', nickname: '陈阿姨' })
    await decide(item?.id ?? '', { accept: true, outAt: at(100) })
    const { minutes } = await balance(test, world, chen.as)
    expect(minutes).toBeGreaterThan(80)
    expect(minutes).toBeLessThanOrEqual(100)
    // One in twenty is drawn as a sample once it is credited.
    expect((await reviews()).filter(({ kind }) => kind !== 'sample')).toEqual([])
  })

  it('whoever vouched for the presence does not set its end as well', async () => {
    await come()
    await confirm(chen.as, world.committee)
    await toInstant(test, starts + 151 * minute)
    await sweepShifts(test.pool)
    const [item] = await reviews()
    const decided = (as: Session) => codeOf(decide(item?.id ?? '', { accept: true, outAt: at(100) }, as))
    expect(await decided(world.committee)).toBe('attendance_self')
    expect(await decided(await colleague(test, world))).toBe('ok')
  })

  it('is a check-out that came late for want of a network: it takes the place of the end that the clock wrote', async () => {
    await come()
    await confirm()
    await toInstant(test, starts + 110 * minute)
    const keptAt = new Date(await clockOf(test)).toISOString()
    const code = (await codesOf(test, shiftId))('out', Date.parse(keptAt))
    await toInstant(test, starts + 160 * minute)
    await sweepShifts(test.pool)
    await go(chen.as, { code, keptAt })
    expect((await roster())[0]).toMatchObject({ outAt: keptAt, outBy: 'kept', minutes: null })
    const items = await reviews()
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['forgotten', 'kept_scan'])
    for (const { id } of items) await decide(id, { accept: true })
    const { minutes } = await balance(test, world, chen.as)
    expect(minutes).toBeGreaterThan(90)
    expect(minutes).toBeLessThanOrEqual(110)
  })

  it('is one phone that stands for two', async () => {
    const second = await neighbour(test, world, '周先生')
    await test.admin.query(
      `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes)
        VALUES ($1, gen_random_uuid(), $2, $3, 'in', app.now(), false)`,
      [world.communityId, shiftId, second.as.accountId],
    )
    const device = newKey()
    await come(chen.as, { device })
    await come(second.as, { device })
    const both = (await reviews()).map(({ kind, nickname }) => `${kind} ${nickname}`)
    expect(both.toSorted()).toEqual(['one_device 周先生', 'one_device 陈阿姨'])
  })

  it('is a shift in another community at the same time', async () => {
    const there = await createWorld(test)
    await test.admin.query(
      `INSERT INTO member (community_id, account_id, nickname, phone_masked) VALUES ($1, $2, '陈', '')`,
      [there.communityId, chen.as.accountId],
    )
    await test.admin.query(
      `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by)
        VALUES ($1, gen_random_uuid(), $2, $3, 'tenant', $4)`,
      [there.communityId, unitAt(there, 0, 0), chen.as.accountId, there.committee.accountId],
    )
    const other = await openActivity(test, there)
    await signUp(test, there, other.shiftId, chen.as)
    await test.admin.query(
      `UPDATE volunteer_slot SET quarter = quarter - (SELECT min(quarter) FROM volunteer_slot WHERE community_id = $1)
        + $2::timestamptz WHERE community_id = $1`,
      [there.communityId, new Date(starts)],
    )
    await come()
    expect((await reviews()).map(({ kind }) => kind)).toEqual(['elsewhere'])
  })

  it('is a shift that was proposed minutes before it began', async () => {
    await test.admin.query('UPDATE volunteer_activity SET proposed_at = $1', [new Date(starts - 10 * minute)])
    await come()
    expect((await reviews()).map(({ kind }) => kind)).toEqual(['hasty'])
  })

  it('is a sample of what was credited: rejected, it is proposed to be taken back', async () => {
    await toInstant(test, starts + 90 * minute)
    await enter(chen.as, { inAt: at(0), outAt: at(60) })
    await confirm(chen.as, world.committee)
    await test.admin.query(
      `INSERT INTO volunteer_review (community_id, id, signup_id, account_id, kind, opened_at)
        SELECT community_id, gen_random_uuid(), id, account_id, 'sample', app.now() FROM volunteer_signup WHERE id = $1
        ON CONFLICT DO NOTHING`,
      [await entryOf(chen.as)],
    )
    const [item] = await reviews()
    expect(item).toMatchObject({ kind: 'sample', minutes: 60 })
    await decide(item?.id ?? '', { accept: false })
    const { items } = await test.call(
      pointsProposals.list,
      { params: { communityId: world.communityId } },
      { as: world.committee },
    )
    expect(items).toMatchObject([{ kind: 'reversal', minutes: 60, points: 10 }])
    expect(await balance(test, world, chen.as)).toEqual(has(10, 60))
  })

  it('is never decided by who it is about', async () => {
    await test.admin.query('UPDATE volunteer_activity SET proposed_at = $1', [new Date(starts - 10 * minute)])
    await test.admin.query(
      `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes)
        VALUES ($1, gen_random_uuid(), $2, $3, 'in', app.now(), false)`,
      [world.communityId, shiftId, world.committee.accountId],
    )
    await come(world.committee)
    const [item] = await reviews()
    expect(item?.abilities).toEqual({ decide: false })
    expect(await codeOf(decide(item?.id ?? '', { accept: true }))).toBe('attendance_self')
  })
})

it('staying on while the next shift has begun brings no minute twice', async () => {
  const next = await openActivity(test, world, organiser, { shifts: [shiftIn(96)] })
  await signUp(test, world, next.shiftId, chen.as)
  await test.admin.query('UPDATE volunteer_shift SET starts_at = $2, ends_at = $3 WHERE id = $1', [
    next.shiftId,
    new Date(starts + 120 * minute),
    new Date(starts + 180 * minute),
  ])
  const enterNext = async (inAt: string, outAt: string) => {
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT id FROM volunteer_signup WHERE shift_id = $1 AND account_id = $2',
      [next.shiftId, chen.as.accountId],
    )
    const signupId = rows[0]?.id ?? ''
    const of = { communityId: world.communityId, shiftId: next.shiftId }
    await test.call(
      attendance.enter,
      { params: { ...of, signupId }, body: { reason: '没带手机', inAt, outAt } },
      { as: organiser },
    )
    await test.call(attendance.confirmMine, { params: of }, { as: chen.as })
  }
  await toInstant(test, starts + 190 * minute)
  await enter(chen.as, { inAt: at(0), outAt: at(145) })
  await test.call(attendance.confirmMine, { params: params() }, { as: chen.as })
  await enterNext(at(115), at(180))
  expect((await balance(test, world, chen.as)).minutes).toBe(180)
})

it('who has checked in does not withdraw any more', async () => {
  await toInstant(test, starts)
  await test.admin.query(`UPDATE volunteer_shift SET starts_at = $2, ends_at = $3 WHERE id = $1`, [
    shiftId,
    new Date(starts + 30 * minute),
    new Date(starts + 150 * minute),
  ])
  await come()
  const shift = await test.call(volunteering.shift, { params: params() }, { as: chen.as })
  expect(shift.abilities).toMatchObject({ withdraw: false })
  expect(await codeOf(test.call(volunteering.withdraw, { params: params() }, { as: chen.as }))).toBe('shift_started')
})

it('a shift says to its volunteer what to do next', async () => {
  const shift = () => test.call(volunteering.shift, { params: params() }, { as: chen.as })
  expect((await shift()).abilities).toMatchObject({ scan: true, withdraw: false, organise: false })
  await come()
  await go()
  expect((await shift()).abilities).toMatchObject({ scan: false })
})
