import { saleStates } from '@liren/shared/neighbourhood'
import { gridPosts, type GridPost, type GridWarning } from '@liren/shared/neighbourhood.editing'
import fc from 'fast-check'
import {
  areasAddUp,
  differing,
  gridWarningsOf,
  isSaleStep,
} from '../../server/src/features/neighbourhood/neighbourhood.rules.ts'
import { dayInChina } from '../../server/src/platform/china.ts'

describe('areas of a split or merger', () => {
  const areas = fc.array(fc.integer({ min: 1, max: 100_000_00 }), { minLength: 1, maxLength: 20 })

  it('add up however an area is cut', () => {
    fc.assert(
      fc.property(areas, (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0)
        expect(areasAddUp([whole], parts)).toBe(true)
        expect(areasAddUp(parts, [whole])).toBe(true)
      }),
    )
  })

  it('do not when one hundredth is won or lost', () => {
    fc.assert(
      fc.property(areas, fc.constantFrom(-1, 1), (parts, slip) => {
        const whole = parts.reduce((sum, part) => sum + part, 0)
        expect(areasAddUp([whole + slip], parts)).toBe(false)
      }),
    )
  })

  it.each<[string, (number | null)[], (number | null)[], boolean]>([
    ['unknown throughout', [null], [null, null], true],
    ['one new area unknown', [100], [100, null], false],
    ['the old area unknown', [null], [50, 50], false],
  ])('%s', (_, before, after, wanted) => {
    expect(areasAddUp(before, after)).toBe(wanted)
  })
})

it('a sale goes from unsold over sold to delivered, and never back', () => {
  const steps = saleStates.flatMap((from) =>
    saleStates.filter((to) => isSaleStep(from, to)).map((to) => `${from} ${to}`),
  )
  expect(steps.toSorted()).toEqual(['sold_undelivered delivered', 'unsold delivered', 'unsold sold_undelivered'])
})

it('a day is counted by the clock in China', () => {
  expect(dayInChina(new Date('2026-03-04T15:59:59.999Z'))).toBe('2026-03-04')
  expect(dayInChina(new Date('2026-03-04T16:00:00Z'))).toBe('2026-03-05')
})

describe('what an edit changed', () => {
  it('is only what differs, on both sides', () => {
    expect(differing({ name: '1幢', ordinal: 1 }, { name: '2幢', ordinal: 1 })).toEqual({
      before: { name: '1幢' },
      after: { name: '2幢' },
    })
  })

  it('is nothing when nothing does', () => {
    expect(differing({ name: '1幢', areaCentiares: null }, { name: '1幢', areaCentiares: null })).toBeNull()
  })

  it('knows nothing from an empty area', () => {
    expect(differing({ areaCentiares: 1 }, { areaCentiares: null })).toEqual({
      before: { areaCentiares: 1 },
      after: { areaCentiares: null },
    })
  })
})

describe('a grid', () => {
  it.each<[number, string, GridWarning[]]>([
    [299, 'chief worker worker', ['grid_households_low']],
    [300, 'chief worker worker', []],
    [500, 'worker chief assistant worker assistant', []],
    [501, 'chief worker worker worker', ['grid_households_high']],
    [400, '', ['grid_chief_missing', 'grid_workers_few']],
    [400, 'chief chief worker worker', ['grid_chief_several']],
    [400, 'chief worker assistant', ['grid_workers_few']],
  ])('of %d households with %s', (households, staff, warnings) => {
    const posts = gridPosts.flatMap((post) => staff.split(' ').filter((held) => held === post) as GridPost[])
    expect(gridWarningsOf(households, posts)).toEqual(warnings)
  })

  const posts = fc.array(fc.constantFrom(...gridPosts), { maxLength: 8 })

  it('is judged by how many there are, not in which order they came, and assistants never matter', () => {
    fc.assert(
      fc.property(fc.nat(800), posts, (households, staff) => {
        const warnings = gridWarningsOf(households, staff)
        expect(gridWarningsOf(households, staff.toReversed())).toEqual(warnings)
        expect(gridWarningsOf(households, [...staff, 'assistant'])).toEqual(warnings)
        const isFull =
          staff.filter((post) => post === 'chief').length === 1 && staff.filter((post) => post === 'worker').length >= 2
        expect(warnings.length === 0).toBe(isFull && households >= 300 && households <= 500)
      }),
    )
  })
})
