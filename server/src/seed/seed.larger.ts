import { neighbourhood } from '@liren/shared/neighbourhood'
import { rolesApi } from '@liren/shared/roles'
import { firstStreet } from '../features/demo/demo.service.ts'
import { StartFault } from '../platform/embedded/start.fault.ts'
import { SeedClient } from './seed.client.ts'
import { holderAt, settleNeighbours } from './seed.people.ts'
import { fillPlaces } from './seed.places.ts'
import { demoPhone, people, type EstatePlan } from './seed.plan.ts'
import type { SeedDeps } from './seed.ts'

const tower = { entrances: 2, floors: 18, perFloor: 4 }
const flatsPerTower = tower.entrances * tower.floors * tower.perFloor

/** Adds one more community of at least this many flats to a filled demo, through the API, telling how far it is. */
export async function fillLarger({ app, pool }: SeedDeps, flats: number, say: (line: string) => void): Promise<void> {
  const streetId = await firstStreet(pool)
  if (!streetId) throw new StartFault('Start the demo once before making it larger.')
  const number = String(Date.now() % 1_000_000).padStart(6, '0')
  const root = new SeedClient(app, `larger_${number}`)
  const phoneAt = (level: 'platform' | 'street' | 'community', role?: string): string =>
    demoPhone(people.indexOf(holderAt(level, role)))

  const operator = await root.enter(phoneAt('platform'))
  const { id: communityId } = await operator.call(neighbourhood.createCommunity, 'community', {
    params: { streetId },
    body: { name: `新苑社区 ${number}`, code: `990101${number}` },
  })
  const street = await root.enter(phoneAt('street', 'street'))
  const committeePlan = holderAt('community', 'committee')
  const body = {
    phone: phoneAt('community', 'committee'),
    nickname: committeePlan.nickname,
    role: 'committee',
  } as const
  await street.call(rolesApi.grant, 'committee', {
    params: { communityId },
    body: { ...body, scopeKind: 'community', scopeId: communityId },
  })
  const committee = await root.enter(phoneAt('community', 'committee'))
  const estate: EstatePlan = { name: '新苑', buildings: Math.ceil(flats / flatsPerTower), ...tower }
  say(`Making ${String(estate.buildings * flatsPerTower)} flats in ${String(estate.buildings)} buildings …`)
  const places = await fillPlaces(committee, communityId, [estate])
  let told = Date.now()
  await settleNeighbours(committee, places, new Set(), Number(number) * 10 + 10_000, (done, all) => {
    if (Date.now() - told < 2_000 && done < all) return
    told = Date.now()
    say(`  ${String(done)} of ${String(all)} neighbours have moved in`)
  })
}
