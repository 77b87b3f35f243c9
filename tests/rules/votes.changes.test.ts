import fc from 'fast-check'
import { changesBetween, type FrozenHead } from '../../server/src/features/votes/votes.changes.rules.ts'

const head = (units: string, areaCentiares: number, owners = 'x'): FrozenHead => ({
  unitIds: [...units],
  areaCentiares,
  ownerIds: [...owners],
})

describe('two freezes of a roll', () => {
  it.each([
    ['nothing', [head('ab', 10)], [head('ba', 10)], []],
    ['another area', [head('a', 10)], [head('a', 11)], ['AREA a 10 11']],
    ['another owner', [head('a', 10, 'x')], [head('a', 10, 'y')], ['OWNERS a 10 10']],
    ['a new head', [], [head('a', 10)], ['ADDED a null 10']],
    ['one gone', [head('a', 10)], [], ['REMOVED a 10 null']],
    [
      'a split',
      [head('ab', 20)],
      [head('a', 10), head('b', 10)],
      ['ADDED a null 10', 'REMOVED ab 20 null', 'ADDED b null 10'],
    ],
  ])('tell %s', (_, before, after, said) => {
    const told = changesBetween(before, after).map(
      ({ kind, unitIds, before: was, after: is }) => `${kind} ${unitIds.join('')} ${String(was)} ${String(is)}`,
    )
    expect(told).toEqual(said)
  })

  it('are alike forwards and backwards, and tell nothing of themselves', () => {
    const heads = fc.uniqueArray(
      fc.record({ unit: fc.integer({ min: 0, max: 9 }), area: fc.integer({ min: 1, max: 3 }) }),
      {
        selector: ({ unit }) => unit,
      },
    )
    const rollOf = (some: { unit: number; area: number }[]) => some.map(({ unit, area }) => head(String(unit), area))
    fc.assert(
      fc.property(heads, heads, (one, other) => {
        const [a, b] = [rollOf(one), rollOf(other)]
        expect(changesBetween(a, a)).toEqual([])
        const count = (kind: string, some: ReturnType<typeof changesBetween>) =>
          some.filter((change) => change.kind === kind).length
        const [forth, back] = [changesBetween(a, b), changesBetween(b, a)]
        expect([count('ADDED', forth), count('REMOVED', forth), count('AREA', forth)]).toEqual([
          count('REMOVED', back),
          count('ADDED', back),
          count('AREA', back),
        ])
        expect(a.length + count('ADDED', forth) - count('REMOVED', forth)).toBe(b.length)
      }),
    )
  })
})
