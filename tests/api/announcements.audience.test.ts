import { announcements, type Audience } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import { rolesApi, type Role } from '@liren/shared/roles'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { committeeSigns } from '../support/busy.world.ts'
import { buildingAt, createWorld, entranceAt, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let people: Record<Person, Session>

/** Building 1 is in the grid, building 2 is not; both are in the estate. */
const homes = {
  'owner in 1-1': [0, 0, 0, 'owner'],
  'tenant in 1-1': [0, 0, 1, 'tenant'],
  'family in 1-2': [0, 1, 0, 'family'],
  'owner in 2-1': [1, 0, 0, 'owner'],
  'tenant in 2-2': [1, 1, 0, 'tenant'],
} as const
const offices = {
  'building head': 'building_head',
  'committee member': 'committee',
  'points desk': 'points_desk',
} as const
type Person = keyof typeof homes | keyof typeof offices | 'owner in 1-1 and 2-2' | 'moved out of 1-1' | 'nobody'

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  const { communityId, committee } = world
  const home = async (...[building, entrance, unit, relation]: (typeof homes)[keyof typeof homes]) =>
    world.resident(unitAt(world, building, entrance, unit), relation)
  const place = async (phone: string, unitId: string) => {
    const body = { phone, nickname: '两处', unitId, relation: 'owner' as const }
    return test.call(rolesApi.placeResident, { params: { communityId }, body }, { as: committee })
  }
  const [two, gone] = [newPhone(), newPhone()]
  await place(two, unitAt(world, 0, 0))
  await place(two, unitAt(world, 1, 1))
  const residence = await place(gone, unitAt(world, 0, 0))
  await test.call(rolesApi.endResidence, { params: { communityId, residenceId: residence.id } }, { as: committee })
  people = {
    'owner in 1-1': await home(...homes['owner in 1-1']),
    'tenant in 1-1': await home(...homes['tenant in 1-1']),
    'family in 1-2': await home(...homes['family in 1-2']),
    'owner in 2-1': await home(...homes['owner in 2-1']),
    'tenant in 2-2': await home(...homes['tenant in 2-2']),
    'building head': await world.grant('building_head', 'building', buildingAt(world, 0)),
    'committee member': committee,
    'points desk': await world.grant('points_desk', 'community', communityId),
    'owner in 1-1 and 2-2': await test.signIn(two),
    'moved out of 1-1': await test.signIn(gone),
    nobody: await test.signIn(newPhone()),
  }
})
afterAll(() => test.close())

const owners = true
const to = (kind: 'community' | 'estate' | 'grid' | 'building' | 'entrance', placeId: string, ownersOnly = false) => ({
  type: 'place' as const,
  kind,
  placeId,
  ownersOnly,
})
const holding = (role: Role) => ({ type: 'role' as const, role })

const inOneOne: Person[] = ['owner in 1-1', 'tenant in 1-1', 'owner in 1-1 and 2-2']
const inOne: Person[] = [...inOneOne, 'family in 1-2']
const inTwo: Person[] = ['owner in 2-1', 'tenant in 2-2', 'owner in 1-1 and 2-2']
const all: Person[] = [...new Set([...inOne, ...inTwo])]
const allOwners: Person[] = ['owner in 1-1', 'owner in 2-1', 'owner in 1-1 and 2-2']

