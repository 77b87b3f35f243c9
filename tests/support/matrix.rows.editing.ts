import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { row } from './matrix.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { buildingAt, entranceAt, unitAt, type World } from './world.ts'

type Found = (world: World, m: Matrix) => string

/** One request to an object of each standing: ours, theirs under our address, ours under theirs, theirs, and none. */
const aimed = (name: string, own: Found, body: ((world: World) => object) | null = null) => {
  const aim = (address: (m: Matrix) => World, object: (m: Matrix) => World | null) => (m: Matrix) => {
    const world = object(m)
    const id = world ? own(world, m) : nowhere
    const params = { communityId: address(m).communityId, [name]: id }
    return (body ? { params, body: body(world ?? address(m)) } : { params }) as never
  }
  const [here, there] = [(m: Matrix) => m.here, (m: Matrix) => m.there]
  const gone = { not_found: ['committee' as const] }
  return [
    { when: 'own', at: 'here' as const, request: aim(here, here), ok: ['committee' as const] },
    { when: 'of the other community, under our address', at: 'here' as const, request: aim(here, there), ...gone },
    {
      when: 'ours, under the address of the other community',
      at: 'there' as const,
      request: aim(there, here),
      not_found: ['otherCommittee' as const],
    },
    {
      when: 'of the other community',
      at: 'there' as const,
      request: aim(there, there),
      ok: ['otherCommittee' as const],
    },
    { when: 'missing', at: 'here' as const, request: aim(here, () => null), ...gone },
  ]
}

const building = (world: World) => buildingAt(world, 0)
const entrance = (world: World) => entranceAt(world, 1, 1)
/** Nobody lives there. */
const empty = (world: World) => unitAt(world, 1, 1, 1)
const next = (world: World) => unitAt(world, 1, 1, 0)
/** The owner lives there. */
const inhabited = (world: World) => unitAt(world, 0, 0, 0)

/** The developer has not sold it. */
const unsold: Found = (world, m) => m.unsoldIn(world)
const sale = { saleState: 'sold_undelivered' as const, on: '2026-01-05', reason: '网签', version: 1 }

const unit = (label: string) => ({ label, use: 'dwelling' as const, saleState: 'delivered' as const })
const facts = { ...unit('109'), areaCentiares: 7_993, areaSource: 'survey' as const }
const merger = (from: string[], label: string) => ({
  from: from.map((unitId) => ({ unitId, version: 1 })),
  into: unit(label),
})
const at = (m: Matrix) => ({ communityId: m.here.communityId })
const committee = ['committee' as const]

export const editingRows = [
  row(
    neighbourhoodEditing.place,
    'The committee opens places of its own community for editing.',
    aimed('placeId', building),
  ),
  row(
    neighbourhoodEditing.changes,
    'The committee reads what happened to places of its own community.',
    aimed('placeId', empty),
  ),
  row(neighbourhoodEditing.editPlace, 'The committee renames places of its own community.', [
    ...aimed('placeId', building, () => ({ name: '改名', ordinal: 3, version: 1 })),
    {
      when: 'as it was once',
      at: 'here',
      request: (m) => ({
        params: { ...at(m), placeId: building(m.here) },
        body: { name: '改名', ordinal: 3, version: 7 },
      }),
      edited_elsewhere: committee,
    },
    {
      when: 'a unit, which has more to it than a name',
      at: 'here',
      request: (m) => ({
        params: { ...at(m), placeId: empty(m.here) },
        body: { name: '改名', ordinal: 3, version: 1 },
      }),
      not_found: committee,
    },
  ]),
  row(neighbourhoodEditing.endPlace, 'The committee retires what stands empty in its own community.', [
    ...aimed('placeId', empty, () => ({ version: 1, reason: '登记错误' })),
    {
      when: 'somebody lives there',
      at: 'here',
      request: (m) => ({ params: { ...at(m), placeId: inhabited(m.here) }, body: { version: 1, reason: '拆除' } }),
      place_in_use: committee,
    },
    {
      when: 'there are units',
      at: 'here',
      request: (m) => ({ params: { ...at(m), placeId: entrance(m.here) }, body: { version: 1, reason: '拆除' } }),
      place_in_use: committee,
    },
  ]),
  row(
    neighbourhoodEditing.editUnit,
    'The committee corrects units of its own community.',
    aimed('unitId', empty, () => ({ ...facts, version: 1 })),
  ),
  row(neighbourhoodEditing.sellUnit, 'The committee notes sales in its own community, and none of what is delivered.', [
    ...aimed('unitId', unsold, () => sale),
    {
      when: 'delivered already',
      at: 'here',
      request: (m) => ({ params: { ...at(m), unitId: empty(m.here) }, body: sale }),
      sale_step_impossible: committee,
    },
  ]),
  row(neighbourhoodEditing.splitUnit, 'The committee splits units of its own community.', [
    ...aimed('unitId', empty, () => ({ version: 1, into: [unit('102A'), unit('102B')] })),
    {
      when: 'somebody lives there, and nobody says where they go',
      at: 'here',
      request: (m) => ({
        params: { ...at(m), unitId: inhabited(m.here) },
        body: { version: 1, into: [unit('101A'), unit('101B')] },
      }),
      unit_inhabited: committee,
    },
  ]),
  row(neighbourhoodEditing.mergeUnits, 'The committee merges units at one entrance of its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m), body: merger([next(m.here), empty(m.here)], '101') }),
      ok: committee,
    },
    {
      when: 'one of them is of the other community',
      at: 'here',
      request: (m) => ({ params: at(m), body: merger([next(m.here), empty(m.there)], '101') }),
      not_found: committee,
    },
    {
      when: 'at two entrances',
      at: 'here',
      request: (m) => ({ params: at(m), body: merger([empty(m.here), unitAt(m.here, 0, 1, 1)], '101') }),
      units_apart: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({
        params: { communityId: m.there.communityId },
        body: merger([next(m.there), empty(m.there)], '101'),
      }),
      ok: ['otherCommittee'],
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: at(m), body: merger([next(m.here), nowhere], '101') }),
      not_found: committee,
    },
  ]),
  row(neighbourhoodEditing.grids, 'The committee, grid workers and the street see how grids are staffed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: at(m) }), ok: ['committee', 'grid_worker', 'street'] },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId } }),
      ok: ['otherCommittee'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(
    neighbourhoodEditing.editGrid,
    'The committee draws the grids of its own community.',
    aimed(
      'gridId',
      (world) => world.gridId,
      (world) => ({ name: '二网格', buildingIds: [buildingAt(world, 0), buildingAt(world, 1)], version: 1 }),
    ),
  ),
]
