import { announcements } from '@liren/shared/announcements'
import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import { isOwnerRelation, residenceRelations, rolesApi, type ResidenceRelation } from '@liren/shared/roles'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { stepUp } from '../support/matrix.register.ts'
import { csvFile, importsAt } from '../support/register.ts'
import { plantOwner, plantSlip } from '../support/slips.ts'
import { buildingAt, createWorld, entranceAt, publishNotice, unitAt, type World } from '../support/world.ts'

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
const bind = async (as: Session, relation: ResidenceRelation, unit = unitId) =>
  test.call(binding.bind, { body: { code: await plantSlip(test, world, unit), relation } }, { as })
const verify = (as: Session, residenceId: string, body: { by: 'deed' | 'id_check'; ownerId?: string }) =>
  codeOf(test.call(binding.verify, { params: { ...params(), residenceId }, body }, { as }))
const homesOf = async (as: Session) =>
  (await test.call(identity.me, {}, { as })).memberships.flatMap(({ homes }) => homes)
/** Whether notices for owners only reach this person: what owner rights are seen by, as long as nobody votes. */
const reads = async (as: Session, noticeId: string) =>
  codeOf(test.call(announcements.detail, { params: { ...params(), announcementId: noticeId } }, { as }))
const noticeToOwners = async () =>
  (
    await publishNotice(test, world.committee, world.communityId, {
      audience: toCommunity(world.communityId, true),
      signature: committeeSigns(world.communityId),
    })
  ).id

describe('by a slip', () => {
  it.each(residenceRelations)('a %s without a phone in the register gets no owner rights', async (relation) => {
    const me = await test.signIn(newPhone())
    const flat = await bind(me, relation)
    expect(flat).toMatchObject({
      standing: isOwnerRelation(relation) ? 'owner_unverified' : 'living',
      verification: null,
    })
    expect(await homesOf(me)).toMatchObject([{ relation, isVerifiedOwner: false }])
    expect(await reads(me, await noticeToOwners())).toBe('not_found')
  })

  it.each(residenceRelations)(
    'with the phone of the register, a %s is checked only if owner or co-owner',
    async (relation) => {
      const phone = newPhone()
      await plantOwner(test, world, unitId, phone)
      const me = await test.signIn(phone)
      const flat = await bind(me, relation)
      const isChecked = relation === 'owner' || relation === 'co_owner'
      expect(flat.standing === 'owner_verified').toBe(isChecked)
      expect(flat.verification).toBe(isChecked ? 'phone' : null)
      expect(await reads(me, await noticeToOwners())).toBe(isChecked ? 'ok' : 'not_found')
    },
  )

  it('the phone of another flat’s owner proves nothing here', async () => {
    const phone = newPhone()
    await plantOwner(test, world, unitAt(world, 0, 1), phone)
    expect(await bind(await test.signIn(phone), 'owner')).toMatchObject({ standing: 'owner_unverified' })
  })

  it('an owner who sold proves nothing with the phone that stands in the record', async () => {
    const phone = newPhone()
    const ownerId = await plantOwner(test, world, unitId, phone)
    await test.admin.query('UPDATE ownership SET ended_at = app.now() WHERE owner_id = $1', [ownerId])
    expect(await bind(await test.signIn(phone), 'owner')).toMatchObject({ standing: 'owner_unverified' })
  })
})

describe('an owner who sells', () => {
  it('has no owner rights from the moment the register says so, and the buyer gets them by phone', async () => {
    const [seller, buyer] = [newPhone(), newPhone()]
    const own = await createWorld(test)
    const flat = unitAt(own, 0, 0)
    const { import: take } = importsAt(test, {
      communityId: own.communityId,
      estateId: own.estateId,
      as: own.committee,
    })
    const bindThere = async (phone: string) => {
      const as = await test.signIn(phone)
      const code = await plantSlip(test, own, flat)
      return { as, flat: await test.call(binding.bind, { body: { code, relation: 'owner' } }, { as }) }
    }
    await take(csvFile([`1幢,1单元,101,80,张三,${seller},,`, `1幢,1单元,102,80,王五,${newPhone()},,`]))
    const before = await bindThere(seller)
    expect(before.flat).toMatchObject({ standing: 'owner_verified', verification: 'phone' })
    const early = await bindThere(buyer)
    expect(early.flat).toMatchObject({ standing: 'owner_unverified' })
    await take(csvFile([`1幢,1单元,101,80,李四,${buyer},,`]))
    expect(await homesOf(before.as)).toMatchObject([{ isVerifiedOwner: false }])
    const { residenceId } = early.flat
    expect(await test.call(binding.checkPhone, { params: { residenceId } }, { as: early.as })).toMatchObject({
      standing: 'owner_verified',
    })
  }, 60_000)
})

