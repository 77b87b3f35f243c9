import { figures } from '@liren/shared/volunteering.figures'
import { attendance } from '@liren/shared/volunteering.attendance'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { addItem, order, plantPoints } from '../support/shop.ts'
import { beginShift, openActivity, scan, signUp } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let chen: Neighbour
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  chen = await neighbour(test, world)
})
afterAll(async () => {
  await auditLedger(test)
  await test.close()
})

/** Somebody serves an hour. */
async function serve(who: Neighbour) {
  const organiser = await proposer(world)
  const { shiftId } = await openActivity(test, world, organiser)
  await signUp(test, world, shiftId, who.as)
  await beginShift(test, shiftId)
  await scan(test, world, shiftId, who.as, 'in')
  await test.advance(3_660)
  await scan(test, world, shiftId, who.as, 'out')
  const at = { communityId: world.communityId, shiftId }
  const { items } = await test.call(attendance.roster, { params: at }, { as: organiser })
  const signupId = items[0]?.signupId ?? ''
  await test.call(attendance.confirm, { params: { ...at, signupId } }, { as: organiser })
}

describe('the figures of volunteering', () => {
  const read = () => test.call(figures.read, { params: { communityId: world.communityId } }, { as: world.committee })

  it('are twelve months, and what the shop owes and has', async () => {
    const before = await read()
    expect(before.months).toHaveLength(12)
    expect(before.months.every(({ minutes, people }) => minutes + people === 0)).toBe(true)
    await serve(chen)
    const item = await addItem(test, world, { price: 4, stock: 3 })
    await order(test, world, item.id, chen.as)
    const [served, ...others] = (await read()).months.filter(({ minutes }) => minutes > 0)
    expect(others).toEqual([])
    expect(served).toMatchObject({ people: 1, newPeople: 1 })
    expect(served?.minutes).toBeGreaterThanOrEqual(60)
    expect(await read()).toMatchObject({
      setAside: 4,
      owed: 0,
      stock: [{ title: '洗衣液', stock: 2, price: 4 }],
    })
    const next = await neighbour(test, world, '李叔叔')
    await plantPoints(test, world, [next.as.accountId], 70)
    expect((await read()).outstanding).toBeGreaterThanOrEqual(70)
  })

  it('are a spreadsheet, too', async () => {
    const params = { communityId: world.communityId }
    const { file, name } = await test.call(figures.file, { params }, { as: world.committee })
    expect(name).toBe('志愿服务统计.xlsx')
    expect(JSON.stringify(rowsOf(await readHere(Buffer.from(file))))).toContain('1.0')
  })
})
