import { announcements } from '@liren/shared/announcements'
import { identity, type Session } from '@liren/shared/identity'
import { neighbourhood, scopeKinds, type ScopeKind } from '@liren/shared/neighbourhood'
import { roles, rolesApi, roleScopes, type Role } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

interface Grant {
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  phone?: string
  expiresAt?: string
}
const grant = (as: Session, { phone = newPhone(), ...rest }: Grant) =>
  test.call(rolesApi.grant, { params: params(), body: { phone, nickname: '新', ...rest } }, { as })
const head = () => ({ role: 'building_head' as const, scopeKind: 'building' as const, scopeId: buildingAt(world, 0) })
const ending = (grantId: string) => ({ params: { ...params(), grantId }, body: { reason: '任期结束' } })
const treeFor = (as: Session) => test.call(neighbourhood.tree, { params: params() }, { as })
const composes = (as: Session) => test.call(announcements.mine, { params: params() }, { as })

describe('each role is granted at its kind of place, and at no other', () => {
  const placeIds: Record<ScopeKind, () => string> = {
    district: () => world.districtId,
    street: () => world.streetId,
    community: () => world.communityId,
    estate: () => world.estateId,
    grid: () => world.gridId,
    building: () => buildingAt(world, 1),
    entrance: () => entranceAt(world, 1, 0),
    unit: () => unitAt(world, 1, 0),
    column: () => world.columns.police,
  }
  const inside = roles.filter((role) => !['operator', 'street', 'department', 'committee'].includes(role))

  it.each(inside)('%s', async (role) => {
    const allowed: ScopeKind[] = []
    const refusals = new Set<string>()
    for (const scopeKind of scopeKinds) {
      const outcome = await codeOf(grant(world.committee, { role, scopeKind, scopeId: placeIds[scopeKind]() }))
      if (outcome === 'ok') allowed.push(scopeKind)
      else refusals.add(outcome)
    }
    expect(allowed.toSorted()).toEqual(roleScopes[role].toSorted())
    expect([...refusals]).toEqual(['role_scope_mismatch'])
  })

  it('a place called by another kind is not there', async () => {
    const lie = { role: 'building_head' as const, scopeKind: 'building' as const, scopeId: entranceAt(world, 0, 0) }
    expect(await codeOf(grant(world.committee, lie))).toBe('not_found')
  })
})

describe('nobody climbs', () => {
  const climbing: Grant[] = [
    { role: 'committee', scopeKind: 'community', scopeId: '' },
    { role: 'street', scopeKind: 'street', scopeId: '' },
    { role: 'department', scopeKind: 'street', scopeId: '' },
    { role: 'operator', scopeKind: 'community', scopeId: '' },
  ]
  it.each(climbing.map((one) => [one.role, one] as const))('the committee makes no %s', async (_, one) => {
    const scopeId = one.scopeKind === 'community' ? world.communityId : world.streetId
    const before = await test.admin.query('SELECT FROM role_grant_above')
    expect(await codeOf(grant(world.committee, { ...one, scopeId }))).not.toBe('ok')
    const body = { phone: newPhone(), nickname: '新', role: one.role, scopeKind: one.scopeKind, scopeId }
    expect(await codeOf(test.call(rolesApi.grantAbove, { body }, { as: world.committee }))).toBe('forbidden')
    expect((await test.admin.query('SELECT FROM role_grant_above')).rowCount).toBe(before.rowCount)
  })

  it('a building head makes nobody anything, and ends nobody', async () => {
    const as = await world.grant('building_head', 'building', buildingAt(world, 0))
    expect(await codeOf(grant(as, head()))).toBe('forbidden')
    const { id } = await grant(world.committee, head())
    expect(await codeOf(test.call(officersApi.revoke, ending(id), { as }))).toBe('forbidden')
  })

  it('the committee of one community grants nothing in another', async () => {
    const other = await createWorld(test)
    const body = { phone: newPhone(), nickname: '新', ...head() }
    const there = { params: { communityId: other.communityId }, body: { ...body, scopeId: buildingAt(other, 0) } }
    expect(await codeOf(test.call(rolesApi.grant, there, { as: world.committee }))).toBe('not_found')
  })

  it('a street officer grants the committee in the own street, and not next door', async () => {
    const other = await createWorld(test)
    const phone = newPhone()
    const scope = { scopeKind: 'street' as const, scopeId: world.streetId }
    await test.call(
      rolesApi.grantAbove,
      { body: { phone, nickname: '街道', role: 'street', ...scope } },
      { as: world.operator },
    )
    const officer = await test.signIn(phone)
    const committee = (of: World) => ({
      params: { communityId: of.communityId },
      body: {
        phone: newPhone(),
        nickname: '新',
        role: 'committee' as const,
        scopeKind: 'community' as const,
        scopeId: of.communityId,
      },
    })
    expect(await codeOf(test.call(rolesApi.grant, committee(world), { as: officer }))).toBe('ok')
    expect(await codeOf(test.call(rolesApi.grant, committee(other), { as: officer }))).toBe('not_found')
  })

  it('granting to oneself gives no more than granting to others', async () => {
    const phone = newPhone()
    await grant(world.committee, { ...head(), phone })
    const as = await test.signIn(phone)
    expect(
      await codeOf(grant(as, { role: 'committee', scopeKind: 'community', scopeId: world.communityId, phone })),
    ).toBe('forbidden')
  })
})

