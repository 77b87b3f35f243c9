import { identity, type Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { pointsApi } from '@liren/shared/points'
import { pointsProposals } from '@liren/shared/points.proposals'
import { privacy } from '@liren/shared/privacy'
import { attendance } from '@liren/shared/volunteering.attendance'
import { credited } from '@liren/shared/volunteering.credited'
import { mostOpenObjections } from '../../server/src/features/volunteering/volunteering.credited.service.ts'
import { startApp, testDevice, type TestApp } from '../support/app.ts'
import {
  approve,
  auditLedger,
  balance,
  colleague,
  neighbour,
  proposeReversal,
  statement,
  termsWith,
  type Neighbour,
} from '../support/points.ts'
import { inCrowd, raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { plantCredits } from '../support/recognition.ts'
import { beginShift, manyNeighbours, openActivity, scan, signUp } from '../support/volunteering.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

const day = 86_400

let test: TestApp
let world: World
let other: Session
let reader: Session
let chen: Neighbour
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  other = await colleague(test, world)
  reader = await world.resident(unitAt(world, 1, 0))
  chen = await neighbour(test, world, '王秀英')
})

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const list = (as: Session = reader, query: { limit?: number; cursor?: string } = {}) =>
  test.call(credited.list, { params: params(), query }, { as })
const object = (signupId: string, as: { accessToken: string } = reader, words = '那天晚上没有人巡逻。') =>
  test.call(credited.object, { params: { ...params(), signupId }, body: { words } }, { as })
const queue = async (as = other) =>
  (await test.call(attendance.reviews, { params: params() }, { as })).items.filter(({ kind }) => kind === 'objection')
const decide = (reviewId: string, as: Session, accept: boolean, reason: string) =>
  test.call(attendance.decide, { params: { ...params(), reviewId }, body: { accept, reason } }, { as })
const told = async (kind: string, as: Session) =>
  (await test.call(messages.inbox, { params: params() }, { as })).items.filter((one) => one.kind === kind)
const proposals = async () =>
  (await test.call(pointsProposals.list, { params: params(), query: { state: 'open' } }, { as: world.committee })).items
const settle = async (displayDays: number) => {
  const { version } = await test.call(pointsApi.settings, { params: params() }, { as: world.committee })
  const body = { version, terms: termsWith({ displayDays }) }
  return test.call(pointsApi.setSettings, { params: params(), body }, { as: world.committee })
}

/** An hour that a neighbour serves, scanned in and out and confirmed by the committee; its sign-up. */
async function serve(who = chen): Promise<string> {
  const { shiftId } = await openActivity(test, world)
  await signUp(test, world, shiftId, who.as)
  await beginShift(test, shiftId)
  await scan(test, world, shiftId, who.as, 'in')
  await test.advance(3_600)
  await scan(test, world, shiftId, who.as, 'out')
  const inShift = { params: { ...params(), shiftId } }
  const { items } = await test.call(attendance.roster, inShift, { as: world.committee })
  const signupId = items[0]?.signupId ?? ''
  await test.call(attendance.confirm, { params: { ...params(), shiftId, signupId } }, { as: world.committee })
  return signupId
}

/** Hours of some who are planted: it is not how they were served that is looked at. */
async function plantHours(people: readonly { accessToken: string }[]): Promise<void> {
  const { shiftId } = await openActivity(test, world)
  for (const as of people) await signUp(test, world, shiftId, as)
  await plantCredits(test, world.communityId, shiftId, world.committee.accountId)
}