/** What a notice says of its audience, whom it reaches, and how many flats those live in or own. */
const table: [string, () => Audience, Person[], number][] = [
  ['the community', () => [to('community', world.communityId)], all, 8],
  ['owners in the community', () => [to('community', world.communityId, owners)], allOwners, 8],
  ['the estate', () => [to('estate', world.estateId)], all, 8],
  ['owners in the estate', () => [to('estate', world.estateId, owners)], allOwners, 8],
  ['the grid', () => [to('grid', world.gridId)], inOne, 4],
  ['owners in the grid', () => [to('grid', world.gridId, owners)], ['owner in 1-1', 'owner in 1-1 and 2-2'], 4],
  ['building 1', () => [to('building', buildingAt(world, 0))], inOne, 4],
  ['building 2', () => [to('building', buildingAt(world, 1))], inTwo, 4],
  [
    'owners in building 2',
    () => [to('building', buildingAt(world, 1), owners)],
    ['owner in 2-1', 'owner in 1-1 and 2-2'],
    4,
  ],
  ['entrance 1-1', () => [to('entrance', entranceAt(world, 0, 0))], inOneOne, 2],
  [
    'owners at entrance 1-1',
    () => [to('entrance', entranceAt(world, 0, 0), owners)],
    ['owner in 1-1', 'owner in 1-1 and 2-2'],
    2,
  ],
  ['entrance 1-2', () => [to('entrance', entranceAt(world, 0, 1))], ['family in 1-2'], 2],
  ['owners at entrance 1-2', () => [to('entrance', entranceAt(world, 0, 1), owners)], [], 2],
  [
    'two entrances',
    () => [to('entrance', entranceAt(world, 0, 1)), to('entrance', entranceAt(world, 1, 0))],
    ['family in 1-2', 'owner in 2-1'],
    4,
  ],
  [
    'owners of an entrance within a whole building',
    () => [to('entrance', entranceAt(world, 0, 0), owners), to('building', buildingAt(world, 0))],
    inOne,
    4,
  ],
  ['building heads', () => [holding('building_head')], ['building head'], 0],
  ['the committee', () => [holding('committee')], ['committee member'], 0],
  ['an office nobody holds', () => [holding('column_host')], [], 0],
  [
    'owners in building 2, and the points desk',
    () => [to('building', buildingAt(world, 1), owners), holding('points_desk')],
    ['owner in 2-1', 'owner in 1-1 and 2-2', 'points desk'],
    4,
  ],
  [
    'the same entrance twice',
    () => [to('entrance', entranceAt(world, 0, 1)), to('entrance', entranceAt(world, 0, 1))],
    ['family in 1-2'],
    2,
  ],
]

describe('a notice reaches exactly whom it is addressed to', () => {
  it.each(table)('%s', async (_, audience, reached, flats) => {
    const { communityId, committee } = world
    const signature = committeeSigns(communityId)
    const preview = await test.call(
      announcements.preview,
      { params: { communityId }, body: { audience: audience(), signature } },
      { as: committee },
    )
    const notice = await publishNotice(test, committee, communityId, { audience: audience(), signature })
    await test.runJobs()

    const inFeed: Person[] = []
    const inDetail: Person[] = []
    for (const [person, as] of Object.entries(people) as [Person, Session][]) {
      const headers = { authorization: `Bearer ${as.accessToken}` }
      const base = `/api/v1/communities/${communityId}`
      const feed = await test.inject({ url: `${base}/announcements`, headers })
      if (feed.body.includes(notice.id)) inFeed.push(person)
      const detail = await test.inject({ url: `${base}/announcements/${notice.id}`, headers })
      if (detail.statusCode === 200 && person !== 'committee member') inDetail.push(person)
    }
    const { rows } = await test.admin.query<{ account_id: string }>(
      'SELECT account_id FROM message WHERE subject_id = $1',
      [notice.id],
    )
    const told = rows.map(({ account_id }) => account_id)
    const inInbox = (Object.entries(people) as [Person, Session][]).flatMap(([person, { accountId }]) =>
      told.includes(accountId) ? [person] : [],
    )
    const butAuthor = reached.filter((person) => person !== 'committee member')
    expect(inFeed.toSorted()).toEqual(reached.toSorted())
    expect(inDetail.toSorted()).toEqual(butAuthor.toSorted())
    expect(inInbox.toSorted()).toEqual(butAuthor.toSorted())
    expect(told).toHaveLength(butAuthor.length)
    expect(preview).toMatchObject({ people: reached.length, flats })
  })
})

it('who moves in later reads it, who moves out does no longer', async () => {
  const { communityId, committee } = world
  const audience = [to('entrance', entranceAt(world, 1, 1))]
  const notice = await publishNotice(test, committee, communityId, { audience, signature: committeeSigns(communityId) })
  const phone = newPhone()
  const body = { phone, nickname: '新来', unitId: unitAt(world, 1, 1, 1), relation: 'tenant' as const }
  const { id } = await test.call(rolesApi.placeResident, { params: { communityId }, body }, { as: committee })
  const as = await test.signIn(phone)
  const one = { params: { communityId, announcementId: notice.id } }
  expect((await test.call(announcements.detail, one, { as })).id).toBe(notice.id)
  await test.call(rolesApi.endResidence, { params: { communityId, residenceId: id } }, { as: committee })
  expect((await test.refuse(announcements.detail, one, { as })).code).toBe('not_found')
})

