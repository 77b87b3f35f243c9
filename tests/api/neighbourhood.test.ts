import { announcements } from '@liren/shared/announcements'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let other: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
  world = await createWorld(test)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

const params = () => ({ communityId: world.communityId })
const committee = () => ({ as: world.committee })
const operator = () => ({ as: world.operator })

/** Every race that a unique key referees: what is tried, in which table, and what the losers hear. */
const races: [
  string,
  string,
  string,
  string,
  (app: TestApp, round: string) => Promise<{ id: string } | { ids: string[] }>,
][] = [
  [
    'an estate of one name',
    'estate',
    'estate_name_key',
    'place_name_taken',
    (app, round) =>
      app.call(neighbourhood.createEstate, { params: params(), body: { name: `苑${round}` } }, committee()),
  ],
  [
    'a building of one name in an estate',
    'building',
    'building_name_key',
    'place_name_taken',
    (app, round) =>
      app.call(
        neighbourhood.createBuilding,
        { params: { ...params(), estateId: world.estateId }, body: { name: `幢${round}`, ordinal: 9 } },
        committee(),
      ),
  ],
  [
    'an entrance of one name in a building',
    'entrance',
    'entrance_name_key',
    'place_name_taken',
    (app, round) =>
      app.call(
        neighbourhood.createEntrance,
        { params: { ...params(), buildingId: buildingAt(world, 0) }, body: { name: `门${round}`, ordinal: 9 } },
        committee(),
      ),
  ],
  [
    'a unit of one label at an entrance',
    'unit',
    'unit_label_key',
    'unit_label_taken',
    (app, round) =>
      app.call(
        neighbourhood.createUnits,
        { params: { ...params(), entranceId: entranceAt(world, 0, 0) }, body: { units: [{ label: `室${round}` }] } },
        committee(),
      ),
  ],
  [
    'a district of one code',
    'district',
    'district_code_key',
    'place_name_taken',
    (app, round) => app.call(neighbourhood.createDistrict, { body: { name: '区', code: `98000${round}` } }, operator()),
  ],
  [
    'a street of one code',
    'street',
    'street_code_key',
    'place_name_taken',
    (app, round) =>
      app.call(
        neighbourhood.createStreet,
        { params: { districtId: world.districtId }, body: { name: '街道', code: `98000000${round}` } },
        operator(),
      ),
  ],
  [
    'a community of one code',
    'community',
    'community_code_key',
    'place_name_taken',
    (app, round) =>
      app.call(
        neighbourhood.createCommunity,
        { params: { streetId: world.streetId }, body: { name: '社区', code: `98000000000${round}` } },
        operator(),
      ),
  ],
]

const sixteen = (make: (typeof races)[number][4], round: string) =>
  Array.from({ length: 16 }, (_, n) => () => make(n % 2 ? test : other, round))

