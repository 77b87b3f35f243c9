import { rolesApi } from '@liren/shared/roles'
import { newPhone } from '../support/app.ts'
import { complaintsOf } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf } from '../support/complaints.whistle.ts'
import { settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'
import { unitAt } from '../support/world.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('the desk of a department on a phone', () => {
  it('reports in at a tap, and signs off in words', async () => {
    const { test, world } = town
    const author = await world.resident(unitAt(world, 0, 0))
    const { id } = await complaintsOf(test, world).report(author)
    const number = newPhone()
    const office = { role: 'department', scopeKind: 'street', scopeId: world.streetId, department: '供电所' } as const
    const body = { phone: number, nickname: '唐工', ...office }
    await test.call(rolesApi.grantAbove, { body }, { as: world.operator })
    const calls = callsIn(test, world)
    const { items } = await calls.call(world.committee, id, callOf(departmentOf(world, '供电所')))
    const callId = items[0]?.id ?? ''

    const phone = await settle(town, town.device(number))
    await phone.until('the door is there', () => phone.find('home-called') !== null)
    await phone.tap('home-called')
    await phone.isOn('pages/complaints/called/index')
    await phone.sees('请到场看看线路归谁管')
    await phone.tap(`call-REPORT_IN-${callId}`)
    await phone.until('it is reported', () => phone.find(`call-SIGN_OFF-${callId}`) !== null)
    await phone.tap(`call-SIGN_OFF-${callId}`)
    await phone.type('call-note', '控制箱已换')
    await phone.tap('call-act-confirm')
    await phone.until('the desk is empty', () => phone.find('called-empty') !== null)
    const [done] = (await calls.list(world.committee, id)).items
    expect(done).toMatchObject({ state: 'DONE' })
    expect(done?.entries.at(-1)).toMatchObject({ actorName: '唐工', note: '控制箱已换' })
  })
})
