import { neighbourhood } from '@liren/shared/neighbourhood'
import { row } from './matrix.ts'
import { members } from './matrix.actors.ts'
import { nowhere } from './matrix.world.ts'
import { buildingAt, entranceAt } from './world.ts'

const named = { name: '新的' }
const ordered = { name: '新的', ordinal: 9 }
const units = { units: [{ label: '901' }] }
const register = ['committee', 'owners_committee'] as const

export const placesRows = [
  row(neighbourhood.createDistrict, 'The operator opens districts.', [
    { when: 'a district', at: 'above', request: () => ({ body: { name: '新区', code: '310199' } }), ok: ['operator'] },
  ]),
  row(neighbourhood.createStreet, 'The operator opens streets.', [
    {
      when: 'the district is there',
      at: 'above',
      request: (m) => ({ params: { districtId: m.here.districtId }, body: { name: '新街道', code: '310199001' } }),
      ok: ['operator'],
    },
    {
      when: 'the district is missing',
      at: 'above',
      request: () => ({ params: { districtId: nowhere }, body: { name: '新街道', code: '310199001' } }),
      not_found: ['operator'],
    },
    {
      when: 'the district is none, but a street',
      at: 'above',
      request: (m) => ({ params: { districtId: m.here.streetId }, body: { name: '新街道', code: '310199001' } }),
      not_found: ['operator'],
    },
  ]),
  row(neighbourhood.createCommunity, 'The operator opens communities, and not the street.', [
    {
      when: 'the street is there',
      at: 'above',
      request: (m) => ({ params: { streetId: m.here.streetId }, body: { name: '新社区', code: '310199001001' } }),
      ok: ['operator'],
    },
    {
      when: 'the street is missing',
      at: 'above',
      request: () => ({ params: { streetId: nowhere }, body: { name: '新社区', code: '310199001001' } }),
      not_found: ['operator'],
    },
  ]),
  row(neighbourhood.createEstate, 'The committee adds estates to its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId }, body: named }),
      ok: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId }, body: named }),
      ok: ['otherCommittee'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere }, body: named }) },
  ]),
  row(neighbourhood.createBuilding, 'The committee adds buildings to estates of its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, estateId: m.here.estateId }, body: ordered }),
      ok: ['committee'],
    },
    {
      when: 'an estate of the other community under our address',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, estateId: m.there.estateId }, body: ordered }),
      not_found: ['committee'],
    },
    {
      when: 'our estate under the address of the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId, estateId: m.here.estateId }, body: ordered }),
      not_found: ['otherCommittee'],
    },
    {
      when: 'a missing estate',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, estateId: nowhere }, body: ordered }),
      not_found: ['committee'],
    },
  ]),
  row(neighbourhood.createEntrance, 'The committee adds entrances to buildings of its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId, buildingId: buildingAt(m.here, 0) },
        body: ordered,
      }),
      ok: ['committee'],
    },
    {
      when: 'a building of the other community under our address',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId, buildingId: buildingAt(m.there, 0) },
        body: ordered,
      }),
      not_found: ['committee'],
    },
    {
      when: 'our building under the address of the other community',
      at: 'there',
      request: (m) => ({
        params: { communityId: m.there.communityId, buildingId: buildingAt(m.here, 0) },
        body: ordered,
      }),
      not_found: ['otherCommittee'],
    },
    {
      when: 'a missing building',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, buildingId: nowhere }, body: ordered }),
      not_found: ['committee'],
    },
  ]),
  row(neighbourhood.createUnits, 'The committee adds units to entrances of its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId, entranceId: entranceAt(m.here, 0, 0) },
        body: units,
      }),
      ok: ['committee'],
    },
    {
      when: 'an entrance of the other community under our address',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId, entranceId: entranceAt(m.there, 0, 0) },
        body: units,
      }),
      not_found: ['committee'],
    },
    {
      when: 'our entrance under the address of the other community',
      at: 'there',
      request: (m) => ({
        params: { communityId: m.there.communityId, entranceId: entranceAt(m.here, 0, 0) },
        body: units,
      }),
      not_found: ['otherCommittee'],
    },
    {
      when: 'a missing entrance',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, entranceId: nowhere }, body: units }),
      not_found: ['committee'],
    },
  ]),
  row(neighbourhood.createGrid, 'The committee draws grids over buildings of its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId },
        body: { ...named, buildingIds: [buildingAt(m.here, 1)] },
      }),
      ok: ['committee'],
    },
    {
      when: 'one of the buildings is of the other community',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId },
        body: { ...named, buildingIds: [buildingAt(m.here, 1), buildingAt(m.there, 1)] },
      }),
      not_found: ['committee'],
    },
    {
      when: 'a building is in another grid',
      at: 'here',
      request: (m) => ({
        params: { communityId: m.here.communityId },
        body: { ...named, buildingIds: [buildingAt(m.here, 0)] },
      }),
      building_in_other_grid: ['committee'],
    },
    {
      when: 'a missing building',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId }, body: { ...named, buildingIds: [nowhere] } }),
      not_found: ['committee'],
    },
  ]),
  row(neighbourhood.tree, 'Whoever lives or serves in a community sees its tree.', [
    { when: 'own', at: 'here', request: (m) => ({ params: { communityId: m.here.communityId } }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId } }),
      ok: ['otherCommittee', 'otherOwner'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(neighbourhood.units, 'Those who work with the register see the units.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, entranceId: entranceAt(m.here, 0, 0) } }),
      ok: register,
    },
    {
      when: 'an entrance of the other community under our address',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, entranceId: entranceAt(m.there, 0, 0) } }),
      not_found: register,
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId, entranceId: entranceAt(m.there, 0, 0) } }),
      ok: ['otherCommittee'],
    },
    {
      when: 'a missing entrance',
      at: 'here',
      request: (m) => ({ params: { communityId: m.here.communityId, entranceId: nowhere } }),
      not_found: register,
    },
  ]),
]