describe('a role', () => {
  it('works at once, and ends at once', async () => {
    const phone = newPhone()
    const { id } = await grant(world.committee, { ...head(), phone })
    const as = await test.signIn(phone)
    expect((await composes(as)).items).toEqual([])
    await test.call(officersApi.revoke, ending(id), { as: world.committee })
    expect(await codeOf(composes(as))).toBe('not_found')
    expect(await codeOf(treeFor(as))).toBe('not_found')
    expect((await test.call(identity.me, {}, { as })).memberships).toEqual([])
  })

  it('stays in the record when it ends, with who ended it', async () => {
    const { id } = await grant(world.committee, head())
    await test.call(officersApi.revoke, ending(id), { as: world.committee })
    const { rows } = await test.admin.query(
      'SELECT ended_at IS NOT NULL AS ended, ended_by FROM role_grant WHERE id = $1',
      [id],
    )
    expect(rows).toEqual([{ ended: true, ended_by: world.committee.accountId }])
    const again = await test.refuse(officersApi.revoke, ending(id), { as: world.committee })
    expect(again.code).toBe('not_found')
  })

  it('is held once, and may be granted again after it ended', async () => {
    const phone = newPhone()
    const { id } = await grant(world.committee, { ...head(), phone })
    expect(await codeOf(grant(world.committee, { ...head(), phone }))).toBe('role_already_held')
    await test.call(officersApi.revoke, ending(id), { as: world.committee })
    expect(await codeOf(grant(world.committee, { ...head(), phone }))).toBe('ok')
  })

  it('with an end works until then, and may be granted again after', async () => {
    const phone = newPhone()
    const { rows } = await test.admin.query<{ at: Date }>(`SELECT app.now() + interval '1 hour' AS at`)
    const expiresAt = rows[0]?.at.toISOString() ?? ''
    await grant(world.committee, { ...head(), phone, expiresAt })
    const as = await test.signIn(phone)
    await composes(as)
    const held = await test.call(officersApi.list, { params: params() }, { as: world.committee })
    expect(held.items.find((one) => one.expiresAt === expiresAt)).toMatchObject({ role: 'building_head' })
    await test.advance(3_540)
    await composes(as)
    await test.advance(61)
    expect(await codeOf(composes(as))).toBe('not_found')
    const after = await test.call(officersApi.list, { params: params() }, { as: world.committee })
    expect(after.items.some((one) => one.expiresAt === expiresAt)).toBe(false)
    expect(await codeOf(grant(world.committee, { ...head(), phone }))).toBe('ok')
    await composes(as)
  })

  it('above communities with an end works until then, and may be granted again after', async () => {
    const phone = newPhone()
    const { rows } = await test.admin.query<{ at: Date }>(`SELECT app.now() + interval '1 hour' AS at`)
    const scope = { scopeKind: 'street' as const, scopeId: world.streetId }
    const body = { phone, nickname: '街道', role: 'street' as const, ...scope }
    const until = { ...body, expiresAt: rows[0]?.at.toISOString() ?? '' }
    await test.call(rolesApi.grantAbove, { body: until }, { as: world.operator })
    const as = await test.signIn(phone)
    expect((await test.call(identity.me, {}, { as })).roles).toMatchObject([{ role: 'street', scopeLabel: '里仁街道' }])
    await test.advance(3_601)
    expect((await test.call(identity.me, {}, { as })).roles).toEqual([])
    expect(await codeOf(test.call(rolesApi.grantAbove, { body }, { as: world.operator }))).toBe('ok')
  })

  it('granted to a known phone goes to that person, whose own name stays', async () => {
    const phone = newPhone()
    const known = await test.signIn(phone)
    await test.call(identity.updateMe, { body: { nickname: '老张' } }, { as: known })
    await grant(world.committee, { ...head(), phone })
    const me = await test.call(identity.me, {}, { as: known })
    expect(me).toMatchObject({
      nickname: '老张',
      memberships: [{ roles: [{ role: 'building_head', scopeLabel: '枫林苑 1幢' }] }],
    })
  })

  it('of the committee list shows phones masked only', async () => {
    const phone = newPhone()
    await grant(world.committee, { ...head(), phone })
    const reply = await test.inject({
      url: `/api/v1/communities/${world.communityId}/role-grants?limit=50`,
      headers: { authorization: `Bearer ${world.committee.accessToken}` },
    })
    expect(reply.body).toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
    expect(reply.body).not.toContain(phone)
  })
})

