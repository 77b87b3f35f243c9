import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import type { ResidenceRelation } from '@liren/shared/roles'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { plantSlip } from '../support/slips.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
})
beforeEach(async () => {
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const flat = () => unitAt(world, 0, 0)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const join = async (relation: ResidenceRelation, isUnder14 = false, unitId = flat()) => {
  const as = await test.signIn(newPhone())
  const code = await plantSlip(test, world, unitId)
  const body = { code, relation, isUnder14, nickname: relation === 'family' ? '家人' : '租客' }
  return { as, ...(await test.call(binding.bind, { body }, { as })) }
}
const household = async (as: Session, unitId = flat()) =>
  (await test.call(binding.household, { params: { ...params(), unitId } }, { as })).items
const end = (as: Session, residenceId: string) =>
  codeOf(
    test.call(binding.endResidence, { params: { ...params(), residenceId }, body: { reason: '已经搬走' } }, { as }),
  )
const sees = (as: Session) => codeOf(test.call(neighbourhood.tree, { params: params() }, { as }))
const inbox = async (as: Session) => (await test.call(messages.inbox, { params: params() }, { as })).items

describe('the people of a flat', () => {
  it('see of each other a name and a relation, and nobody else sees that', async () => {
    const owner = await world.resident(flat())
    const tenant = await join('tenant')
    const shown = await household(tenant.as)
    expect(shown.map(({ nickname, relation, isMe }) => [nickname, relation, isMe])).toEqual([
      ['邻居', 'owner', false],
      ['租客', 'tenant', true],
    ])
    const reply = await test.inject({
      url: `/api/v1/communities/${world.communityId}/units/${flat()}/household`,
      headers: { authorization: `Bearer ${tenant.as.accessToken}` },
    })
    expect(reply.body).not.toMatch(/\*\*\*\*|verif|phone/)
    expect(reply.body).not.toContain(owner.accountId)
    const nextDoor = await world.resident(unitAt(world, 0, 0, 1))
    expect(await codeOf(household(nextDoor))).toBe('not_found')
  })

  it('learn who has joined: verified owners, not the others', async () => {
    const owner = await world.resident(flat())
    const unchecked = await join('co_owner')
    const { residenceId } = await join('tenant')
    expect(await inbox(owner)).toMatchObject([
      { kind: 'household_joined', subjectId: residenceId, title: '租户 租客 绑定了 枫林苑 1幢 1单元 101' },
      { kind: 'household_joined' },
    ])
    expect(await inbox(unchecked.as)).toEqual([])
  })

  it('leave when they like, and lose access at once', async () => {
    const tenant = await join('tenant')
    expect(await sees(tenant.as)).toBe('ok')
    await test.call(binding.leave, { params: { residenceId: tenant.residenceId } }, { as: tenant.as })
    expect(await sees(tenant.as)).toBe('not_found')
    expect(
      await codeOf(test.call(binding.leave, { params: { residenceId: tenant.residenceId } }, { as: tenant.as })),
    ).toBe('not_found')
  })
})

describe('a residence is ended', () => {
  it('by a verified owner of the flat for tenants and family, never for another owner', async () => {
    const owner = await world.resident(flat())
    const [tenant, family, coOwner] = [await join('tenant'), await join('family'), await join('co_owner')]
    const abilities = (await household(owner)).map(({ relation, abilities: { end: may } }) => [relation, may])
    expect(abilities).toEqual([
      ['owner', false],
      ['tenant', true],
      ['family', true],
      ['co_owner', false],
    ])
    expect(await end(owner, tenant.residenceId)).toBe('ok')
    expect(await sees(tenant.as)).toBe('not_found')
    expect(await end(owner, family.residenceId)).toBe('ok')
    expect(await end(owner, coOwner.residenceId)).toBe('forbidden')
    expect(await end(owner, tenant.residenceId)).toBe('not_found')
  })

  it('not by an owner nobody checked, by a tenant, or by the owner next door', async () => {
    const [unchecked, tenant, other] = [await join('owner'), await join('tenant'), await join('family')]
    expect(await end(unchecked.as, other.residenceId)).toBe('forbidden')
    expect(await end(tenant.as, other.residenceId)).toBe('forbidden')
    expect(await end(await world.resident(unitAt(world, 0, 0, 1)), other.residenceId)).toBe('not_found')
    const staff = await world.grant('property_staff', 'estate', world.estateId)
    expect(await end(staff, other.residenceId)).toBe('forbidden')
    expect(await sees(other.as)).toBe('ok')
  })

  it('by the committee for a reason, which stays in the record', async () => {
    const tenant = await join('tenant')
    const empty = { params: { ...params(), residenceId: tenant.residenceId }, body: { reason: '  ' } }
    expect(await codeOf(test.call(binding.endResidence, empty, { as: world.committee }))).toBe('invalid_request')
    expect(await end(world.committee, tenant.residenceId)).toBe('ok')
    const { rows } = await test.admin.query('SELECT ended_by, end_reason FROM residence WHERE id = $1', [
      tenant.residenceId,
    ])
    expect(rows).toEqual([{ ended_by: world.committee.accountId, end_reason: '已经搬走' }])
  })
})

describe('somebody under 14', () => {
  const consent = (as: Session, residenceId: string) =>
    codeOf(test.call(binding.consentAsGuardian, { params: { ...params(), residenceId } }, { as }))

  it('sees nothing of the community until an adult of the flat consents as guardian', async () => {
    const owner = await world.resident(flat())
    const child = await join('family', true)
    expect(child.standing).toBe('awaiting_guardian')
    expect(await sees(child.as)).toBe('not_found')
    expect((await test.call(identity.me, {}, { as: child.as })).memberships).toEqual([])
    expect((await test.call(binding.mine, {}, { as: child.as })).flats).toMatchObject([
      { standing: 'awaiting_guardian' },
    ])
    expect((await inbox(owner)).map(({ kind }) => kind)).toContain('guardian_wanted')
    expect((await household(owner)).find((one) => one.awaitsGuardian)).toMatchObject({
      residenceId: child.residenceId,
      abilities: { consentAsGuardian: true },
    })
    expect(await consent(owner, child.residenceId)).toBe('ok')
    expect(await sees(child.as)).toBe('ok')
    expect((await household(child.as)).map(({ awaitsGuardian }) => awaitsGuardian)).toEqual([false, false])
    expect(await consent(owner, child.residenceId)).toBe('not_found')
    const { rows } = await test.admin.query('SELECT guardian_id FROM residence WHERE id = $1', [child.residenceId])
    expect(rows).toEqual([{ guardian_id: owner.accountId }])
  })

  it('gets no consent from the flat next door, the committee, another child or themselves', async () => {
    const owner = await world.resident(flat())
    const [child, sibling] = [await join('family', true), await join('family', true)]
    await consent(owner, sibling.residenceId)
    expect(await consent(await world.resident(unitAt(world, 0, 0, 1)), child.residenceId)).toBe('not_found')
    expect(await consent(world.committee, child.residenceId)).toBe('forbidden')
    expect(await consent(sibling.as, child.residenceId)).toBe('forbidden')
    expect(await consent(child.as, child.residenceId)).toBe('not_found')
    expect(await sees(child.as)).toBe('not_found')
  })

  it('can leave without asking anybody', async () => {
    const child = await join('family', true)
    await test.call(binding.leave, { params: { residenceId: child.residenceId } }, { as: child.as })
    expect((await test.call(binding.mine, {}, { as: child.as })).flats).toEqual([])
  })

  it('is no owner: that is the guardian', async () => {
    const as = await test.signIn(newPhone())
    const code = await plantSlip(test, world, flat())
    const problem = await test.refuse(binding.bind, { body: { code, relation: 'co_owner', isUnder14: true } }, { as })
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ path: 'body.relation' }] })
  })
})

