import { headMergeKeys, type HeadMergeKey } from '@liren/shared/votes.policy'
import fc from 'fast-check'
import { countHeads, type CountedUnit } from '../../server/src/features/register/register.heads.rules.ts'

const policies: readonly HeadMergeKey[] = headMergeKeys

const unit = (id: string, owners: string, more: Partial<CountedUnit> = {}): CountedUnit => ({
  ...{ id, areaCentiares: 100, saleState: 'delivered', ownerKeys: [...owners] },
  ...more,
})

const groups = (units: CountedUnit[], policy: HeadMergeKey) =>
  countHeads(units, policy)
    .heads.map((head) => head.unitIds.join('+'))
    .sort()

describe('heads', () => {
  it.each<[string, CountedUnit[], string[], string[], string[]]>([
    ['of nothing', [], [], [], []],
    ['one owner, two units', [unit('1', 'a'), unit('2', 'a')], ['1+2'], ['1+2'], ['1', '2']],
    ['co-owners in another order', [unit('1', 'ab'), unit('2', 'ba')], ['1+2'], ['1+2'], ['1', '2']],
    ['together and alone', [unit('1', 'ab'), unit('2', 'a')], ['1', '2'], ['1+2'], ['1', '2']],
    ['a chain', [unit('1', 'ab'), unit('2', 'bc'), unit('3', 'cd')], ['1', '2', '3'], ['1+2+3'], ['1', '2', '3']],
    ['two chains', [unit('1', 'ab'), unit('2', 'cd'), unit('3', 'b')], ['1', '2', '3'], ['1+3', '2'], ['1', '2', '3']],
    ['owners unknown', [unit('1', ''), unit('2', '')], ['1', '2'], ['1', '2'], ['1', '2']],
    [
      'the developer: unsold, and sold but not handed over',
      [
        unit('1', 'd', { saleState: 'unsold' }),
        unit('2', '', { saleState: 'unsold' }),
        unit('3', 'a', { saleState: 'sold_undelivered' }),
        unit('4', 'a'),
      ],
      ['1+2+3', '4'],
      ['1+2+3', '4'],
      ['1+2+3', '4'],
    ],
  ])('%s', (_, units, bySet, byShare, byUnit) => {
    expect(policies.map((policy) => groups(units, policy))).toEqual([bySet, byShare, byUnit])
  })

  it('name the units without area and without owner', () => {
    const units = [
      unit('2', '', { areaCentiares: null }),
      unit('1', ''),
      unit('3', 'a', { areaCentiares: null }),
      unit('4', '', { saleState: 'unsold' }),
    ]
    const { areaCentiares, unitsWithoutArea, unitsWithoutOwner } = countHeads(units, 'OWNER_SET')
    expect([areaCentiares, unitsWithoutArea, unitsWithoutOwner]).toEqual([200, ['2', '3'], ['1', '2']])
  })

  it('do not mistake two owners for one whose key is made of both', () => {
    const units = [unit('1', '', { ownerKeys: ['a', 'b'] }), unit('2', '', { ownerKeys: ['a","b'] })]
    expect(groups(units, 'OWNER_SET')).toEqual(['1', '2'])
  })
})

const someUnit = fc.record({
  areaCentiares: fc.option(fc.integer({ min: 1, max: 100_000_000 }), { freq: 5 }),
  saleState: fc.constantFrom<CountedUnit['saleState']>(
    'delivered',
    'delivered',
    'delivered',
    'sold_undelivered',
    'unsold',
  ),
  ownerKeys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }),
})
const someUnits = fc
  .array(someUnit, { maxLength: 25 })
  .map((units) => units.map((one, at) => ({ ...one, id: `u${at}` })))
const somePolicy = fc.constantFrom(...policies)