describe('credited hours', () => {
  it('are displayed to neighbours without name, flat or phone, and to their owner as the own', async () => {
    const signupId = await serve()
    const { items, days, nextCursor } = await list()
    expect({ days, nextCursor }).toEqual({ days: 7, nextCursor: null })
    const [row] = items
    expect(row).toMatchObject({ signupId, title: '夜间巡逻', minutes: 60, person: '王**', isMine: false })
    expect(row).toMatchObject({ isTakenBack: false, objection: null, abilities: { object: true } })
    expect(JSON.stringify(items)).not.toMatch(/秀英|199\d/)
    expect(Object.keys(row ?? {}).toSorted()).toEqual(
      [
        ...['abilities', 'isMine', 'isTakenBack', 'minutes', 'objection', 'person'],
        ...['signupId', 'startsAt', 'title', 'until'],
      ].toSorted(),
    )
    expect((await list(chen.as)).items).toMatchObject([{ isMine: true, abilities: { object: false } }])
    await auditLedger(test)
  })

  it('of a child bear no letter of a name, also once the child has moved away', async () => {
    await serve()
    const flag = 'UPDATE residence SET is_under14 = true, guardian_id = $2, guardian_at = app.now() WHERE id = $1'
    await test.admin.query(flag, [chen.residenceId, reader.accountId])
    expect((await list()).items).toMatchObject([{ person: null }])
    await test.admin.query(
      `UPDATE residence SET ended_at = app.now(), ended_by = $2, end_reason = '搬走' WHERE id = $1`,
      [...[chen.residenceId, world.committee.accountId]],
    )
    expect((await list()).items).toMatchObject([{ person: null }])
  })

  it('are for who lives or serves here, and each community has its own', async () => {
    await serve()
    const elsewhere = await createWorld(test)
    expect(await codeOf(list(elsewhere.committee))).toBe('not_found')
    const theirs = { params: { communityId: elsewhere.communityId }, query: {} }
    expect((await test.call(credited.list, theirs, { as: elsewhere.committee })).items).toEqual([])
  })

  it('stay for the days of the community, to the second', async () => {
    const signupId = await serve()
    expect((await settle(3)).terms.displayDays).toBe(3)
    const until = Date.parse((await list()).items[0]?.until ?? '')
    await test.admin
      .query(`UPDATE volunteer_attendance SET settled_at = app.now() - interval '3 days' + interval '1 minute'
      WHERE signup_id = '${signupId}'`)
    expect((await list()).items).toHaveLength(1)
    expect(until - Date.parse((await list()).items[0]?.until ?? '')).toBeGreaterThan(2 * day * 1_000)
    await test.advance(61)
    expect((await list()).items).toEqual([])
    expect(await codeOf(object(signupId))).toBe('objection_late')
    // A longer display shows them again.
    await settle(4)
    expect((await list()).items).toHaveLength(1)
  })

  it('are not displayed where the community does not want it, and of one or two days there is no display', async () => {
    const signupId = await serve()
    await settle(0)
    expect(await list()).toEqual({ items: [], nextCursor: null, days: 0 })
    expect(await codeOf(object(signupId))).toBe('objection_late')
    for (const days of [1, 2, 8, -1, 3.5]) expect(await codeOf(settle(days))).toBe('invalid_request')
  })

  it('come page by page, the newest first, none twice', async () => {
    const people = await manyNeighbours(test, world, 5)
    await plantHours(people)
    const { rows } = await test.admin.query<{ id: string }>(
      `SELECT signup_id AS id FROM volunteer_attendance WHERE community_id = $1 ORDER BY settled_at DESC, signup_id DESC`,
      [world.communityId],
    )
    const seen: string[] = []
    for (let cursor: string | undefined, n = 0; n < 3; n++) {
      const page = await list(reader, { limit: 2, cursor })
      seen.push(...page.items.map(({ signupId }) => signupId))
      cursor = page.nextCursor ?? undefined
    }
    expect(seen).toEqual(rows.map(({ id }) => id))
  })
})

