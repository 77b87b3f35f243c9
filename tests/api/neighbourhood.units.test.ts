import { identity } from '@liren/shared/identity'
import { neighbourhood, type unitDraft } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { rolesApi, type ResidenceRelation } from '@liren/shared/roles'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let doors = 0
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

type Draft = z.input<typeof unitDraft>

const params = () => ({ communityId: world.communityId })
const committee = () => ({ as: world.committee })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

/** An entrance of its own with these units. */
async function entranceWith(...units: Draft[]): Promise<{ entranceId: string; ids: string[] }> {
  doors += 1
  const { id } = await test.call(
    neighbourhood.createEntrance,
    {
      params: { ...params(), buildingId: world.buildings[0]?.id ?? '' },
      body: { name: `${String(doors)}门`, ordinal: doors },
    },
    committee(),
  )
  const { ids } = await test.call(
    neighbourhood.createUnits,
    { params: { ...params(), entranceId: id }, body: { units } },
    committee(),
  )
  return { entranceId: id, ids }
}

const unitsAt = async (entranceId: string) =>
  (await test.call(neighbourhood.units, { params: { ...params(), entranceId } }, committee())).items
const changes = async (placeId: string) =>
  (await test.call(neighbourhoodEditing.changes, { params: { ...params(), placeId } }, committee())).items
const sell = (
  unitId: string,
  body: { saleState: 'unsold' | 'sold_undelivered' | 'delivered'; on: string; version: number },
) =>
  test.call(
    neighbourhoodEditing.sellUnit,
    { params: { ...params(), unitId }, body: { ...body, reason: '网签备案' } },
    committee(),
  )
const split = (unitId: string, into: Draft[], more: { residentsTo?: number; reason?: string; version?: number } = {}) =>
  test.call(
    neighbourhoodEditing.splitUnit,
    { params: { ...params(), unitId }, body: { version: 1, into, ...more } },
    committee(),
  )
const merge = (
  from: string[],
  into: Draft,
  more: { moveResidents?: boolean; reason?: string; version?: number } = {},
) => {
  const { version = 1, ...rest } = more
  const body = { from: from.map((unitId) => ({ unitId, version })), into, ...rest }
  return test.call(neighbourhoodEditing.mergeUnits, { params: params(), body }, committee())
}

async function settle(unitId: string, relation: ResidenceRelation, phone = newPhone()) {
  const body = { phone, nickname: '邻居', unitId, relation }
  await test.call(rolesApi.placeResident, { params: params(), body }, committee())
  return phone
}
const homesOf = async (phone: string) => {
  const me = await test.call(identity.me, {}, { as: await test.signIn(phone) })
  return me.memberships.flatMap(({ homes }) => homes.map(({ label, relation }) => `${label} ${relation}`))
}

/** Somebody in the register owns these units. */
async function own(unitIds: string[]): Promise<string> {
  const ownerId = randomUUID()
  await test.admin.query(
    `INSERT INTO owner (community_id, id, estate_id, kind, identity_key, name_sealed, name_masked)
     VALUES ($1, $2::uuid, $3, 'person', $2::text, 'sealed', '张*')`,
    [world.communityId, ownerId, world.estateId],
  )
  for (const unitId of unitIds)
    await test.admin.query(
      `INSERT INTO ownership (community_id, id, estate_id, unit_id, owner_id, ordinal, created_by)
       VALUES ($1, $2, $3, $4, $5, 1, $6)`,
      [world.communityId, randomUUID(), world.estateId, unitId, ownerId, world.committee.accountId],
    )
  return ownerId
}
async function ownersOf(unitId: string): Promise<string[]> {
  const { rows } = await test.admin.query<{ owner_id: string }>(
    'SELECT owner_id FROM ownership WHERE unit_id = $1 AND ended_at IS NULL',
    [unitId],
  )
  return rows.map((row) => row.owner_id)
}