describe('however the units are, heads', () => {
  it('hold each unit once, and all the area', () => {
    fc.assert(
      fc.property(someUnits, somePolicy, (units, policy) => {
        const { heads, areaCentiares } = countHeads(units, policy)
        expect(heads.flatMap((head) => head.unitIds).sort()).toEqual(units.map(({ id }) => id).sort())
        expect(new Set(heads.map(({ key }) => key)).size).toBe(heads.length)
        expect(heads.reduce((sum, head) => sum + head.areaCentiares, 0)).toBe(areaCentiares)
        expect(areaCentiares).toBe(units.reduce((sum, one) => sum + (one.areaCentiares ?? 0), 0))
      }),
    )
  })

  it('do not depend on the order of units and owners', () => {
    const shuffled = someUnits.chain((units) =>
      fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length, maxLength: units.length })),
    )
    fc.assert(
      fc.property(shuffled, somePolicy, ([units, other], policy) => {
        const turned = other.map((one) => ({ ...one, ownerKeys: one.ownerKeys.toReversed() }))
        expect(countHeads(turned, policy)).toEqual(countHeads(units, policy))
      }),
    )
  })

  it('are at most one a unit, and no fewer the stricter the rule', () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const [bySet, byShare, byUnit] = policies.map((policy) => countHeads(units, policy).heads.length)
        expect(byShare).toBeLessThanOrEqual(bySet ?? 0)
        expect(bySet).toBeLessThanOrEqual(byUnit ?? 0)
        expect(byUnit).toBeLessThanOrEqual(units.length)
      }),
    )
  })

  it('stay when an owned unit is split among the same owners', () => {
    fc.assert(
      fc.property(
        someUnits,
        fc.nat(),
        fc.constantFrom<HeadMergeKey>('OWNER_SET', 'ANY_SHARED_OWNER'),
        (units, pick, policy) => {
          const owned = units.filter((one) => one.ownerKeys.length > 0 || one.saleState !== 'delivered')
          const whole = owned[pick % owned.length]
          fc.pre(whole !== undefined && (whole.areaCentiares ?? 0) > 1)
          const area = whole?.areaCentiares ?? 0
          const half = Math.floor(area / 2)
          const parts = units.flatMap((one) =>
            one === whole
              ? [
                  { ...one, id: `${one.id}a`, areaCentiares: half },
                  { ...one, id: `${one.id}b`, areaCentiares: area - half },
                ]
              : [one],
          )
          const [before, after] = [countHeads(units, policy), countHeads(parts, policy)]
          expect(after.heads.map(({ key, areaCentiares }) => [key, areaCentiares])).toEqual(
            before.heads.map(({ key, areaCentiares }) => [key, areaCentiares]),
          )
        },
      ),
    )
  })

  it('of a merged unit are those of its owners; another unit adds one head at most', () => {
    fc.assert(
      fc.property(someUnits, someUnit, (units, one) => {
        const more = { ...one, id: 'more' }
        const [before, after] = [units, [...units, more]].map((some) => countHeads(some, 'OWNER_SET').heads.length)
        expect([0, 1]).toContain((after ?? 0) - (before ?? 0))
        const [shared, joined] = [units, [...units, more]].map(
          (some) => countHeads(some, 'ANY_SHARED_OWNER').heads.length,
        )
        expect((joined ?? 0) - (shared ?? 0)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('join under any shared owner exactly where a chain of owners leads from unit to unit', () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const owned = units.filter((one) => one.saleState === 'delivered' && one.ownerKeys.length > 0)
        const reached = (from: CountedUnit) => {
          const keys = new Set(from.ownerKeys)
          for (let size = -1; size < keys.size;) {
            size = keys.size
            for (const one of owned)
              if (one.ownerKeys.some((key) => keys.has(key))) one.ownerKeys.forEach((key) => keys.add(key))
          }
          return owned.filter((one) => one.ownerKeys.some((key) => keys.has(key))).map(({ id }) => id)
        }
        const { heads } = countHeads(owned, 'ANY_SHARED_OWNER')
        for (const one of owned)
          expect(heads.find(({ unitIds }) => unitIds.includes(one.id))?.unitIds).toEqual(reached(one).sort())
      }),
    )
  })
})
