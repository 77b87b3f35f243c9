import { neighbourhood } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { randomUUID } from 'node:crypto'
import { refusalOf } from '../../server/src/platform/constraints.ts'
import { withContext, type Db } from '../../server/src/platform/db/context.ts'
import * as bulk from '../../server/src/features/neighbourhood/neighbourhood.bulk.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const importId = randomUUID()
const by = () => ({ actorId: world.committee.accountId, importId })
const inside = <T>(work: (db: Db) => Promise<T>) => withContext(test.pool, { communityId: world.communityId }, work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => refusalOf(error)?.code ?? String(error),
  )
const unit = (entranceId: string, label: string) => ({
  id: randomUUID(),
  entranceId,
  label,
  use: 'dwelling' as const,
  areaCentiares: 7_993,
  areaSource: 'register' as const,
  saleState: 'delivered' as const,
})
const changes = (placeId: string) =>
  test.call(
    neighbourhoodEditing.changes,
    { params: { communityId: world.communityId, placeId } },
    { as: world.committee },
  )

describe('an import', () => {
  it('adds a whole estate in one go, each place with its own line of history', async () => {
    const building = { id: randomUUID(), estateId: world.estateId, name: '导入楼', ordinal: 7 }
    const entrance = { id: randomUUID(), buildingId: building.id, name: '1单元', ordinal: 1 }
    const units = Array.from({ length: 3_000 }, (_, n) => unit(entrance.id, String(1_000 + n)))
    await inside(async (db) => {
      await bulk.addBuildings(db, world.communityId, [building], by())
      await bulk.addEntrances(db, world.communityId, [entrance], by())
      await bulk.addUnitRows(db, world.communityId, units, by())
    })
    const tree = await inside((db) => bulk.treeWithUnits(db, world.communityId, world.estateId))
    expect(tree.units.filter(({ entranceId }) => entranceId === entrance.id)).toEqual(units)
    expect(tree.entrances).toContainEqual({ id: entrance.id, buildingId: building.id, name: '1单元' })
    const { rows } = await test.admin.query(
      `SELECT place_kind, count(*)::int AS n FROM place_change WHERE reason = $1 GROUP BY 1 ORDER BY 1`,
      [importId],
    )
    expect(rows).toEqual([
      { place_kind: 'building', n: 1 },
      { place_kind: 'entrance', n: 1 },
      { place_kind: 'unit', n: 3_000 },
    ])
    expect((await changes(units[0]?.id ?? '')).items).toMatchObject([
      { action: 'imported', before: {}, after: { name: '1000', areaCentiares: 7_993 }, reason: null, by: '王秀英' },
    ])
  })

  it('changes what it names, empties what it names as nothing, and leaves the rest', async () => {
    const [one, two] = [unitAt(world, 0, 0, 0), unitAt(world, 0, 0, 1)]
    const area = { areaCentiares: 8_000, areaSource: 'survey' as const }
    await inside((db) =>
      bulk.changeUnitRows(
        db,
        world.communityId,
        [
          { id: one, before: {}, ...area },
          { id: two, before: {}, ...area },
        ],
        by(),
      ),
    )
    await inside((db) =>
      bulk.changeUnitRows(
        db,
        world.communityId,
        [
          { id: one, before: area, areaCentiares: null, areaSource: null },
          { id: two, before: { saleState: 'delivered' }, saleState: 'unsold' },
        ],
        by(),
      ),
    )
    const params = { communityId: world.communityId, entranceId: entranceAt(world, 0, 0) }
    const { items } = await test.call(neighbourhood.units, { params }, { as: world.committee })
    expect(items).toMatchObject([
      { id: one, areaCentiares: null, areaSource: null, saleState: 'delivered' },
      { id: two, ...area, saleState: 'unsold' },
    ])
    expect((await changes(two)).items[0]).toMatchObject({
      action: 'imported',
      before: { saleState: 'delivered' },
      after: { saleState: 'unsold' },
    })
  })

  it('is told when a unit is gone, a label is taken, or the entrance is nowhere', async () => {
    const add = (entranceId: string, label: string) =>
      codeOf(inside((db) => bulk.addUnitRows(db, world.communityId, [unit(entranceId, label)], by())))
    const change = codeOf(
      inside((db) => bulk.changeUnitRows(db, world.communityId, [{ id: randomUUID(), before: {}, use: 'shop' }], by())),
    )
    expect(await change).toBe('edited_elsewhere')
    expect(await add(entranceAt(world, 0, 0), '101')).toBe('unit_label_taken')
    expect(await add(randomUUID(), '101')).toBe('not_found')
  })
})
