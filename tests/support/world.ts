import { announcements, type Announcement, type Audience } from '@liren/shared/announcements'
import { columns, type ColumnCode } from '@liren/shared/columns'
import type { Session } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { rolesApi, type ResidenceRelation, type Role } from '@liren/shared/roles'
import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { StructuredText } from '@liren/shared/structured.text'
import { randomInt } from 'node:crypto'
import { newPhone, type TestApp } from './app.ts'

const code = (digits: number) => Array.from({ length: digits }, () => String(randomInt(10))).join('')

/** A community made through the API: one estate, two buildings with two entrances of two units each. */
export interface World {
  communityId: string
  districtId: string
  streetId: string
  estateId: string
  gridId: string
  /** Two buildings, the first one in the grid. */
  buildings: { id: string; entrances: { id: string; units: string[] }[] }[]
  operator: Session
  committee: Session
  /** The ids of its columns. */
  columns: Record<ColumnCode, string>
  grant(role: Role, scopeKind: ScopeKind, scopeId: string): Promise<Session>
  resident(unitId: string, relation?: ResidenceRelation): Promise<Session>
}

/** The unit at a place of the world, such as `unitAt(world, 0, 1)` for the first unit of building 1, entrance 2. */
export function unitAt(world: World, building: number, entrance: number, unit = 0): string {
  const found = world.buildings[building]?.entrances[entrance]?.units[unit]
  if (!found) throw new Error('no such unit in this world')
  return found
}

export function entranceAt(world: World, building: number, entrance: number): string {
  const found = world.buildings[building]?.entrances[entrance]?.id
  if (!found) throw new Error('no such entrance in this world')
  return found
}

export function buildingAt(world: World, building: number): string {
  const found = world.buildings[building]?.id
  if (!found) throw new Error('no such building in this world')
  return found
}

let districts = 500_000

export async function createWorld(test: TestApp): Promise<World> {
  const operator = await test.operator()
  const as = operator
  const district = await test.call(
    neighbourhood.createDistrict,
    { body: { name: '梧桐区', code: String((districts += 1)) } },
    { as },
  )
  const street = await test.call(
    neighbourhood.createStreet,
    { params: { districtId: district.id }, body: { name: '里仁街道', code: code(9) } },
    { as },
  )
  const community = await test.call(
    neighbourhood.createCommunity,
    { params: { streetId: street.id }, body: { name: '枫林社区', code: code(12) } },
    { as },
  )
  const communityId = community.id
  const committee = await grantAs(test, operator, communityId, 'committee', 'community', communityId)
  const estate = await test.call(
    neighbourhood.createEstate,
    { params: { communityId }, body: { name: '枫林苑' } },
    { as: committee },
  )
  const buildings = []
  for (const ordinal of [1, 2]) buildings.push(await createBuilding(test, committee, communityId, estate.id, ordinal))
  const grid = await test.call(
    neighbourhood.createGrid,
    { params: { communityId }, body: { name: '一网格', buildingIds: [buildings[0]?.id ?? ''] } },
    { as: committee },
  )
  const { items } = await test.call(columns.list, { params: { communityId } }, { as: committee })
  return {
    communityId,
    districtId: district.id,
    streetId: street.id,
    estateId: estate.id,
    gridId: grid.id,
    buildings,
    operator,
    committee,
    columns: Object.fromEntries(items.map(({ code: of, id }) => [of, id])) as Record<ColumnCode, string>,
    grant: (role, scopeKind, scopeId) => grantAs(test, committee, communityId, role, scopeKind, scopeId),
    resident: async (unitId, relation = 'owner') => {
      const phone = newPhone()
      const body = { phone, nickname: '邻居', unitId, relation }
      await test.call(rolesApi.placeResident, { params: { communityId }, body }, { as: committee })
      return test.signIn(phone)
    },
  }
}

async function grantAs(
  test: TestApp,
  as: Session,
  communityId: string,
  role: Role,
  scopeKind: ScopeKind,
  scopeId: string,
): Promise<Session> {
  const phone = newPhone()
  const body = { phone, nickname: '王秀英', role, scopeKind, scopeId }
  await test.call(rolesApi.grant, { params: { communityId }, body }, { as })
  return test.signIn(phone)
}

async function createBuilding(test: TestApp, as: Session, communityId: string, estateId: string, ordinal: number) {
  const building = await test.call(
    neighbourhood.createBuilding,
    { params: { communityId, estateId }, body: { name: `${String(ordinal)}幢`, ordinal } },
    { as },
  )
  const entrances = []
  for (const number of [1, 2]) {
    const entrance = await test.call(
      neighbourhood.createEntrance,
      { params: { communityId, buildingId: building.id }, body: { name: `${String(number)}单元`, ordinal: number } },
      { as },
    )
    const units = await test.call(
      neighbourhood.createUnits,
      { params: { communityId, entranceId: entrance.id }, body: { units: [{ label: '101' }, { label: '102' }] } },
      { as },
    )
    entrances.push({ id: entrance.id, units: units.ids })
  }
  return { id: building.id, entrances }
}

/** Composes and publishes a notice in one go. */
export async function publishNotice(
  test: TestApp,
  as: Session,
  communityId: string,
  notice: {
    audience: Audience
    signature: { role: Role; scopeId: string }
    title?: string
    text?: string
    body?: StructuredText
  },
): Promise<Announcement> {
  const draft = await test.call(
    announcements.create,
    {
      params: { communityId },
      body: {
        title: notice.title ?? '周三上午停水',
        body: notice.body ?? [{ type: 'paragraph', text: notice.text ?? '周三 9:00 至 11:00 检修水管，请提前储水。' }],
        audience: notice.audience,
        signature: notice.signature,
      },
    },
    { as },
  )
  const params = { communityId, announcementId: draft.id }
  return test.call(announcements.publish, { params, body: { version: draft.version } }, { as })
}