describe('how far each office may speak', () => {
  const places = {
    community: () => to('community', world.communityId),
    estate: () => to('estate', world.estateId),
    grid: () => to('grid', world.gridId),
    'building 1': () => to('building', buildingAt(world, 0)),
    'building 2': () => to('building', buildingAt(world, 1)),
    'entrance 1-1': () => to('entrance', entranceAt(world, 0, 0)),
    'entrance 1-2': () => to('entrance', entranceAt(world, 0, 1)),
    'entrance 2-1': () => to('entrance', entranceAt(world, 1, 0)),
    'building heads': () => holding('building_head'),
  }
  type Place = keyof typeof places
  const everywhere = Object.keys(places) as Place[]
  const speakers: [string, Role, 'community' | 'estate' | 'grid' | 'building' | 'entrance', () => string, Place[]][] = [
    ['the committee', 'committee', 'community', () => world.communityId, everywhere],
    [
      "the owners' committee of the estate",
      'owners_committee',
      'estate',
      () => world.estateId,
      ['estate', 'building 1', 'building 2', 'entrance 1-1', 'entrance 1-2', 'entrance 2-1'],
    ],
    [
      'the property company of the estate',
      'property_staff',
      'estate',
      () => world.estateId,
      ['estate', 'building 1', 'building 2', 'entrance 1-1', 'entrance 1-2', 'entrance 2-1'],
    ],
    [
      'the grid worker',
      'grid_worker',
      'grid',
      () => world.gridId,
      ['grid', 'building 1', 'entrance 1-1', 'entrance 1-2'],
    ],
    [
      'the head of building 1',
      'building_head',
      'building',
      () => buildingAt(world, 0),
      ['building 1', 'entrance 1-1', 'entrance 1-2'],
    ],
    ['the head of entrance 1-1', 'building_head', 'entrance', () => entranceAt(world, 0, 0), ['entrance 1-1']],
  ]

  it.each(speakers)('%s', async (_, role, kind, scopeId, allowed) => {
    const as = role === 'committee' ? world.committee : await world.grant(role, kind, scopeId())
    const params = { communityId: world.communityId }
    const told: Place[] = []
    const refusals = new Set<string>()
    for (const [name, target] of Object.entries(places) as [Place, () => Audience[number]][]) {
      const body = { audience: [target()], signature: { role, scopeId: scopeId() } }
      const reply = await test.inject({
        method: 'POST',
        url: `/api/v1/communities/${params.communityId}/announcement-previews`,
        headers: { authorization: `Bearer ${as.accessToken}` },
        payload: body,
      })
      if (reply.statusCode === 200) told.push(name)
      else refusals.add(reply.json<{ code: string }>().code)
    }
    expect(told).toEqual(allowed)
    expect([...refusals]).toEqual(allowed.length < everywhere.length ? ['audience_outside_scope'] : [])
  })

  it('a target beyond the scope spoils an audience, however much of it lies within', async () => {
    const scopeId = buildingAt(world, 0)
    const as = await world.grant('building_head', 'building', scopeId)
    const audience = [places['building 1'](), places['entrance 2-1']()]
    const body = { audience, signature: { role: 'building_head' as const, scopeId } }
    const found = await test.refuse(announcements.preview, { params: { communityId: world.communityId }, body }, { as })
    expect(found.code).toBe('audience_outside_scope')
  })

  it('a place called by the wrong kind is not there', async () => {
    const audience = [to('estate', buildingAt(world, 0))]
    const body = { audience, signature: committeeSigns(world.communityId) }
    const found = await test.refuse(
      announcements.preview,
      { params: { communityId: world.communityId }, body },
      { as: world.committee },
    )
    expect(found.code).toBe('audience_outside_scope')
  })
})