describe('sixteen at once, in two processes', () => {
  it.each(races)('%s: one wins, the others hear it is taken', async (_, table, _key, code, make) => {
    const outcomes = await raceFor(test.admin, table, sixteen(make, '1'))
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual([code])
  })

  it('a grid of one name: one wins, the others hear it is taken', async () => {
    const building = async (n: number) =>
      test.call(
        neighbourhood.createBuilding,
        { params: { ...params(), estateId: world.estateId }, body: { name: `格楼${String(n)}`, ordinal: n } },
        committee(),
      )
    const buildings = await Promise.all(Array.from({ length: 8 }, (_, n) => building(n)))
    const outcomes = await raceFor(
      test.admin,
      'grid',
      buildings.map(
        ({ id }, n) =>
          () =>
            (n % 2 ? test : other).call(
              neighbourhood.createGrid,
              { params: params(), body: { name: '同名网格', buildingIds: [id] } },
              committee(),
            ),
      ),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['place_name_taken'])
  })

  it('grids over one building: one wins, and no half of a loser stays', async () => {
    const { id } = await test.call(
      neighbourhood.createBuilding,
      { params: { ...params(), estateId: world.estateId }, body: { name: '争楼', ordinal: 50 } },
      committee(),
    )
    const free = await test.call(
      neighbourhood.createBuilding,
      { params: { ...params(), estateId: world.estateId }, body: { name: '闲楼', ordinal: 51 } },
      committee(),
    )
    const outcomes = await raceFor(
      test.admin,
      'building',
      Array.from(
        { length: 8 },
        (_, n) => () =>
          (n % 2 ? test : other).call(
            neighbourhood.createGrid,
            {
              params: params(),
              body: { name: `争格${String(n)}`, buildingIds: n % 3 ? [id, free.id] : [free.id, id] },
            },
            committee(),
          ),
      ),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['building_in_other_grid'])
    const { rows } = await test.admin.query(`SELECT FROM grid WHERE name LIKE '争格%'`)
    expect(rows).toHaveLength(1)
  })

  it('a resident in one unit: one wins, the others hear it', async () => {
    const phone = newPhone()
    const body = { phone, nickname: '新', unitId: unitAt(world, 0, 0), relation: 'owner' as const }
    const outcomes = await raceFor(
      test.admin,
      'residence',
      Array.from(
        { length: 16 },
        (_, n) => () => (n % 2 ? test : other).call(rolesApi.placeResident, { params: params(), body }, committee()),
      ),
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['residence_already_held'])
  })

  it('one role for one person: one wins, the others hear it', async () => {
    const phone = newPhone()
    const scopeId = buildingAt(world, 0)
    const body = { phone, nickname: '新', role: 'building_head' as const, scopeKind: 'building' as const, scopeId }
    const outcomes = await raceFor(
      test.admin,
      'role_grant',
      Array.from(
        { length: 16 },
        (_, n) => () => (n % 2 ? test : other).call(rolesApi.grant, { params: params(), body }, committee()),
      ),
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['role_already_held'])
  })

  it('one role above for one person: one wins, the others hear it', async () => {
    const phone = newPhone()
    const scope = { scopeKind: 'street' as const, scopeId: world.streetId }
    const body = { phone, nickname: '新', role: 'street' as const, ...scope }
    const outcomes = await raceFor(
      test.admin,
      'role_grant_above',
      Array.from(
        { length: 16 },
        (_, n) => () => (n % 2 ? test : other).call(rolesApi.grantAbove, { body }, operator()),
      ),
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['role_already_held'])
  })
})

describe('units', () => {
  const at = () => ({ ...params(), entranceId: entranceAt(world, 1, 1) })

  it('are added all or none', async () => {
    const fresh = await createWorld(test)
    const entranceId = entranceAt(fresh, 1, 1)
    const add = (labels: string[]) =>
      test.call(
        neighbourhood.createUnits,
        {
          params: { communityId: fresh.communityId, entranceId },
          body: { units: labels.map((label) => ({ label })) },
        },
        { as: fresh.committee },
      )
    await expect(add(['201', '202', '101'])).rejects.toThrow(/unit_label_taken|internal/)
    const list = await test.call(
      neighbourhood.units,
      { params: { communityId: fresh.communityId, entranceId } },
      { as: fresh.committee },
    )
    expect(list.items.map(({ label }) => label)).toEqual(['101', '102'])
  })

  it('come back in the order sent, and are listed by label, page by page', async () => {
    const labels = ['1001', '301', '302', '303', '甲', 'A1']
    const body = { units: labels.map((label) => ({ label, areaCentiares: 7993, areaSource: 'register' as const })) }
    const { ids } = await test.call(neighbourhood.createUnits, { params: at(), body }, committee())
    expect(ids).toHaveLength(labels.length)
    const { rows } = await test.admin.query<{ label: string }>(
      'SELECT u.label FROM unnest($1::uuid[]) WITH ORDINALITY i(id, n) JOIN unit u USING (id) ORDER BY n',
      [ids],
    )
    expect(rows.map(({ label }) => label)).toEqual(labels)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await test.call(neighbourhood.units, { params: at(), query: { limit: 2, cursor } }, committee())
      seen.push(...page.items.map(({ label }) => label))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual([...labels, '101', '102'].toSorted())
  })

  it('keep an exact area', async () => {
    const body = { units: [{ label: '面积', areaCentiares: 7993, areaSource: 'survey' as const }] }
    await test.call(neighbourhood.createUnits, { params: at(), body }, committee())
    const { items } = await test.call(neighbourhood.units, { params: at(), query: { limit: 50 } }, committee())
    expect(items.find(({ label }) => label === '面积')).toMatchObject({ areaCentiares: 7993, areaSource: 'survey' })
    for (const areaCentiares of [0, -1, 79.93, 1e12])
      expect(
        (
          await test.refuse(
            neighbourhood.createUnits,
            { params: at(), body: { units: [{ label: '坏', areaCentiares }] } },
            committee(),
          )
        ).code,
      ).toMatch(/invalid_request/)
  })
})

