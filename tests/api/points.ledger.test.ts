import type { Session } from '@liren/shared/identity'
import { randomUUID } from 'node:crypto'
import { creditService } from '../../server/src/features/points/points.ledger.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, balance, neighbour, statement, type Neighbour } from '../support/points.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let chen: Neighbour

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  chen = await neighbour(test, world)
})
afterEach(() => auditLedger(test))

/** Credits minutes of a shift, in a transaction of its own. */
const serve = (minutes: number, sourceId = randomUUID(), of: Session = chen.as) =>
  withContext(test.pool, { communityId: world.communityId }, (db) =>
    creditService(db, {
      communityId: world.communityId,
      accountId: of.accountId,
      minutes,
      servedAt: new Date('2026-03-05T12:00:00Z'),
      cause: {
        kind: 'service',
        note: '夜间巡逻',
        actorId: world.committee.accountId,
        sourceId,
      },
    }),
  )

describe('shifts of one day', () => {
  it('are credited whole in minutes, and in points under the caps of shift and day, also all at once', async () => {
    const credited = await Promise.all([serve(600), serve(59), serve(60), serve(120)])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 100, minutes: 839 })
    expect(Math.max(...credited.map(({ points }) => points))).toBeLessThanOrEqual(80)
    const { items } = await statement(test, world, chen.as, 'minutes')
    expect(items.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([59, 60, 120, 600])
  })

  it('are each credited once, however often and at once somebody tries', async () => {
    const sourceId = randomUUID()
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => serve(60, sourceId)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 10, minutes: 60 })
  })
})

describe('whatever the app does, the table holds', () => {
  const plant = (kind: string, held: number) =>
    test.admin
      .query(`INSERT INTO points_account VALUES ($1, gen_random_uuid(), 'POINT', $2, gen_random_uuid(), $3, 0)`, [
        world.communityId,
        kind,
        held,
      ])
      .then(
        () => 'ok',
        (error: { constraint?: string }) => error.constraint,
      )

  it.each(['member', 'expired', 'escrow', 'merchant'])('that no balance of a %s is below nothing', async (kind) => {
    expect(await plant(kind, -1)).toBe('points_account_floor_check')
  })

  it('that a debt is never above it', async () => {
    expect(await plant('debt', 1)).toBe('points_account_debt_check')
  })
})
