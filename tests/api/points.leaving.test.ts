import { identity, type Session } from '@liren/shared/identity'
import { privacy } from '@liren/shared/privacy'
import { startApp, testDevice, type TestApp } from '../support/app.ts'
import { auditLedger, credit, neighbour, proposer } from '../support/points.ts'
import { addItem, order } from '../support/shop.ts'
import { openActivity, shiftIn, signUp } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

async function stepUp(as: Session): Promise<void> {
  const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
  const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
  await test.call(identity.stepUp, { body }, { as })
}

describe('who goes', () => {
  it('takes points, hours and shifts along as a file, and leaves places, pieces and a ledger that adds up', async () => {
    const chen = await neighbour(test, world)
    const next = await neighbour(test, world)
    await credit(test, world, await proposer(world), chen, { minutes: 65, points: 100 })
    const item = await addItem(test, world, { price: 40 })
    await order(test, world, item.id, chen.as)
    const { shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(72, 1)] })
    await signUp(test, world, shiftId, chen.as)
    await signUp(test, world, shiftId, next.as)
    await stepUp(chen.as)
    const { file } = await test.call(privacy.export, {}, { as: chen.as })
    const told = JSON.parse(Buffer.from(file).toString()) as { communities: Record<string, unknown>[] }
    expect(told.communities[0]).toMatchObject({
      points: { points: 60, minutes: 65, minutesStatement: [{ kind: 'manual', amount: 65 }] },
      shifts: [{ title: '夜间巡逻', state: 'in' }],
    })
    await stepUp(chen.as)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: chen.as })
    await auditLedger(test)
    const { rows } = await test.admin.query(
      `SELECT a.balance::int AS left, i.stock, o.state, u.state AS place FROM points_account a, points_item i,
        points_order o, volunteer_signup u WHERE a.kind = 'member' AND a.currency = 'POINT' AND a.owner_id = $1
        AND i.id = $2 AND o.item_id = i.id AND u.account_id = $3 AND u.shift_id = $4`,
      [chen.as.accountId, item.id, next.as.accountId, shiftId],
    )
    expect(rows).toEqual([{ left: 0, stock: 5, state: 'cancelled', place: 'in' }])
  })
})
