import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { remindOfExpiry } from '../../server/src/features/points/points.reminding.service.ts'
import { remindOfShifts } from '../../server/src/features/volunteering/volunteering.reminding.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, credit, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { clockOf, openActivity, shiftIn, signUp, toInstant } from '../support/volunteering.ts'
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