describe('an owner whose register came later', () => {
  const check = (as: Session, residenceId: string) => test.call(binding.checkPhone, { params: { residenceId } }, { as })

  it('has the phone compared again', async () => {
    const phone = newPhone()
    const me = await test.signIn(phone)
    const { residenceId } = await bind(me, 'owner')
    expect(await codeOf(check(me, residenceId))).toBe('phone_not_in_register')
    await plantOwner(test, world, unitId, phone)
    expect(await check(me, residenceId)).toMatchObject({ standing: 'owner_verified', verification: 'phone' })
    expect(await homesOf(me)).toMatchObject([{ isVerifiedOwner: true }])
  })

  it('is nobody who only lives there', async () => {
    const phone = newPhone()
    await plantOwner(test, world, unitId, phone)
    const me = await test.signIn(phone)
    const { residenceId } = await bind(me, 'tenant')
    expect(await codeOf(check(me, residenceId))).toBe('relation_not_owner')
  })
})

describe('the committee', () => {
  it('checks an owner by deed, and rights begin at once', async () => {
    const me = await test.signIn(newPhone())
    const { residenceId } = await bind(me, 'heir')
    const ownerId = await plantOwner(test, world, unitId, null)
    expect(await verify(world.committee, residenceId, { by: 'deed', ownerId })).toBe('ok')
    expect((await test.call(binding.mine, {}, { as: me })).flats).toMatchObject([
      { standing: 'owner_verified', verification: 'deed' },
    ])
    expect(await reads(me, await noticeToOwners())).toBe('ok')
    const { rows } = await test.admin.query('SELECT owner_id, verified_by FROM residence WHERE id = $1', [residenceId])
    expect(rows).toEqual([{ owner_id: ownerId, verified_by: world.committee.accountId }])
  })

  it('names an owner of this very unit, or none', async () => {
    const { residenceId } = await bind(await test.signIn(newPhone()), 'owner')
    const elsewhere = await plantOwner(test, world, unitAt(world, 1, 0), null)
    expect(await verify(world.committee, residenceId, { by: 'deed', ownerId: elsewhere })).toBe('not_found')
  })

  it('that registers an owner itself has checked one; family and tenants are nothing to check', async () => {
    for (const relation of residenceRelations) {
      const me = await world.resident(unitAt(world, 1, 1), relation)
      expect(await homesOf(me)).toMatchObject([{ relation, isVerifiedOwner: isOwnerRelation(relation) }])
    }
  })

  it('does not check itself, neither by a check nor by registering itself', async () => {
    const phone = newPhone()
    const scope = { role: 'committee' as const, scopeKind: 'community' as const, scopeId: world.communityId }
    await test.call(
      rolesApi.grant,
      { params: params(), body: { phone, nickname: '自己', ...scope } },
      { as: world.operator },
    )
    const me = await test.signIn(phone)
    const home = { phone, nickname: '自己', unitId: unitAt(world, 1, 1), relation: 'owner' as const }
    const { id } = await test.call(rolesApi.placeResident, { params: params(), body: home }, { as: me })
    expect(await homesOf(me)).toMatchObject([{ isVerifiedOwner: false }])
    expect(await verify(me, id, { by: 'id_check' })).toBe('forbidden')
    expect(await verify(world.committee, id, { by: 'id_check' })).toBe('ok')
  })
})