describe('residents, to the committee', () => {
  const residents = (as: Session, cursor?: string, entranceId = entranceAt(world, 0, 0)) =>
    test.call(
      binding.residents,
      {
        params: { ...params(), entranceId },
        query: { limit: 1, ...(cursor ? { cursor } : {}) },
      },
      { as },
    )

  it('are listed by flat with masked phones, page by page, each once', async () => {
    await world.resident(flat())
    await join('tenant')
    await join('family', true)
    await world.resident(unitAt(world, 0, 0, 1), 'tenant')
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await residents(world.committee, cursor)
      seen.push(...page.items.map(({ unitLabel, relation, standing }) => `${unitLabel} ${relation} ${standing}`))
      for (const { phoneMasked } of page.items) expect(phoneMasked).toMatch(/^\d{3}\*{4}\d{4}$/)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.toSorted()).toEqual([
      '101 family awaiting_guardian',
      '101 owner owner_verified',
      '101 tenant living',
      '102 tenant living',
    ])
  })

  it('and to building heads and grid workers, where they serve and nowhere else', async () => {
    await world.resident(flat())
    const heads = [
      await world.grant('building_head', 'building', buildingAt(world, 0)),
      await world.grant('grid_worker', 'grid', world.gridId),
    ]
    for (const as of heads) expect((await residents(as)).items).toMatchObject([{ unitLabel: '101' }])
    const other = await world.grant('building_head', 'building', buildingAt(world, 1))
    expect(await codeOf(residents(other))).toBe('not_found')
    expect((await residents(other, undefined, entranceAt(world, 1, 0))).items).toEqual([])
    const property = await world.grant('property_staff', 'estate', world.estateId)
    expect(await codeOf(residents(property))).toBe('forbidden')
  })

  it('show a phone for a purpose, which is written down before it is shown', async () => {
    const phone = newPhone()
    const as = await test.signIn(phone)
    const { residenceId } = await test.call(
      binding.bind,
      { body: { code: await plantSlip(test, world, flat()), relation: 'tenant' } },
      { as },
    )
    const reveal = (purpose: string) =>
      test.call(
        binding.revealPhone,
        { params: { ...params(), residenceId }, body: { purpose } },
        { as: world.committee },
      )
    expect(await codeOf(reveal(' '))).toBe('invalid_request')
    expect(await reveal('漏水，联系住户')).toEqual({ phone })
    const { rows } = await test.admin.query(
      'SELECT account_id, reader_id, reader_role, what, purpose FROM data_read WHERE community_id = $1',
      [world.communityId],
    )
    expect(rows).toEqual([
      {
        account_id: as.accountId,
        reader_id: world.committee.accountId,
        reader_role: 'committee',
        what: 'phone',
        purpose: '漏水，联系住户',
      },
    ])
  })
})
