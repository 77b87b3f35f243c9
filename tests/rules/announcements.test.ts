import type { Audience } from '@liren/shared/announcements'
import type { PlaceKind } from '@liren/shared/neighbourhood'
import { roles } from '@liren/shared/roles'
import fc from 'fast-check'
import {
  covers,
  isWithinScope,
  keyOfTarget,
  keysOfAudience,
  keysOfPerson,
  mayAddressRoles,
  publishingRoles,
  type HomePlaces,
  type PlaceFacts,
} from '../../server/src/features/announcements/announcements.rules.ts'

/** A small town: community c; estates s, t; grid g over building b1 of s; entrances e1 (b1), e2 (b2), e3 (t's b3). */
const facts = (
  kind: PlaceKind,
  id: string,
  estateId: string | null,
  gridId: string | null,
  buildingId: string | null,
): PlaceFacts => ({
  kind,
  id,
  estateId,
  gridId,
  buildingId,
})
const town: PlaceFacts[] = [
  facts('community', 'c', null, null, null),
  facts('estate', 's', 's', null, null),
  facts('estate', 't', 't', null, null),
  facts('grid', 'g', null, 'g', null),
  facts('building', 'b1', 's', 'g', 'b1'),
  facts('building', 'b2', 's', null, 'b2'),
  facts('building', 'b3', 't', null, 'b3'),
  facts('entrance', 'e1', 's', 'g', 'b1'),
  facts('entrance', 'e2', 's', null, 'b2'),
  facts('entrance', 'e3', 't', null, 'b3'),
]
const places = new Map(town.map((place) => [place.id, place]))
describe('a role held at a place covers', () => {
  const table: [PlaceKind, string, string][] = [
    ['community', 'c', 'c s t g b1 b2 b3 e1 e2 e3'],
    ['estate', 's', 's b1 b2 e1 e2'],
    ['estate', 't', 't b3 e3'],
    ['grid', 'g', 'g b1 e1'],
    ['building', 'b1', 'b1 e1'],
    ['building', 'b2', 'b2 e2'],
    ['entrance', 'e1', 'e1'],
    ['unit', 'u1', ''],
    ['district', 'd', ''],
    ['street', 'x', ''],
  ]
  it.each(table)('%s %s: %s', (kind, id, covered) => {
    expect(
      town
        .filter((one) => covers({ kind, id }, one))
        .map((one) => one.id)
        .join(' '),
    ).toBe(covered)
  })

  it('nothing under the name of another kind', () => {
    const kinds = ['community', 'estate', 'grid', 'building', 'entrance'] as const
    const wrong = kinds.flatMap((kind) => town.filter((one) => one.kind !== kind).map((one) => [kind, one] as const))
    expect(wrong.filter(([kind, one]) => covers({ kind, id: one.id }, one))).toEqual([])
  })

  it('no more than the places in it: what one covers, nothing narrower exceeds', () => {
    for (const outer of town)
      for (const inner of town.filter((one) => covers(outer, one)))
        for (const one of town.filter((other) => covers(inner, other))) expect(covers(outer, one)).toBe(true)
  })
})

describe('an audience lies within a scope', () => {
  const at = (
    kind: 'community' | 'estate' | 'grid' | 'building' | 'entrance',
    placeId: string,
    ownersOnly = false,
  ) => ({
    type: 'place' as const,
    kind,
    placeId,
    ownersOnly,
  })
  const head = { kind: 'building', id: 'b1' } as const
  it.each<[string, { kind: PlaceKind; id: string }, Audience, boolean]>([
    ['its own building', head, [at('building', 'b1')], true],
    ['owners of its own building', head, [at('building', 'b1', true)], true],
    ['an entrance of it', head, [at('entrance', 'e1')], true],
    ['the next building', head, [at('building', 'b2')], false],
    ['its building and the next', head, [at('building', 'b1'), at('building', 'b2')], false],
    ['the estate around it', head, [at('estate', 's')], false],
    ['a place that is not there', head, [at('building', 'nowhere')], false],
    ['its building called an entrance', head, [at('entrance', 'b1')], false],
    ['a role', head, [{ type: 'role', role: 'building_head' }], false],
    ['a role, for the community', { kind: 'community', id: 'c' }, [{ type: 'role', role: 'building_head' }], true],
    ['a role, for an estate', { kind: 'estate', id: 's' }, [{ type: 'role', role: 'building_head' }], false],
    ['the other estate', { kind: 'estate', id: 's' }, [at('entrance', 'e3')], false],
    ['a building of the grid', { kind: 'grid', id: 'g' }, [at('building', 'b1')], true],
    ['a building beside the grid', { kind: 'grid', id: 'g' }, [at('building', 'b2')], false],
  ])('%s', (_, scope, audience, within) => {
    expect(isWithinScope(scope, audience, places)).toBe(within)
  })

  it('who may address a role looks after the whole community', () => {
    expect((['community', 'estate', 'grid', 'building', 'entrance', 'unit'] as const).filter(mayAddressRoles)).toEqual([
      'community',
    ])
  })

  it('residents publish nothing: publishing is an office', () => {
    expect(publishingRoles.every((role) => roles.includes(role))).toBe(true)
    expect(publishingRoles).not.toContain('points_desk')
  })
})