describe('nobody else makes an owner', () => {
  it('not property staff, not other offices, not the owner, not another community', async () => {
    const me = await test.signIn(newPhone())
    const { residenceId } = await bind(me, 'owner')
    const other = await createWorld(test)
    const tries: [Session, string][] = [
      [await world.grant('property_staff', 'estate', world.estateId), 'forbidden'],
      [await world.grant('owners_committee', 'estate', world.estateId), 'forbidden'],
      [await world.grant('building_head', 'building', buildingAt(world, 0)), 'forbidden'],
      [await world.grant('grid_worker', 'grid', world.gridId), 'forbidden'],
      [me, 'forbidden'],
      [await world.resident(unitId), 'forbidden'],
      [world.operator, 'forbidden'],
      [other.committee, 'not_found'],
    ]
    for (const [as, said] of tries) expect(await verify(as, residenceId, { by: 'deed' })).toBe(said)
    const there = { communityId: other.communityId, residenceId }
    const across = test.call(binding.verify, { params: there, body: { by: 'deed' } }, { as: other.committee })
    expect(await codeOf(across)).toBe('not_found')
    expect(await homesOf(me)).toMatchObject([{ isVerifiedOwner: false }])
  })

  it('nor do slips, requests or residents come from property staff', async () => {
    const as = await world.grant('property_staff', 'estate', world.estateId)
    const at = { ...params(), buildingId: buildingAt(world, 0) }
    expect(await codeOf(test.call(binding.issueSheets, { params: at, body: {} }, { as }))).toBe('forbidden')
    expect(await codeOf(test.call(binding.requests, { params: params() }, { as }))).toBe('forbidden')
    const where = { params: { ...params(), entranceId: entranceAt(world, 0, 0) } }
    expect(await codeOf(test.call(binding.residents, where, { as }))).toBe('forbidden')
  })
})

describe('a phone that may have changed hands', () => {
  const signInOn = async (phone: string, deviceId: string) => {
    const sent = await test.call(identity.sendSmsCode, { body: { phone, deviceId } })
    const device = { ...testDevice(), id: deviceId }
    const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '', device }
    return test.call(identity.signInWithSms, { body })
  }
  const day = 86_400
  const verifiedBy = async (by: 'phone' | 'deed', relation: ResidenceRelation = 'owner') => {
    const phone = newPhone()
    const deviceId = testDevice().id
    const ownerId = await plantOwner(test, world, unitId, by === 'phone' ? phone : null)
    const me = await signInOn(phone, deviceId)
    const { residenceId } = await bind(me, relation)
    if (by === 'deed') await verify(world.committee, residenceId, { by: 'deed', ownerId })
    expect(await homesOf(me)).toMatchObject([{ isVerifiedOwner: true }])
    return { phone, deviceId, residenceId, ownerId }
  }

  it.each(['phone', 'deed'] as const)(
    'loses owner rights by %s on a new device after half a year of silence, until checked again',
    async (by) => {
      const { phone, residenceId, ownerId } = await verifiedBy(by)
      await test.advance(180 * day + 60)
      const stranger = await signInOn(phone, testDevice().id)
      expect(await homesOf(stranger)).toMatchObject([{ isVerifiedOwner: false }])
      expect((await test.call(binding.mine, {}, { as: stranger })).flats).toMatchObject([{ standing: 'owner_lapsed' }])
      expect(await codeOf(test.call(binding.checkPhone, { params: { residenceId } }, { as: stranger }))).toBe(
        'phone_not_in_register',
      )
      expect(await verify(world.committee, residenceId, { by: 'id_check', ownerId })).toBe('ok')
      expect(await homesOf(stranger)).toMatchObject([{ isVerifiedOwner: true }])
    },
  )

  it('keeps them on the old device, and after a shorter silence', async () => {
    const [old, fresh] = [await verifiedBy('phone'), await verifiedBy('phone')]
    await test.advance(170 * day)
    expect(await homesOf(await signInOn(fresh.phone, testDevice().id))).toMatchObject([{ isVerifiedOwner: true }])
    await test.advance(11 * day)
    expect(await homesOf(await signInOn(old.phone, old.deviceId))).toMatchObject([{ isVerifiedOwner: true }])
  })

  it('loses them when the account takes another phone', async () => {
    const device = { ...testDevice(), platform: 'weapp' as const }
    const first = await test.call(identity.signInWithWechat, { body: { code: `hands-${newPhone()}`, device } })
    nextPhone = newPhone()
    await plantOwner(test, world, unitId, nextPhone)
    const me = await test.call(identity.attachWechatPhone, { body: { code: 'x' } }, { as: first })
    await bind(me, 'owner')
    expect(await homesOf(me)).toMatchObject([{ isVerifiedOwner: true }])
    nextPhone = newPhone()
    await stepUp(test, me)
    const other = await test.call(identity.attachWechatPhone, { body: { code: 'x' } }, { as: me })
    expect(other.accountId).toBe(me.accountId)
    expect(await homesOf(other)).toMatchObject([{ isVerifiedOwner: false }])
    const { rows } = await test.admin.query('SELECT phone_masked FROM member WHERE account_id = $1', [me.accountId])
    expect(rows).toEqual([{ phone_masked: `${nextPhone.slice(0, 3)}****${nextPhone.slice(-4)}` }])
  })
})