describe('a residence', () => {
  it('opens the community at once, and ends at once', async () => {
    const phone = newPhone()
    const body = { phone, nickname: '新', unitId: unitAt(world, 0, 0), relation: 'owner' as const }
    const { id } = await test.call(rolesApi.placeResident, { params: params(), body }, { as: world.committee })
    const as = await test.signIn(phone)
    expect((await test.call(identity.me, {}, { as })).memberships).toMatchObject([
      { homes: [{ label: '1幢 1单元 101', estateName: '枫林苑', relation: 'owner' }], roles: [], unreadMessages: 0 },
    ])
    await treeFor(as)
    await test.call(rolesApi.endResidence, { params: { ...params(), residenceId: id } }, { as: world.committee })
    expect(await codeOf(treeFor(as))).toBe('not_found')
    expect((await test.call(identity.me, {}, { as })).memberships).toEqual([])
  })

  it('may begin again after it ended', async () => {
    const phone = newPhone()
    const body = { phone, nickname: '新', unitId: unitAt(world, 0, 0), relation: 'tenant' as const }
    const place = () => test.call(rolesApi.placeResident, { params: params(), body }, { as: world.committee })
    const { id } = await place()
    expect(await codeOf(place())).toBe('residence_already_held')
    await test.call(rolesApi.endResidence, { params: { ...params(), residenceId: id } }, { as: world.committee })
    expect(await codeOf(place())).toBe('ok')
  })

  it('is one of several for a family: two people in one flat, one person in two', async () => {
    const phone = newPhone()
    const place = (unitId: string, who = phone) =>
      test.call(
        rolesApi.placeResident,
        { params: params(), body: { phone: who, nickname: '新', unitId, relation: 'family' as const } },
        { as: world.committee },
      )
    await place(unitAt(world, 1, 0))
    await place(unitAt(world, 1, 1))
    await place(unitAt(world, 1, 0), newPhone())
    const me = await test.call(identity.me, {}, { as: await test.signIn(phone) })
    expect(me.memberships[0]?.homes.map(({ label }) => label)).toEqual(['2幢 1单元 101', '2幢 2单元 101'])
  })
})
