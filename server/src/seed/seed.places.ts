import type { Audience } from '@liren/shared/announcements'
import { neighbourhood } from '@liren/shared/neighbourhood'
import type { SeedClient } from './seed.client.ts'
import type { EstatePlan, Spot } from './seed.plan.ts'

interface EntranceMade {
  id: string
  units: string[]
}
interface BuildingMade {
  id: string
  entrances: EntranceMade[]
}
interface EstateMade {
  id: string
  buildings: BuildingMade[]
}

/** The places of a community that was filled, by position in the plan. */
export interface PlacesMade {
  communityId: string
  gridId: string
  estates: EstateMade[]
}

/** Seven floor plans, in 0.01 m²; neighbours above one another have the same. */
const areas = [7_993, 8_846, 12_511, 6_950, 10_328, 9_417, 7_652]

/** Adds estates with all their buildings, entrances and units. */
export async function fillPlaces(client: SeedClient, communityId: string, plans: EstatePlan[]): Promise<PlacesMade> {
  const params = { communityId }
  const estates: EstateMade[] = []
  for (const [e, plan] of plans.entries()) {
    const estate = await client.call(neighbourhood.createEstate, `estate_${e}`, { params, body: { name: plan.name } })
    const buildings: BuildingMade[] = []
    for (let b = 0; b < plan.buildings; b += 1) {
      buildings.push(await fillBuilding(client, communityId, estate.id, plan, [e, b]))
    }
    estates.push({ id: estate.id, buildings })
  }
  const buildingIds = estates[0]?.buildings.slice(0, 200).map((building) => building.id) ?? []
  const grid = await client.call(neighbourhood.createGrid, 'grid_0', { params, body: { name: '一网格', buildingIds } })
  return { communityId, gridId: grid.id, estates }
}

async function fillBuilding(
  client: SeedClient,
  communityId: string,
  estateId: string,
  plan: EstatePlan,
  [e, b]: [number, number],
): Promise<BuildingMade> {
  const { id: buildingId } = await client.call(neighbourhood.createBuilding, `building_${e}_${b}`, {
    params: { communityId, estateId },
    body: { name: `${b + 1}幢`, ordinal: b + 1 },
  })
  const entrances: EntranceMade[] = []
  for (let n = 0; n < plan.entrances; n += 1) {
    const step = `${e}_${b}_${n}`
    const { id: entranceId } = await client.call(neighbourhood.createEntrance, `entrance_${step}`, {
      params: { communityId, buildingId },
      body: { name: `${n + 1}单元`, ordinal: n + 1 },
    })
    const { ids } = await client.call(neighbourhood.createUnits, `units_${step}`, {
      params: { communityId, entranceId },
      body: { units: unitsOf(plan, n) },
    })
    entrances.push({ id: entranceId, units: ids })
  }
  return { id: buildingId, entrances }
}

const unitsOf = (plan: EstatePlan, entrance: number) =>
  Array.from({ length: plan.floors * plan.perFloor }, (_, i) => ({
    label: `${Math.floor(i / plan.perFloor) + 1}0${(i % plan.perFloor) + 1}`,
    areaCentiares: areas[(entrance * plan.perFloor + (i % plan.perFloor)) % areas.length] ?? 8_000,
    areaSource: 'register' as const,
  }))

const missing = (): never => {
  throw new Error('the demo plan names a place that is not in it')
}

/** The unit at a spot. */
export function unitAt(places: PlacesMade, at: Required<Spot>): string {
  return places.estates[at.estate]?.buildings[at.building]?.entrances[at.entrance]?.units[at.unit] ?? missing()
}

type PlaceTarget = Extract<Audience[number], { type: 'place' }>

/** The place at a spot, as the target of a notice. */
export function targetAt(places: PlacesMade, at: Spot | 'community' | 'grid'): PlaceTarget {
  const target = (kind: PlaceTarget['kind'], placeId: string | undefined): PlaceTarget => ({
    type: 'place',
    kind,
    placeId: placeId ?? missing(),
    ownersOnly: false,
  })
  if (at === 'community') return target('community', places.communityId)
  if (at === 'grid') return target('grid', places.gridId)
  const estate = places.estates[at.estate]
  if (at.building === undefined) return target('estate', estate?.id)
  const building = estate?.buildings[at.building]
  if (at.entrance === undefined) return target('building', building?.id)
  return target('entrance', building?.entrances[at.entrance]?.id)
}