describe('a unit', () => {
  it('is corrected, with what changed in its history and nothing else', async () => {
    const { entranceId, ids } = await entranceWith({ label: '101', areaCentiares: 7_993, areaSource: 'contract' })
    const unitId = ids[0] ?? ''
    const facts = { label: '101', use: 'shop' as const, areaCentiares: 8_000, areaSource: 'contract' as const }
    const body = { ...facts, saleState: 'delivered' as const, reason: '实测', version: 1 }
    const edit = () => test.call(neighbourhoodEditing.editUnit, { params: { ...params(), unitId }, body }, committee())
    expect(await edit()).toEqual({ version: 2 })
    expect(await codeOf(edit())).toBe('edited_elsewhere')
    expect(await unitsAt(entranceId)).toMatchObject([{ label: '101', use: 'shop', areaCentiares: 8_000 }])
    const [last] = await changes(unitId)
    expect(last).toMatchObject({ action: 'edited', reason: '实测' })
    expect([last?.before, last?.after]).toEqual([
      { use: 'dwelling', areaCentiares: 7_993 },
      { use: 'shop', areaCentiares: 8_000 },
    ])
  })

  it('takes no label of a neighbour, and no area that is none', async () => {
    const { ids } = await entranceWith({ label: '101' }, { label: '102' })
    const at = { params: { ...params(), unitId: ids[0] ?? '' } }
    const facts = { use: 'dwelling' as const, areaSource: null, saleState: 'delivered' as const, version: 1 }
    const edit = (body: object) =>
      test.refuse(neighbourhoodEditing.editUnit, { ...at, body: body as never }, committee())
    expect((await edit({ ...facts, label: '102', areaCentiares: null })).code).toBe('unit_label_taken')
    for (const areaCentiares of [0, -1, 1.5, '80平'])
      expect((await edit({ ...facts, label: '101', areaCentiares })).code).toBe('invalid_request')
  })

  it('is sold, then handed over, and each step tells its day and reason', async () => {
    const { ids } = await entranceWith({ label: '101', saleState: 'unsold' })
    const unitId = ids[0] ?? ''
    await sell(unitId, { saleState: 'sold_undelivered', on: '2026-01-05', version: 1 })
    await sell(unitId, { saleState: 'delivered', on: '2026-02-06', version: 2 })
    expect((await changes(unitId)).slice(0, 2)).toMatchObject([
      {
        action: 'sold',
        before: { saleState: 'sold_undelivered' },
        after: { saleState: 'delivered', soldOn: '2026-02-06' },
      },
      { action: 'sold', before: { saleState: 'unsold' }, after: { soldOn: '2026-01-05' }, reason: '网签备案' },
    ])
  })

  it('is sold neither backwards nor twice nor tomorrow', async () => {
    const { ids } = await entranceWith({ label: '101', saleState: 'sold_undelivered' })
    const unitId = ids[0] ?? ''
    const { rows } = await test.admin.query<{ today: string; tomorrow: string }>(
      `SELECT to_char(app.now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today,
        to_char(app.now() AT TIME ZONE 'Asia/Shanghai' + interval '1 day', 'YYYY-MM-DD') AS tomorrow`,
    )
    const { today = '', tomorrow = '' } = rows[0] ?? {}
    expect(await codeOf(sell(unitId, { saleState: 'unsold', on: today, version: 1 }))).toBe('sale_step_impossible')
    expect(await codeOf(sell(unitId, { saleState: 'sold_undelivered', on: today, version: 1 }))).toBe(
      'sale_step_impossible',
    )
    expect(await codeOf(sell(unitId, { saleState: 'delivered', on: tomorrow, version: 1 }))).toBe(
      'sale_step_impossible',
    )
    expect(await codeOf(sell(unitId, { saleState: 'delivered', on: today, version: 1 }))).toBe('ok')
  })
})

describe('a split', () => {
  const halves = (a: number | null, b: number | null): Draft[] => [
    { label: '101A', areaCentiares: a, areaSource: a === null ? null : 'survey' },
    { label: '101B', areaCentiares: b, areaSource: b === null ? null : 'survey' },
  ]

  it('makes the new units, ends the old one, and each history names the other side', async () => {
    const { entranceId, ids } = await entranceWith({ label: '101', areaCentiares: 10_000, areaSource: 'register' })
    const [old = ''] = ids
    const made = await split(old, halves(6_000, 4_000))
    expect((await unitsAt(entranceId)).map(({ id, label }) => [id, label])).toEqual([
      [made.ids[0], '101A'],
      [made.ids[1], '101B'],
    ])
    const units = made.ids.map((id, n) => ({ id, name: `101${'AB'.charAt(n)}` }))
    expect((await changes(old))[0]).toMatchObject({ action: 'split', before: { name: '101' }, after: { units } })
    for (const [n, id] of made.ids.entries())
      expect(await changes(id)).toMatchObject([
        {
          action: 'split',
          before: { units: [{ id: old, name: '101' }] },
          after: { name: units[n]?.name, areaCentiares: [6_000, 4_000][n] },
        },
      ])
    expect(await codeOf(split(old, halves(6_000, 4_000), { version: 2 }))).toBe('not_found')
  })

  it('neither wins nor loses a hundredth of a square metre without a reason', async () => {
    const { ids } = await entranceWith({ label: '101', areaCentiares: 10_000, areaSource: 'register' })
    const [old = ''] = ids
    expect(await codeOf(split(old, halves(6_000, 4_001)))).toBe('areas_differ')
    expect(await codeOf(split(old, halves(6_000, null)))).toBe('areas_differ')
    const made = await split(old, halves(6_000, 4_001), { reason: '重新测绘' })
    expect((await changes(made.ids[0] ?? ''))[0]).toMatchObject({ reason: '重新测绘' })
  })

  it('waits until somebody says where the people go, and moves them there', async () => {
    const { ids } = await entranceWith({ label: '101' })
    const [old = ''] = ids
    const phone = await settle(old, 'owner')
    expect(await codeOf(split(old, halves(null, null)))).toBe('unit_inhabited')
    expect(await codeOf(split(old, halves(null, null), { residentsTo: 2 }))).toBe('invalid_request')
    await split(old, halves(null, null), { residentsTo: 1 })
    expect(await homesOf(phone)).toEqual([`1幢 ${String(doors)}门 101B owner`])
  })

  it('carries the owners to each new unit', async () => {
    const { ids } = await entranceWith({ label: '101' })
    const [old = ''] = ids
    const owner = await own([old])
    const made = await split(old, halves(null, null))
    expect(await Promise.all([old, ...made.ids].map(ownersOf))).toEqual([[], [owner], [owner]])
  })

  it('leaves nothing half-made when a label is taken', async () => {
    const { entranceId, ids } = await entranceWith({ label: '101' }, { label: '101B' })
    expect(await codeOf(split(ids[0] ?? '', halves(null, null)))).toBe('unit_label_taken')
    expect((await unitsAt(entranceId)).map(({ label }) => label)).toEqual(['101', '101B'])
    expect(await changes(ids[0] ?? '')).toHaveLength(1)
  })

  it('of one unit by two at once: one wins, the other finds nothing to split', async () => {
    const { entranceId, ids } = await entranceWith({ label: '101' })
    const [old = ''] = ids
    const splits = ['甲', '乙', '丙', '丁'].map(
      (name) => () => split(old, [{ label: `${name}1` }, { label: `${name}2` }]),
    )
    const outcomes = await raceFor(test.admin, 'unit', splits)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['not_found'])
    expect(await unitsAt(entranceId)).toHaveLength(2)
  })
})