describe('keys', () => {
  const home = (change: Partial<HomePlaces> = {}): HomePlaces => ({
    entranceId: 'e1',
    buildingId: 'b1',
    gridId: 'g',
    estateId: 's',
    isVerifiedOwner: false,
    ...change,
  })

  it.each<[string, HomePlaces[], string[]]>([
    ['a tenant', [home()], ['building:b1', 'community:c', 'entrance:e1', 'estate:s', 'grid:g']],
    ['a tenant outside a grid', [home({ gridId: null })], ['building:b1', 'community:c', 'entrance:e1', 'estate:s']],
    [
      'an owner',
      [home({ isVerifiedOwner: true, gridId: null })],
      [
        'building:b1',
        'building:b1:owners',
        'community:c',
        'community:c:owners',
        'entrance:e1',
        'entrance:e1:owners',
        'estate:s',
        'estate:s:owners',
      ],
    ],
    ['nobody', [], []],
  ])('of %s', (_, homes, keys) => {
    expect(keysOfPerson('c', homes, []).toSorted()).toEqual(keys)
  })

  it('of a role are its name', () => {
    expect(keysOfPerson('c', [], ['building_head', 'building_head'])).toEqual(['role:building_head'])
  })

  it('family and tenants are no owners, and owning one flat makes nobody the owner of another', () => {
    expect(keysOfPerson('c', [home({})], []).filter((one) => one.endsWith(':owners'))).toEqual([])
    const both = keysOfPerson(
      'c',
      [home({ isVerifiedOwner: true, gridId: null }), home({ buildingId: 'b3', entranceId: 'e3', estateId: 't' })],
      [],
    )
    expect(both).toContain('building:b3')
    expect(both).not.toContain('building:b3:owners')
  })

  const target = fc.oneof(
    fc.record({
      type: fc.constant('place' as const),
      kind: fc.constantFrom(
        'community' as const,
        'estate' as const,
        'grid' as const,
        'building' as const,
        'entrance' as const,
      ),
      placeId: fc.constantFrom('c', 's', 't', 'g', 'b1', 'b2', 'e1', 'e2'),
      ownersOnly: fc.boolean(),
    }),
    fc.record({ type: fc.constant('role' as const), role: fc.constantFrom(...roles) }),
  )

  const wordsOf = (one: Audience[number]) =>
    one.type === 'role' ? `role ${one.role}` : `${one.kind} ${one.placeId} ${String(one.ownersOnly)}`

  it('are the same exactly for the same target', () => {
    fc.assert(
      fc.property(target, target, (a, b) => {
        expect(keyOfTarget(a) === keyOfTarget(b)).toBe(wordsOf(a) === wordsOf(b))
      }),
    )
  })

  it('meet exactly when the audience speaks of a place of the person, told by looking at it in words', () => {
    const homes = fc.array(
      fc.record({
        entranceId: fc.constantFrom('e1', 'e2'),
        buildingId: fc.constantFrom('b1', 'b2'),
        gridId: fc.constantFrom('g', null),
        estateId: fc.constantFrom('s', 't'),
        isVerifiedOwner: fc.boolean(),
      }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(
        fc.array(target, { minLength: 1, maxLength: 4 }),
        homes,
        fc.subarray([...roles]),
        (audience, living, held) => {
          const mine = new Set(keysOfPerson('c', living, held))
          const meets = keysOfAudience(audience).some((one) => mine.has(one))
          const said = audience.some((one) => {
            if (one.type === 'role') return held.includes(one.role)
            return living.some((at) => {
              const around = {
                community: 'c',
                estate: at.estateId,
                grid: at.gridId,
                building: at.buildingId,
                entrance: at.entranceId,
              }
              return around[one.kind] === one.placeId && (!one.ownersOnly || at.isVerifiedOwner)
            })
          })
          expect(meets).toBe(said)
        },
      ),
      { numRuns: 500 },
    )
  })
})
