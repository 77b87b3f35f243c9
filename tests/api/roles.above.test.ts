import { rolesApi } from '@liren/shared/roles'
import { rolesAbove } from '@liren/shared/roles.above'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

async function streetOfficer() {
  const phone = newPhone()
  const body = { phone, nickname: '街道干部', role: 'street', scopeKind: 'street', scopeId: world.streetId } as const
  const { id } = await test.call(rolesApi.grantAbove, { body }, { as: world.operator })
  return { id, as: await test.signIn(phone) }
}

it('a role above a community ends at once, for a reason that stays in the record', async () => {
  const { id, as } = await streetOfficer()
  const params = { communityId: world.communityId }
  expect((await test.call(officersApi.list, { params }, { as })).items.length).toBeGreaterThan(0)
  const ending = { params: { grantId: id }, body: { reason: '调离岗位' } }
  await test.call(rolesAbove.revoke, ending, { as: world.operator })
  expect(await test.refuse(officersApi.list, { params }, { as })).toMatchObject({ code: 'not_found' })
  const { items } = await test.call(rolesAbove.list, {}, { as: world.operator })
  expect(items.find((item) => item.id === id)).toMatchObject({
    role: 'street',
    scopeLabel: '里仁街道',
    nickname: '街道干部',
    endReason: '调离岗位',
    endedAt: expect.any(String) as string,
  })
  expect(await test.refuse(rolesAbove.revoke, ending, { as: world.operator })).toMatchObject({ code: 'not_found' })
})

it('a street officer finds the grant of a committee and ends it', async () => {
  const { as } = await streetOfficer()
  const params = { communityId: world.communityId }
  const { items } = await test.call(officersApi.list, { params }, { as })
  const committee = items.find((item) => item.role === 'committee')
  expect(committee?.abilities.revoke).toBe(true)
  const grantId = committee?.id ?? ''
  await test.call(officersApi.revoke, { params: { ...params, grantId }, body: { reason: '换届' } }, { as })
  expect(await test.refuse(officersApi.list, { params }, { as: world.committee })).toMatchObject({ code: 'not_found' })
})

it('the operator is not ended this way', async () => {
  const { rows } = await test.admin.query<{ id: string }>(`SELECT id FROM role_grant_above WHERE role = 'operator'`)
  const ending = { params: { grantId: rows[0]?.id ?? '' }, body: { reason: '夺权' } }
  expect(await test.refuse(rolesAbove.revoke, ending, { as: world.operator })).toMatchObject({ code: 'not_found' })
})
