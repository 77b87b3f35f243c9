import { neighbourhood } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createWorld, type World } from '../support/world.ts'

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
const at = (placeId: string) => ({ params: { ...params(), placeId } })
const open = (placeId: string) => test.call(neighbourhoodEditing.place, at(placeId), committee())
const changes = async (placeId: string) =>
  (await test.call(neighbourhoodEditing.changes, at(placeId), committee())).items
const rename = (placeId: string, body: { name: string; ordinal: number; version: number }, app = test) =>
  app.call(neighbourhoodEditing.editPlace, { ...at(placeId), body }, committee())
const end = (placeId: string, version = 1, app = test) =>
  app.call(neighbourhoodEditing.endPlace, { ...at(placeId), body: { version, reason: '登记有误' } }, committee())
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

const building = (name: string) =>
  test.call(
    neighbourhood.createBuilding,
    { params: { ...params(), estateId: world.estateId }, body: { name, ordinal: 9 } },
    committee(),
  )
const entrance = (buildingId: string, name = '1单元') =>
  test.call(
    neighbourhood.createEntrance,
    { params: { ...params(), buildingId }, body: { name, ordinal: 1 } },
    committee(),
  )
const units = (entranceId: string, labels: string[], app = test) =>
  app.call(
    neighbourhood.createUnits,
    { params: { ...params(), entranceId }, body: { units: labels.map((label) => ({ label })) } },
    committee(),
  )
const treeOf = () => test.call(neighbourhood.tree, { params: params() }, committee())