describe('the tree', () => {
  it('shows everything in the order people count, with the grid of each building', async () => {
    const fresh = await createWorld(test)
    const resident = await fresh.resident(unitAt(fresh, 1, 1), 'tenant')
    const tree = await test.call(neighbourhood.tree, { params: { communityId: fresh.communityId } }, { as: resident })
    expect(tree).toMatchObject({
      community: { id: fresh.communityId, name: '枫林社区' },
      grids: [{ id: fresh.gridId, name: '一网格' }],
      estates: [
        {
          id: fresh.estateId,
          buildings: [
            { name: '1幢', gridId: fresh.gridId, entrances: [{ name: '1单元' }, { name: '2单元' }] },
            { name: '2幢', gridId: null, entrances: [{ name: '1单元' }, { name: '2单元' }] },
          ],
        },
      ],
    })
  })

  it('names the same estate in two communities', async () => {
    const fresh = await createWorld(test)
    expect(fresh.estateId).not.toBe(world.estateId)
    const mine = await test.call(
      announcements.signatures,
      { params: { communityId: fresh.communityId } },
      { as: fresh.committee },
    )
    expect(mine.items).toMatchObject([
      { role: 'committee', scopeKind: 'community', scopeId: fresh.communityId, scopeLabel: '枫林社区' },
    ])
  })
})

// Last, since what it breaks stays broken in this database.
describe('without the constraint', () => {
  it.each(races)('%s: all win, so that the race above proves it', async (_, table, key, _code, make) => {
    await test.admin.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${key}`)
    await test.admin.query(`DROP INDEX IF EXISTS ${key}`)
    const outcomes = await raceFor(test.admin, table, sixteen(make, '2'))
    expect(winnersOf(outcomes).length).toBe(16)
  })

  it.each([
    [
      'a resident in one unit',
      'residence_held_key',
      (app: TestApp, phone: string) => {
        const body = { phone, nickname: '新', unitId: unitAt(world, 0, 0), relation: 'owner' as const }
        return app.call(rolesApi.placeResident, { params: params(), body }, committee())
      },
    ],
    [
      'one role for one person',
      'role_grant_held_key',
      (app: TestApp, phone: string) => {
        const place = { scopeKind: 'building' as const, scopeId: buildingAt(world, 0) }
        const body = { phone, nickname: '新', role: 'building_head' as const, ...place }
        return app.call(rolesApi.grant, { params: params(), body }, committee())
      },
    ],
    [
      'one role above for one person',
      'role_grant_above_held_key',
      (app: TestApp, phone: string) => {
        const place = { scopeKind: 'street' as const, scopeId: world.streetId }
        return app.call(
          rolesApi.grantAbove,
          { body: { phone, nickname: '新', role: 'street' as const, ...place } },
          operator(),
        )
      },
    ],
  ])('%s: all win, so that the race above proves it', async (_, key, make) => {
    await test.admin.query(`DROP INDEX ${key}`)
    const phone = newPhone()
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_one, n) => make(n % 2 ? test : other, phone)))
    expect(winnersOf(outcomes)).toHaveLength(8)
  })
})
