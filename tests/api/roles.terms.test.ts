import type { Session } from '@liren/shared/identity'
import { neighbourhood, type ScopeKind } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { rolesApi, type Role } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const committee = () => ({ as: world.committee })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

interface Grant {
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  expiresAt?: string | null
  post?: 'chief' | 'worker' | 'assistant'
}
const head = (): Grant => ({ role: 'building_head', scopeKind: 'building', scopeId: buildingAt(world, 0) })
const grid = (): Grant => ({ role: 'grid_worker', scopeKind: 'grid', scopeId: world.gridId })
const points = (): Grant => ({ role: 'points_desk', scopeKind: 'community', scopeId: world.communityId })
const grant = (one: Grant, as: Session = world.committee, phone = newPhone()) =>
  test.call(rolesApi.grant, { params: params(), body: { phone, nickname: '新任', ...one } }, { as })
const renew = (grantId: string, expiresAt: string | null, as: Session = world.committee) =>
  test.call(officersApi.renew, { params: { ...params(), grantId }, body: { expiresAt } }, { as })
const revoke = (grantId: string, reason = '任期结束', as: Session = world.committee) =>
  test.call(officersApi.revoke, { params: { ...params(), grantId }, body: { reason } }, { as })

/** Every grant in the record, page by page. */
async function record(state: 'in_force' | 'all') {
  const all = []
  let cursor: string | undefined
  do {
    const query = { state, limit: 3, ...(cursor ? { cursor } : {}) }
    const page = await test.call(officersApi.list, { params: params(), query }, committee())
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return all
}
const lineOf = async (id: string, state: 'in_force' | 'all' = 'all') =>
  (await record(state)).find((one) => one.id === id)
const now = async () => (await test.admin.query<{ at: Date }>('SELECT app.now() AS at')).rows[0]?.at ?? new Date(0)
const after = async (seconds: number) => new Date((await now()).getTime() + seconds * 1_000).toISOString()

describe('a term', () => {
  it('lasts a year for who serves neighbours, and until it is ended for others', async () => {
    const [neighbour, desk, forever] = [
      await grant(head()),
      await grant(points()),
      await grant({ ...head(), expiresAt: null }),
    ]
    const end = new Date((await lineOf(neighbour.id))?.expiresAt ?? 0)
    const year = await now()
    year.setUTCFullYear(year.getUTCFullYear() + 1)
    expect(Math.abs(end.getTime() - year.getTime())).toBeLessThan(60_000)
    expect([(await lineOf(desk.id))?.expiresAt, (await lineOf(forever.id))?.expiresAt]).toEqual([null, null])
  })

  it('does not end before it begins', async () => {
    const body = { ...head(), expiresAt: await after(-1) }
    expect(await codeOf(grant(body))).toBe('role_term_past')
    const { id } = await grant(head())
    expect(await codeOf(renew(id, await after(-1)))).toBe('role_term_past')
    expect((await lineOf(id))?.endedAt).toBeNull()
  })

  it('is renewed: the grant ends, a new one takes its place, and the person serves on', async () => {
    const phone = newPhone()
    const { id } = await grant(head(), world.committee, phone)
    const as = await test.signIn(phone)
    const until = await after(7_200)
    const renewed = await renew(id, until)
    expect(await lineOf(renewed.id)).toMatchObject({ expiresAt: until, endedAt: null, grantedBy: '王秀英' })
    expect(await lineOf(id)).toMatchObject({
      endedBy: '王秀英',
      endReason: null,
      abilities: { renew: false, revoke: false },
    })
    expect(await codeOf(test.call(neighbourhood.tree, { params: params() }, { as }))).toBe('ok')
  })

  it('that ran out is renewed, too, and the record tells when it ran out', async () => {
    const phone = newPhone()
    const expiresAt = await after(60)
    const { id } = await grant({ ...head(), expiresAt }, world.committee, phone)
    const as = await test.signIn(phone)
    await test.advance(61)
    expect(await codeOf(test.call(neighbourhood.tree, { params: params() }, { as }))).toBe('not_found')
    expect(await lineOf(id, 'in_force')).toBeUndefined()
    expect(await lineOf(id)).toMatchObject({
      endedAt: expiresAt,
      endedBy: null,
      abilities: { renew: true, revoke: false },
    })
    await renew(id, null)
    expect(await codeOf(test.call(neighbourhood.tree, { params: params() }, { as }))).toBe('ok')
    expect((await lineOf(id))?.endedAt).toBe(expiresAt)
  })

  it('renewed by several at once is renewed once', async () => {
    const { id } = await grant(head())
    const until = await after(7_200)
    const renewals = [1, 2, 3, 4].map(() => () => renew(id, until))
    const outcomes = await raceFor(test.admin, 'role_grant', renewals)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['not_found'])
  })

  it('is not renewed for a place that has ended meanwhile', async () => {
    const { id: tower } = await test.call(
      neighbourhood.createBuilding,
      { params: { ...params(), estateId: world.estateId }, body: { name: '拆', ordinal: 8 } },
      committee(),
    )
    const { id } = await grant({ ...head(), scopeId: tower, expiresAt: await after(60) })
    await test.advance(61)
    const body = { version: 1, reason: '拆除' }
    await test.call(neighbourhoodEditing.endPlace, { params: { ...params(), placeId: tower }, body }, committee())
    expect(await codeOf(renew(id, null))).toBe('not_found')
    expect(await codeOf(grant({ ...head(), scopeId: tower }))).toBe('not_found')
    expect((await lineOf(id))?.scopeLabel).toBe('枫林苑 拆')
  })
})