describe('a place', () => {
  it('is opened as it was made, and its history begins with that', async () => {
    const { id } = await building('开楼')
    expect(await open(id)).toEqual({
      id,
      kind: 'building',
      label: '枫林苑 开楼',
      name: '开楼',
      ordinal: 9,
      version: 1,
      endedAt: null,
      unit: null,
      buildings: null,
    })
    expect(await changes(id)).toMatchObject([
      { action: 'created', before: {}, after: { name: '开楼', ordinal: 9 }, by: '王秀英', reason: null },
    ])
  })

  it('is renamed and put elsewhere in the order, with both in its history', async () => {
    const { id } = await building('旧名')
    expect(await rename(id, { name: '新名', ordinal: 0, version: 1 })).toEqual({ version: 2 })
    expect((await treeOf()).estates[0]?.buildings[0]?.name).toBe('新名')
    await rename(id, { name: '新名', ordinal: 90, version: 2 })
    expect((await treeOf()).estates[0]?.buildings.at(-1)?.name).toBe('新名')
    const [moved, renamed] = await changes(id)
    expect(moved).toMatchObject({ action: 'edited', before: { ordinal: 0 }, after: { ordinal: 90 } })
    expect(renamed).toMatchObject({ before: { name: '旧名', ordinal: 9 }, after: { name: '新名', ordinal: 0 } })
  })

  it('saved as it is stays at its version, and nothing is written down', async () => {
    const { id } = await building('不变')
    expect(await rename(id, { name: '不变', ordinal: 9, version: 1 })).toEqual({ version: 1 })
    expect(await changes(id)).toHaveLength(1)
  })

  it('takes no name that a neighbour has', async () => {
    const { id } = await building('想改')
    expect(await codeOf(rename(id, { name: '1幢', ordinal: 9, version: 1 }))).toBe('place_name_taken')
  })

  it.each([
    [{ name: '', ordinal: 1, version: 1 }],
    [{ name: '楼', ordinal: -1, version: 1 }],
    [{ name: '楼', ordinal: 1, version: 0 }],
    [{ name: '楼', ordinal: 1 }],
  ])('is not edited by %j', async (body) => {
    const { id } = await building(`坏${JSON.stringify(body).length}${body.name}`)
    const refusal = await test.refuse(neighbourhoodEditing.editPlace, { ...at(id), body: body as never }, committee())
    expect(refusal.code).toBe('invalid_request')
    expect((await open(id)).version).toBe(1)
  })

  it('edited by two who read the same: one wins, the others are told, and one edit is written down', async () => {
    const { id } = await building('争改')
    const outcomes = await raceFor(
      test.admin,
      'building',
      Array.from(
        { length: 8 },
        (_, n) => () => rename(id, { name: `争改${String(n)}`, ordinal: n, version: 1 }, n % 2 ? test : other),
      ),
    )
    expect(winnersOf(outcomes)).toEqual([{ version: 2 }])
    expect(refusalsOf(outcomes)).toEqual(['edited_elsewhere'])
    expect(await changes(id)).toHaveLength(2)
  })

  it('tells its history page by page, each line once', async () => {
    const { id } = await building('久远')
    for (let version = 1; version < 6; version += 1) await rename(id, { name: '久远', ordinal: version, version })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await test.call(
        neighbourhoodEditing.changes,
        { ...at(id), query: { limit: 2, ...(cursor ? { cursor } : {}) } },
        committee(),
      )
      seen.push(...page.items.map((one) => one.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(6)
    expect(seen).toHaveLength(6)
  })
})

describe('an end', () => {
  it('takes the place out of the tree and leaves its history, and its name is free again', async () => {
    const { id } = await building('拆楼')
    await end(id)
    expect((await treeOf()).estates[0]?.buildings.map(({ name }) => name)).not.toContain('拆楼')
    const gone = await open(id)
    expect(gone).toMatchObject({ name: '拆楼', version: 2 })
    expect(gone.endedAt).not.toBeNull()
    expect((await changes(id))[0]).toMatchObject({ action: 'ended', before: { name: '拆楼' }, reason: '登记有误' })
    expect(await codeOf(building('拆楼'))).toBe('ok')
  })

  it('is final: what has ended is neither edited nor ended nor filled', async () => {
    const { id } = await building('不再')
    await end(id)
    expect(await codeOf(rename(id, { name: '又来', ordinal: 1, version: 2 }))).toBe('not_found')
    expect(await codeOf(end(id, 2))).toBe('not_found')
    expect(await codeOf(entrance(id))).toBe('not_found')
  })

  it('waits for what is inside: units before the entrance, the entrance before the building', async () => {
    const tower = await building('层层')
    const door = await entrance(tower.id)
    const [unit = ''] = (await units(door.id, ['101'])).ids
    expect(await codeOf(end(tower.id))).toBe('place_in_use')
    expect(await codeOf(end(door.id))).toBe('place_in_use')
    await end(unit)
    await end(door.id)
    await end(tower.id)
    expect((await open(tower.id)).endedAt).not.toBeNull()
  })

  it('waits for the people of a unit and the officers of a place', async () => {
    const tower = await building('有人')
    const door = await entrance(tower.id)
    const [unit = ''] = (await units(door.id, ['101'])).ids
    const person = { phone: newPhone(), nickname: '新' }
    const { id: residenceId } = await test.call(
      rolesApi.placeResident,
      { params: params(), body: { ...person, unitId: unit, relation: 'tenant' } },
      committee(),
    )
    expect(await codeOf(end(unit))).toBe('place_in_use')
    await test.call(rolesApi.endResidence, { params: { ...params(), residenceId } }, committee())
    await end(unit)
    await world.grant('building_head', 'entrance', door.id)
    expect(await codeOf(end(door.id))).toBe('place_in_use')
  })

  it('is refused to who read an older version', async () => {
    const { id } = await building('旧读')
    await rename(id, { name: '旧读', ordinal: 1, version: 1 })
    expect(await codeOf(end(id, 1))).toBe('edited_elsewhere')
  })

  it('needs a reason', async () => {
    const { id } = await building('无由')
    const body = { version: 1, reason: ' ' }
    expect((await test.refuse(neighbourhoodEditing.endPlace, { ...at(id), body }, committee())).code).toBe(
      'invalid_request',
    )
  })

  it('of an entrance and units for it at once: nothing ever stands in what has ended', async () => {
    for (let round = 0; round < 6; round += 1) {
      const tower = await building(`赛${String(round)}`)
      const door = await entrance(tower.id)
      const [ended, filled] = await Promise.all([codeOf(end(door.id)), codeOf(units(door.id, ['101'], other))])
      expect([
        ['ok', 'not_found'],
        ['place_in_use', 'ok'],
      ]).toContainEqual([ended, filled])
    }
  })

  it('of a unit and a tenant for it at once: nobody ever lives in what has ended', async () => {
    const tower = await building('赛住')
    const door = await entrance(tower.id)
    const { ids } = await units(door.id, ['101', '102', '103', '104', '105', '106'])
    for (const unitId of ids) {
      const body = { phone: newPhone(), nickname: '新', unitId, relation: 'tenant' as const }
      const [ended, settled] = await Promise.all([
        codeOf(end(unitId)),
        codeOf(other.call(rolesApi.placeResident, { params: params(), body }, committee())),
      ])
      expect([
        ['ok', 'not_found'],
        ['place_in_use', 'ok'],
      ]).toContainEqual([ended, settled])
    }
  })
})

describe('a grid', () => {
  const grid = async (name: string, buildingIds: string[]) =>
    test.call(neighbourhood.createGrid, { params: params(), body: { name, buildingIds } }, committee())
  const draw = (gridId: string, body: { name: string; buildingIds: string[]; version: number }) =>
    test.call(neighbourhoodEditing.editGrid, { params: { ...params(), gridId }, body }, committee())
  const view = async (gridId: string) => {
    const { items } = await test.call(neighbourhoodEditing.grids, { params: params() }, committee())
    return items.find(({ id }) => id === gridId)
  }

  it('counts the dwellings that stand in its buildings, names its staff by post, and warns', async () => {
    const tower = await building('网楼')
    const door = await entrance(tower.id)
    const { ids } = await units(door.id, ['101', '102', '103'])
    const body = { units: [{ label: '车位', use: 'parking' as const }] }
    await test.call(neighbourhood.createUnits, { params: { ...params(), entranceId: door.id }, body }, committee())
    await end(ids[2] ?? '')
    const { id } = await grid('数户', [tower.id])
    const staff = async (post: 'chief' | 'worker' | 'assistant' | null, nickname: string) =>
      test.call(
        rolesApi.grant,
        {
          params: params(),
          body: { phone: newPhone(), nickname, role: 'grid_worker', scopeKind: 'grid', scopeId: id, post },
        },
        committee(),
      )
    await staff('assistant', '辅助')
    await staff(null, '网格员')
    await staff('chief', '网格长')
    expect(await view(id)).toMatchObject({
      buildings: [{ id: tower.id, name: '枫林苑 网楼' }],
      households: 2,
      staff: [
        { nickname: '网格长', post: 'chief' },
        { nickname: '网格员', post: 'worker' },
        { nickname: '辅助', post: 'assistant' },
      ],
      warnings: ['grid_households_low', 'grid_workers_few'],
    })
  })

  it('takes and lets go of buildings, with both in its history', async () => {
    const [one, two] = [await building('甲楼'), await building('乙楼')]
    const { id } = await grid('换楼', [one.id])
    await draw(id, { name: '换了楼', buildingIds: [two.id], version: 1 })
    expect(await view(id)).toMatchObject({ name: '换了楼', version: 2, buildings: [{ id: two.id }] })
    expect((await changes(id))[0]).toMatchObject({
      action: 'edited',
      before: { name: '换楼', buildings: [{ id: one.id, name: '枫林苑 甲楼' }] },
      after: { name: '换了楼', buildings: [{ id: two.id, name: '枫林苑 乙楼' }] },
    })
    expect(await codeOf(grid('又用甲楼', [one.id]))).toBe('ok')
  })

  it('takes no building of another grid, none that has ended, and is not edited twice from one reading', async () => {
    const [mine, theirs, gone] = [await building('丙楼'), await building('丁楼'), await building('戊楼')]
    const { id } = await grid('丙网格', [mine.id])
    await grid('丁网格', [theirs.id])
    await end(gone.id)
    const body = (buildingIds: string[], version = 1) => ({ name: '丙网格', buildingIds, version })
    expect(await codeOf(draw(id, body([mine.id, theirs.id])))).toBe('building_in_other_grid')
    expect(await codeOf(draw(id, body([mine.id, gone.id])))).toBe('not_found')
    expect((await view(id))?.buildings.map((one) => one.id)).toEqual([mine.id])
    const { id: free } = await building('己楼')
    await draw(id, body([mine.id, free]))
    expect(await codeOf(draw(id, body([mine.id])))).toBe('edited_elsewhere')
  })

  it('that ends lets its buildings go, unless somebody serves in it', async () => {
    const { id: tower } = await building('庚楼')
    const { id } = await grid('庚网格', [tower])
    const { id: staffed } = await grid('有人网格', [(await building('辛楼')).id])
    await world.grant('grid_worker', 'grid', staffed)
    expect(await codeOf(end(staffed))).toBe('place_in_use')
    await end(id)
    expect(await view(id)).toBeUndefined()
    expect((await changes(id))[0]).toMatchObject({ action: 'ended', before: { buildings: [{ id: tower }] } })
    expect(await codeOf(grid('庚网格', [tower]))).toBe('ok')
  })
})