describe('an objection', () => {
  it('that is upheld leads to two people who take the hours back; both sides hear of it, and nobody who it was', async () => {
    const signupId = await serve()
    expect(await object(signupId)).toMatchObject({ objection: 'open', abilities: { object: false } })
    const [item] = await queue()
    expect(item).toMatchObject({ objections: ['那天晚上没有人巡逻。'], minutes: 60, abilities: { decide: true } })
    expect(JSON.stringify(item)).not.toContain(reader.accountId)
    // Who confirmed the presence does not judge it.
    expect((await queue(world.committee))[0]?.abilities.decide).toBe(false)
    expect(await codeOf(decide(item?.id ?? '', world.committee, false, '查过'))).toBe('review_by_another')
    await decide(item?.id ?? '', other, false, '监控里没有人')
    expect(await told('credit_doubted', chen.as)).toMatchObject([{ sender: '监控里没有人' }])
    expect(await told('objection_upheld', reader)).toMatchObject([{ sender: '监控里没有人' }])
    expect(await told('objection_upheld', chen.as)).toEqual([])
    expect(JSON.stringify((await test.call(messages.inbox, { params: params() }, { as: chen.as })).items)).not.toMatch(
      new RegExp(`没有人巡逻|${reader.accountId}`),
    )
    const [proposal] = await proposals()
    expect(proposal).toMatchObject({ kind: 'reversal', minutes: 60 })
    expect(await codeOf(approve(test, world, proposal?.id ?? '', other))).toBe('points_second_person')
    expect((await balance(test, world, chen.as)).minutes).toBe(60)
    await approve(test, world, proposal?.id ?? '')
    expect((await balance(test, world, chen.as)).minutes).toBe(0)
    expect((await list()).items).toMatchObject([{ isTakenBack: true, objection: 'upheld' }])
    expect(await codeOf(object(signupId, (await neighbour(test, world)).as))).toBe('points_reversed')
    const faults = await test.admin.query('SELECT FROM ledger_audit WHERE community_id = $1', [world.communityId])
    expect(faults.rowCount).toBe(0)
  })

  it('that is dismissed leaves the hours, and tells who objected why; the other side hears nothing', async () => {
    const signupId = await serve()
    await object(signupId)
    await decide((await queue())[0]?.id ?? '', other, true, '同伴作证')
    expect(await told('objection_dismissed', reader)).toMatchObject([{ sender: '同伴作证' }])
    expect(await told('credit_doubted', chen.as)).toEqual([])
    expect((await list()).items).toMatchObject([{ isTakenBack: false, objection: 'dismissed' }])
    expect(await codeOf(object(signupId))).toBe('objection_made')
    expect(await queue()).toEqual([])
    expect(await proposals()).toEqual([])
    expect((await balance(test, world, chen.as)).minutes).toBe(60)
  })

  it('of several is looked at once, by none of them', async () => {
    const signupId = await serve()
    await object(signupId)
    await object(signupId, other, '我在场，没有看到人。')
    const items = await queue()
    expect(items).toMatchObject([{ objections: ['那天晚上没有人巡逻。', '我在场，没有看到人。'] }])
    expect(items[0]?.abilities.decide).toBe(false)
    expect(await codeOf(decide(items[0]?.id ?? '', other, false, '我看到的'))).toBe('review_by_another')
    const third = await neighbour(test, world)
    expect(await codeOf(decide(items[0]?.id ?? '', third.as, true, '没事'))).toBe('forbidden')
  })

  it('is not to the own hours, and who is concerned neither reads nor decides it', async () => {
    const { shiftId } = await openActivity(test, world)
    await signUp(test, world, shiftId, other)
    await plantCredits(test, world.communityId, shiftId, reader.accountId)
    const signupId = (await list()).items[0]?.signupId ?? ''
    expect(await codeOf(object(signupId, other))).toBe('objection_own')
    await object(signupId)
    expect(await queue(other)).toEqual([])
    const [item] = await queue(world.committee)
    expect(await codeOf(decide(item?.id ?? '', other, true, '没事'))).toBe('attendance_self')
    const inShift = { params: { ...params(), shiftId } }
    expect((await test.call(attendance.roster, inShift, { as: other })).items).toMatchObject([{ reviews: [] }])
    const own = test.admin.query('UPDATE volunteer_objection SET objected_by = account_id')
    await expect(own).rejects.toThrow('volunteer_objection_self_check')
  })

  it('is to nothing that is not credited, or is of another community', async () => {
    const { shiftId } = await openActivity(test, world)
    await signUp(test, world, shiftId, reader)
    const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM volunteer_signup WHERE shift_id = $1', [
      shiftId,
    ])
    expect(await codeOf(object(rows[0]?.id ?? ''))).toBe('not_found')
    const signupId = await serve()
    const elsewhere = await createWorld(test)
    const at = { params: { communityId: elsewhere.communityId, signupId }, body: { words: '没有这回事' } }
    expect(await codeOf(test.call(credited.object, at, { as: elsewhere.committee }))).toBe('not_found')
    expect(await codeOf(object(signupId, elsewhere.committee))).toBe('not_found')
  })

  it('to hours that are to be taken back already asks nobody a second time', async () => {
    const signupId = await serve()
    const journalId = (await statement(test, world, chen.as, 'minutes')).items[0]?.journalId ?? ''
    await proposeReversal(test, world, world.committee, journalId)
    await object(signupId)
    await decide((await queue())[0]?.id ?? '', other, false, '确实没有来')
    expect(await proposals()).toHaveLength(1)
  })

  it('made many times at once by one person counts once', async () => {
    const signupId = await serve()
    const outcomes = await raceFor(
      test.admin,
      'volunteer_objection',
      [() => object(signupId), () => object(signupId)],
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['objection_made'])
    expect((await queue())[0]?.objections).toHaveLength(1)
  })

  it('waits with no more than a few others of the same person, however fast they come', async () => {
    await plantHours(await manyNeighbours(test, world, mostOpenObjections + 3))
    const ids = (await list()).items.map(({ signupId }) => signupId)
    const outcomes = await inCrowd(ids.map((id) => () => object(id)))
    expect(winnersOf(outcomes)).toHaveLength(mostOpenObjections)
    expect(refusalsOf(outcomes)).toEqual(['objections_full'])
    await decide((await queue())[0]?.id ?? '', other, true, '查过')
    const left = (await list()).items.find(({ abilities }) => abilities.object)
    expect(await codeOf(object(left?.signupId ?? ''))).toBe('ok')
  })

  it('is in the copy of who objected, and in no other', async () => {
    await object(await serve())
    const copyOf = async (as: Session) => {
      const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
      await test.call(identity.stepUp, { body: { challengeId: sent.challengeId, code: sent.demoCode ?? '' } }, { as })
      return Buffer.from((await test.call(privacy.export, {}, { as })).file).toString()
    }
    expect(await copyOf(reader)).toContain('没有人巡逻')
    expect(await copyOf(chen.as)).not.toContain('没有人巡逻')
  })
})