describe('the record', () => {
  it('tells who gave an office, who ended it, when and why, and shows each grant once', async () => {
    const { id } = await grant(head())
    await revoke(id, '搬离本小区')
    expect(await lineOf(id)).toMatchObject({
      role: 'building_head',
      scopeLabel: '枫林苑 1幢',
      nickname: '新任',
      grantedBy: '王秀英',
      endedBy: '王秀英',
      endReason: '搬离本小区',
    })
    expect(await lineOf(id, 'in_force')).toBeUndefined()
    const all = await record('all')
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length)
    const { rowCount } = await test.admin.query('SELECT FROM role_grant WHERE community_id = $1', [world.communityId])
    expect(all).toHaveLength(rowCount ?? -1)
  })

  it('says of the committee that it came from above, and that the committee cannot end itself', async () => {
    const own = (await record('in_force')).find(({ role }) => role === 'committee')
    expect(own).toMatchObject({ grantedBy: '', abilities: { renew: false, revoke: false } })
    expect(await codeOf(revoke(own?.id ?? ''))).toBe('forbidden')
    expect(await codeOf(renew(own?.id ?? '', null))).toBe('forbidden')
  })

  it.each(['', ' ', '字'.repeat(201)])('takes no end for the reason %j', async (reason) => {
    const { id } = await grant(head())
    expect(await codeOf(revoke(id, reason))).toBe('invalid_request')
  })
})

describe('nobody climbs', () => {
  it('an expired committee grants, renews and ends nothing', async () => {
    const phone = newPhone()
    const body = { phone, nickname: '届满', role: 'committee' as const, scopeKind: 'community' as const }
    const at = { params: params(), body: { ...body, scopeId: world.communityId, expiresAt: await after(60) } }
    await test.call(rolesApi.grant, at, { as: world.operator })
    const as = await test.signIn(phone)
    const { id } = await grant(head(), as)
    await test.advance(61)
    expect(await codeOf(grant(head(), as))).toBe('not_found')
    expect(await codeOf(renew(id, null, as))).toBe('not_found')
    expect(await codeOf(revoke(id, '试试', as))).toBe('not_found')
  })

  it.each<[string, () => Grant]>([
    ['a building head', head],
    ['a grid chief', () => ({ ...grid(), post: 'chief' })],
    ['a column host', () => ({ role: 'column_host', scopeKind: 'column', scopeId: world.columns.police })],
    ['the points desk', points],
  ])('%s renews and ends nobody, least of all themselves', async (_, one) => {
    const phone = newPhone()
    const { id } = await grant(one(), world.committee, phone)
    const as = await test.signIn(phone)
    expect(await codeOf(renew(id, null, as))).toBe('forbidden')
    expect(await codeOf(revoke(id, '试试', as))).toBe('forbidden')
    expect(await codeOf(grant({ ...one(), scopeId: world.communityId }, as))).toBe('forbidden')
  })

  it('a post belongs to a grid, and to no other office', async () => {
    expect(await codeOf(grant({ ...head(), post: 'chief' }))).toBe('invalid_request')
  })

  it('a column of another community is not there', async () => {
    const other = await createWorld(test)
    const host: Grant = { role: 'column_host', scopeKind: 'column', scopeId: other.columns.police }
    expect(await codeOf(grant(host))).toBe('not_found')
    const { id } = await test.call(
      rolesApi.grant,
      { params: { communityId: other.communityId }, body: { phone: newPhone(), nickname: '新', ...host } },
      { as: other.committee },
    )
    expect(await codeOf(renew(id, null))).toBe('not_found')
    expect(await codeOf(revoke(id))).toBe('not_found')
  })
})

describe('who holds what', () => {
  it('is read by every member, office by office, with no phone and nothing of who held it once', async () => {
    const phone = newPhone()
    await grant({ ...grid(), post: 'chief' }, world.committee, phone)
    const { id } = await grant(points())
    await revoke(id)
    const tenant = await world.resident(unitAt(world, 0, 0), 'tenant')
    const seen = []
    let cursor: string | undefined
    do {
      const query = { limit: 2, ...(cursor ? { cursor } : {}) }
      const page = await test.call(officersApi.officers, { params: params(), query }, { as: tenant })
      seen.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen[0]).toEqual({
      role: 'committee',
      scopeKind: 'community',
      scopeId: world.communityId,
      scopeLabel: '枫林社区',
      nickname: '王秀英',
      post: null,
    })
    expect(seen).toContainEqual(expect.objectContaining({ role: 'grid_worker', post: 'chief', scopeLabel: '一网格' }))
    expect(seen.length).toBe((await record('in_force')).length)
    expect(JSON.stringify(seen)).not.toMatch(/\*{4}|\b1\d{10}\b/)
  })
})