describe('a merger', () => {
  it('makes one unit under an old label, and each history names the other side', async () => {
    const area = { areaCentiares: 5_000, areaSource: 'register' as const }
    const { entranceId, ids } = await entranceWith({ label: '301', ...area }, { label: '302', ...area })
    const { id } = await merge(ids, { label: '301', areaCentiares: 10_000, areaSource: 'register' })
    expect(await unitsAt(entranceId)).toMatchObject([{ id, label: '301', areaCentiares: 10_000 }])
    const [made] = await changes(id)
    expect(made).toMatchObject({ action: 'merged', before: { units: [{ name: '301' }, { name: '302' }] } })
    for (const old of ids)
      expect((await changes(old))[0]).toMatchObject({ action: 'merged', after: { units: [{ id, name: '301' }] } })
  })

  it('adds areas up exactly, or says why not', async () => {
    const area = { areaCentiares: 5_000, areaSource: 'register' as const }
    const { ids } = await entranceWith({ label: '301', ...area }, { label: '302', ...area })
    expect(await codeOf(merge(ids, { label: '301', areaCentiares: 9_999 }))).toBe('areas_differ')
    expect(await codeOf(merge(ids, { label: '301', areaCentiares: 9_999 }, { reason: '内墙计入公摊' }))).toBe('ok')
  })

  it('moves everybody along, nobody twice, each by the strongest standing they had', async () => {
    const { ids } = await entranceWith({ label: '301' }, { label: '302' })
    const [left = '', right = ''] = ids
    const owner = await settle(left, 'family')
    await settle(right, 'owner', owner)
    const tenant = await settle(left, 'tenant')
    expect(await codeOf(merge(ids, { label: '301' }))).toBe('unit_inhabited')
    await merge(ids, { label: '301' }, { moveResidents: true })
    expect(await homesOf(owner)).toEqual([`1幢 ${String(doors)}门 301 owner`])
    expect(await homesOf(tenant)).toEqual([`1幢 ${String(doors)}门 301 tenant`])
  })

  it('unites the owners', async () => {
    const { ids } = await entranceWith({ label: '301' }, { label: '302' })
    const [both, one] = [await own(ids), await own(ids.slice(0, 1))]
    const { id } = await merge(ids, { label: '301' })
    expect((await ownersOf(id)).toSorted()).toEqual([both, one].toSorted())
    expect(await Promise.all(ids.map(ownersOf))).toEqual([[], []])
  })

  it('is of several units at one entrance, as they were read', async () => {
    const [here, there] = [await entranceWith({ label: '301' }, { label: '302' }), await entranceWith({ label: '301' })]
    const [first = '', second = ''] = here.ids
    expect(await codeOf(merge([first, there.ids[0] ?? ''], { label: '301' }))).toBe('units_apart')
    expect(await codeOf(merge([first, first], { label: '301' }))).toBe('not_found')
    expect(await codeOf(merge([first], { label: '301' }))).toBe('invalid_request')
    expect(await codeOf(merge([first, second], { label: '301' }, { version: 2 }))).toBe('edited_elsewhere')
  })
})

it('a unit that is retired belongs to nobody any more', async () => {
  const { ids } = await entranceWith({ label: '101' })
  const [unitId = ''] = ids
  await own([unitId])
  const body = { version: 1, reason: '并入公共走廊' }
  await test.call(neighbourhoodEditing.endPlace, { params: { ...params(), placeId: unitId }, body }, committee())
  expect(await ownersOf(unitId)).toEqual([])
})
