import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { changing } from '@liren/shared/volunteering.changes'
import { remindOfExpiry } from '../../server/src/features/points/points.reminding.service.ts'
import { remindOfShifts } from '../../server/src/features/volunteering/volunteering.reminding.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, credit, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { clockOf, openActivity, shiftIn, signUp, toInstant, withdraw } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

const day = 24 * 3_600_000
let test: TestApp
let world: World
let chen: Neighbour
beforeEach(async () => {
  test = await startApp()
  world = await createWorld(test)
  chen = await neighbour(test, world)
})
afterEach(async () => {
  await auditLedger(test)
  await test.close()
})

const told = async (kind: string, as: Session = chen.as) => {
  const { items } = await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as })
  return items.filter((one) => one.kind === kind)
}

describe('who comes to a shift', () => {
  it('is reminded the day before, once, with when and where; who waits is not', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    const next = await neighbour(test, world, '李叔叔')
    await signUp(test, world, shiftId, chen.as)
    await signUp(test, world, shiftId, next.as)
    await remindOfShifts(test.pool)
    expect(await told('shift_reminder')).toEqual([])
    await test.advance(50 * 3_600)
    await Promise.all([remindOfShifts(test.pool), remindOfShifts(test.pool)])
    const [message, ...more] = await told('shift_reminder')
    expect(more).toEqual([])
    expect(message).toMatchObject({ subjectId: shiftId, sender: '东门岗亭' })
    expect(message?.title).toMatch(/^夜间巡逻 \d{1,2}月\d{1,2}日 \d{2}:\d{2}$/)
    expect(await told('shift_reminder', next.as)).toEqual([])
  })
})

describe('who comes late to a shift', () => {
  const sweep = () => remindOfShifts(test.pool)
  const reminded = async (as: Session) => (await told('shift_reminder', as)).length

  it('is reminded two hours before, once; who was reminded with the others is not again', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 3)] })
    await signUp(test, world, shiftId, chen.as)
    await test.advance(50 * 3_600)
    await sweep()
    const late = await neighbour(test, world, '李叔叔')
    await signUp(test, world, shiftId, late.as)
    await sweep()
    expect([await reminded(chen.as), await reminded(late.as)]).toEqual([1, 0])
    await test.advance(20.5 * 3_600)
    await Promise.all([sweep(), sweep()])
    await sweep()
    expect([await reminded(chen.as), await reminded(late.as)]).toEqual([1, 1])
  })

  it('from the waiting list is told of the place, and reminded two hours before', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    const next = await neighbour(test, world, '李叔叔')
    await signUp(test, world, shiftId, chen.as)
    await signUp(test, world, shiftId, next.as)
    await test.advance(50 * 3_600)
    await sweep()
    await withdraw(test, world, shiftId, chen.as)
    await sweep()
    expect((await told('shift_moved_in', next.as)).length).toBe(1)
    expect(await reminded(next.as)).toBe(0)
    await test.advance(20.5 * 3_600)
    await sweep()
    expect(await reminded(next.as)).toBe(1)
  })

  it('is told of each place they move into, also of the same shift again', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    const next = await neighbour(test, world, '李叔叔')
    for (let times = 0; times < 2; times += 1) {
      await signUp(test, world, shiftId, chen.as)
      await signUp(test, world, shiftId, next.as)
      await withdraw(test, world, shiftId, chen.as)
      await withdraw(test, world, shiftId, next.as)
    }
    expect((await told('shift_moved_in', next.as)).length).toBe(2)
  })

  it('is reminded of the new time of a shift that moved', async () => {
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 3)] })
    await signUp(test, world, shiftId, chen.as)
    await test.advance(50 * 3_600)
    await sweep()
    const startsAt = new Date(Math.ceil((await clockOf(test)) / 900_000) * 900_000 + 2 * day)
    const body = {
      ...{ place: '西门岗亭', capacity: 3, startsAt: startsAt.toISOString() },
      endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    }
    const params = { communityId: world.communityId, shiftId }
    await test.call(changing.changeShift, { params, body }, { as: world.committee })
    await sweep()
    expect(await reminded(chen.as)).toBe(1)
    await toInstant(test, startsAt.getTime() - day + 60_000)
    await sweep()
    const { rows } = await test.admin.query<{ sender: string }>(
      `SELECT sender FROM message WHERE kind = 'shift_reminder' AND account_id = $1 ORDER BY created_at`,
      [chen.as.accountId],
    )
    expect(rows.map(({ sender }) => sender)).toEqual(['东门岗亭', '西门岗亭'])
  })
})

describe('WeChat', () => {
  it('tells who has credit that a place became theirs, that a shift moved, and that it is off', async () => {
    await test.admin.query(
      `INSERT INTO message_credit (account_id, template, count, last_answer, answered_at)
        VALUES ($1, 'reminder', 5, 'accept', app.now())`,
      [chen.as.accountId],
    )
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    const other = await neighbour(test, world, '李叔叔')
    await signUp(test, world, shiftId, other.as)
    await signUp(test, world, shiftId, chen.as)
    await withdraw(test, world, shiftId, other.as)
    const params = { communityId: world.communityId, shiftId }
    const body = { ...shiftIn(96), place: '西门岗亭' }
    await test.call(changing.changeShift, { params, body }, { as: world.committee })
    await test.call(changing.cancelShift, { params, body: { reason: '台风' } }, { as: world.committee })
    const { rows } = await test.admin.query<{ kind: string; account: string }>(
      `SELECT m.kind, d.account_id AS account FROM message_delivery d JOIN message m ON m.id = d.message_id
        WHERE m.community_id = $1 AND m.kind LIKE 'shift%' ORDER BY m.created_at, m.id`,
      [world.communityId],
    )
    expect(rows).toEqual(
      ['shift_moved_in', 'shift_changed', 'shift_called_off'].map((kind) => ({ kind, account: chen.as.accountId })),
    )
  })
})

describe('who has points that end', () => {
  it('is reminded thirty days before and seven, once each, of what is left then', async () => {
    await credit(test, world, await proposer(world), chen, { minutes: 600, points: 100 })
    const { rows } = await test.admin.query<{ at: Date }>('SELECT max(expires_at) AS at FROM points_lot')
    const ends = rows[0]?.at.getTime() ?? 0
    await remindOfExpiry(test.pool)
    expect(await told('points_expiring')).toEqual([])
    await toInstant(test, ends - 29 * day)
    await remindOfExpiry(test.pool)
    await remindOfExpiry(test.pool)
    // Read beside the product: the session ended long ago.
    const titles = async () =>
      (
        await test.admin.query<{ title: string }>(
          "SELECT title FROM message WHERE kind = 'points_expiring' AND account_id = $1 ORDER BY created_at",
          [chen.as.accountId],
        )
      ).rows.map(({ title }) => title)
    expect(await titles()).toEqual(['100 积分 12月31日到期'])
    await toInstant(test, ends - 6 * day)
    await Promise.all([remindOfExpiry(test.pool), remindOfExpiry(test.pool)])
    expect(await titles()).toHaveLength(2)
    await toInstant(test, ends + day)
    await remindOfExpiry(test.pool)
    expect(await titles()).toHaveLength(2)
    expect(await clockOf(test)).toBeGreaterThan(ends)
  })
})
