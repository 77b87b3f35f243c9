import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import { privacy } from '@liren/shared/privacy'
import { register } from '@liren/shared/register'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { stepUp } from '../support/matrix.register.ts'
import { csvFile, importsAt } from '../support/register.ts'
import { plantOwner, plantSlip } from '../support/slips.ts'
import { createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let nextPhone = ''
const wechat = {
  sessionOfLoginCode: (code: string) => Promise.resolve({ openid: `o-${code}`, unionid: null }),
  phoneOfCode: () => Promise.resolve(nextPhone),
}

let test: TestApp
let world: World
let unitId: string
beforeAll(async () => {
  test = await startApp({ wechat })
})
beforeEach(async () => {
  world = await createWorld(test)
  unitId = unitAt(world, 0, 0)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const flatsOf = async (as: Session) => (await test.call(binding.mine, {}, { as })).flats
const bind = async (as: Session) =>
  test.call(binding.bind, { body: { code: await plantSlip(test, world, unitId), relation: 'owner' } }, { as })
const ask = async (as: Session) => {
  const where = { ...params(), entranceId: entranceAt(world, 0, 0), unitLabel: '101' }
  return (await test.call(binding.request, { body: { ...where, relation: 'owner' } }, { as })).id
}
const approve = (requestId: string, body: { verify?: 'deed'; ownerId?: string } = {}) =>
  test.call(binding.approve, { params: { ...params(), requestId }, body }, { as: world.committee })
const verify = (residenceId: string, ownerId?: string) =>
  test.call(
    binding.verify,
    { params: { ...params(), residenceId }, body: { by: 'deed', ...(ownerId ? { ownerId } : {}) } },
    { as: world.committee },
  )
const place = (phone: string, ownerId?: string) =>
  test.call(
    rolesApi.placeResident,
    { params: params(), body: { phone, nickname: '张三', unitId, relation: 'owner', ...(ownerId ? { ownerId } : {}) } },
    { as: world.committee },
  )
const desk = () => importsAt(test, { ...params(), estateId: world.estateId, as: world.committee })
const line = (name: string, phone: string) => csvFile([`1幢,1单元,101,80,${name},${phone},,`])
const signInOn = async (phone: string, deviceId: string) => {
  const sent = await test.call(identity.sendSmsCode, { body: { phone, deviceId } })
  const device = { ...testDevice(), id: deviceId }
  const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '', device }
  return test.call(identity.signInWithSms, { body })
}
const silence = 181 * 86_400

describe('where the register names owners, the committee says which one it has checked', () => {
  it('by a check and by an approval', async () => {
    const { residenceId } = await bind(await test.signIn(newPhone()))
    const request = await ask(await test.signIn(newPhone()))
    const ownerId = await plantOwner(test, world, unitId, null)
    expect(await codeOf(verify(residenceId))).toBe('owner_unnamed')
    expect(await codeOf(approve(request, { verify: 'deed' }))).toBe('owner_unnamed')
    expect(await codeOf(verify(residenceId, ownerId))).toBe('ok')
    expect(await codeOf(approve(request, { verify: 'deed', ownerId }))).toBe('ok')
  })

  it('by registering: the one named, or the only person with this phone; else the owner is not checked', async () => {
    const [known, named, unsaid] = [newPhone(), newPhone(), newPhone()]
    const ids = [await plantOwner(test, world, unitId, known), await plantOwner(test, world, unitId, null)]
    const elsewhere = await plantOwner(test, world, unitAt(world, 1, 0), null)
    expect(await codeOf(place(named, elsewhere))).toBe('not_found')
    await place(known)
    await place(named, ids[1])
    await place(unsaid)
    const { rows } = await test.admin.query(
      `SELECT owner_id, verified_at IS NOT NULL AS checked FROM residence WHERE unit_id = $1 ORDER BY created_at, id`,
      [unitId],
    )
    expect(rows).toEqual([
      { owner_id: ids[0], checked: true },
      { owner_id: ids[1], checked: true },
      { owner_id: null, checked: false },
    ])
  })
})

describe('an owner whom the committee registered by hand', () => {
  it('loses the rights with the sale, and sees until then who looked at the entry', async () => {
    const phone = newPhone()
    const { import: take } = desk()
    await take(line('张三', newPhone()))
    const { rows } = await test.admin.query<{ owner_id: string }>('SELECT owner_id FROM ownership WHERE unit_id = $1', [
      unitId,
    ])
    const ownerId = rows[0]?.owner_id ?? ''
    await place(phone, ownerId)
    const me = await test.signIn(phone)
    expect(await flatsOf(me)).toMatchObject([{ standing: 'owner_verified' }])
    const at = { ...params(), ownerId }
    await test.call(register.reveal, { params: at, body: { purpose: '核对' } }, { as: world.committee })
    expect((await test.call(privacy.dataReads, {}, { as: me })).items).toMatchObject([
      { what: 'owner', purpose: '核对' },
    ])
    await take(line('李四', newPhone()))
    expect(await flatsOf(me)).toMatchObject([{ standing: 'owner_unverified' }])
  }, 60_000)

  it('before there was a register loses them with the first sale in it, not by its coming', async () => {
    const phone = newPhone()
    await place(phone)
    const me = await test.signIn(phone)
    await desk().import(line('张三', newPhone()))
    expect(await flatsOf(me)).toMatchObject([{ standing: 'owner_verified' }])
    await desk().import(line('李四', newPhone()))
    expect(await flatsOf(me)).toMatchObject([{ standing: 'owner_unverified' }])
  }, 60_000)
})

describe('a check against the register', () => {
  it('waits for a sale that is being written, and a sale waits for it', async () => {
    const phone = newPhone()
    const ownerId = await plantOwner(test, world, unitId, phone)
    const me = await test.signIn(phone)
    const sale = await test.admin.connect()
    try {
      await sale.query('BEGIN')
      await sale.query('UPDATE ownership SET ended_at = app.now() WHERE owner_id = $1', [ownerId])
      const code = await plantSlip(test, world, unitId)
      const bound = test.call(binding.bind, { body: { code, relation: 'owner' } }, { as: me })
      const first = await Promise.race([bound, new Promise((resolve) => setTimeout(resolve, 500, 'waits'))])
      expect(first).toBe('waits')
      await sale.query('COMMIT')
      expect(await bound).toMatchObject({ standing: 'owner_unverified' })
    } finally {
      sale.release()
    }
  })
})

describe('the phone that speaks for a request', () => {
  it('is the one its asker has when the committee decides', async () => {
    const device = { ...testDevice(), platform: 'weapp' as const }
    const first = await test.call(identity.signInWithWechat, { body: { code: `swap-${newPhone()}`, device } })
    nextPhone = newPhone()
    await plantOwner(test, world, unitId, nextPhone)
    const me = await test.call(identity.attachWechatPhone, { body: { code: 'x' } }, { as: first })
    const request = await ask(me)
    nextPhone = newPhone()
    await stepUp(test, me)
    const now = await test.call(identity.attachWechatPhone, { body: { code: 'x' } }, { as: me })
    await approve(request)
    expect(await flatsOf(now)).toMatchObject([{ standing: 'owner_unverified' }])
  })

  it('is none, and nothing is asked any more, once the number may have changed hands', async () => {
    const phone = newPhone()
    await plantOwner(test, world, unitId, phone)
    const request = await ask(await test.signIn(phone))
    await test.advance(silence)
    const stranger = await test.signIn(phone)
    expect((await test.call(binding.mine, {}, { as: stranger })).requests).toMatchObject([{ status: 'withdrawn' }])
    expect(await codeOf(approve(request))).toBe('binding_request_closed')
  })

  it('does not begin to speak again by leaving and asking anew', async () => {
    const phone = newPhone()
    const deviceId = testDevice().id
    const ownerId = await plantOwner(test, world, unitId, phone)
    await bind(await signInOn(phone, deviceId))
    await test.advance(silence)
    const stranger = await test.signIn(phone)
    const [flat] = await flatsOf(stranger)
    await test.call(binding.leave, { params: { residenceId: flat?.residenceId ?? '' } }, { as: stranger })
    expect(await bind(stranger)).toMatchObject({ standing: 'owner_unverified' })
    const [again] = await flatsOf(stranger)
    await test.call(binding.leave, { params: { residenceId: again?.residenceId ?? '' } }, { as: stranger })
    const requestId = await ask(stranger)
    const as = world.committee
    const { items } = await test.call(binding.requests, { params: params(), query: { status: 'pending' } }, { as })
    expect(items.find(({ id }) => id === requestId)?.owners).toEqual([
      { ownerId, nameMasked: '张*', phoneMatches: false },
    ])
    await approve(requestId)
    expect(await flatsOf(stranger)).toMatchObject([{ standing: 'owner_unverified' }])
  })
})
