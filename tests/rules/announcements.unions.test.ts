import type { Audience, AudienceTarget } from '@liren/shared/announcements'
import type { Role } from '@liren/shared/roles'
import {
  keysOfAudience,
  keysOfPerson,
  type HomePlaces,
} from '../../server/src/features/announcements/announcements.rules.ts'

/* Every union of up to three targets of a small town, and every shape of resident: who is addressed is told in words. */

const home = (entranceId: string, buildingId: string, gridId: string | null, isVerifiedOwner: boolean): HomePlaces => ({
  entranceId,
  buildingId,
  gridId,
  estateId: 's',
  isVerifiedOwner,
})
const here = (isVerifiedOwner: boolean) => home('e1', 'b1', 'g', isVerifiedOwner)
const nextDoor = (isVerifiedOwner: boolean) => home('e2', 'b1', 'g', isVerifiedOwner)
const across = (isVerifiedOwner: boolean) => home('e3', 'b2', null, isVerifiedOwner)

const residents: [string, HomePlaces[], Role[]][] = [
  ['nobody of the place', [], []],
  ['a tenant', [here(false)], []],
  ['an owner', [here(true)], []],
  ['a tenant next door', [nextDoor(false)], []],
  ['a tenant across, outside the grid', [across(false)], []],
  ['an owner across', [across(true)], []],
  ['who rents here and owns across', [here(false), across(true)], []],
  ['who owns here and rents across', [here(true), across(false)], []],
  ['a building head who lives elsewhere', [], ['building_head']],
  ['a building head who owns here', [here(true)], ['building_head']],
  ['a grid worker who rents across', [across(false)], ['grid_worker']],
]

const place = (kind: 'community' | 'estate' | 'grid' | 'building' | 'entrance', placeId: string) =>
  [false, true].map((ownersOnly): AudienceTarget => ({ type: 'place', kind, placeId, ownersOnly }))
const targets: AudienceTarget[] = [
  ...place('community', 'c'),
  ...place('estate', 's'),
  ...place('grid', 'g'),
  ...place('building', 'b1'),
  ...place('building', 'b2'),
  ...place('entrance', 'e1'),
  ...place('entrance', 'e3'),
  { type: 'role', role: 'building_head' },
  { type: 'role', role: 'grid_worker' },
]

/** All unions of one, two or three different targets. */
const unions: Audience[] = targets.flatMap((a, i) => [
  [a],
  ...targets.slice(i + 1).flatMap((b, j) => [[a, b], ...targets.slice(i + j + 2).map((c) => [a, b, c])]),
])

/** Whether a target speaks of somebody, without any key: by looking where they live and what they hold. */
function speaksOf(target: AudienceTarget, homes: HomePlaces[], held: Role[]): boolean {
  if (target.type === 'role') return held.includes(target.role)
  return homes.some((at) => {
    const around = [`community c`, `estate ${at.estateId}`, `grid ${String(at.gridId)}`]
    const livesThere = [...around, `building ${at.buildingId}`, `entrance ${at.entranceId}`]
    return livesThere.includes(`${target.kind} ${target.placeId}`) && (at.isVerifiedOwner || !target.ownersOnly)
  })
}

it('there are some hundred unions', () => {
  expect(unions.length).toBe(16 + 120 + 560)
})

it.each(residents)('%s is addressed by exactly the unions that speak of them', (_, homes, held) => {
  const mine = new Set(keysOfPerson('c', homes, held))
  const wrong = unions.filter(
    (audience) =>
      keysOfAudience(audience).some((key) => mine.has(key)) !==
      audience.some((target) => speaksOf(target, homes, held)),
  )
  expect(wrong).toEqual([])
})

it('a union addresses whom its parts address, and nobody else', () => {
  const audienceOf = (audience: Audience) =>
    residents.filter(([, homes, held]) => {
      const mine = new Set(keysOfPerson('c', homes, held))
      return keysOfAudience(audience).some((key) => mine.has(key))
    })
  for (const audience of unions) {
    const parts = new Set(audience.flatMap((target) => audienceOf([target])))
    expect(new Set(audienceOf(audience))).toEqual(parts)
  }
})
