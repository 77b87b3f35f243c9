import { centiaresIn, squareMetres } from '../../miniapp/src/lib/area.ts'
import {
  blankUnit,
  formOf,
  sumOf,
  unitFault,
  unitOf,
  type UnitForm,
} from '../../miniapp/src/features/neighbourhood/unit.draft.ts'

describe('an area', () => {
  test.each([
    ['79.93', 7993],
    ['80', 8000],
    ['80.5', 8050],
    [' 0.01 ', 1],
    ['0', null],
    ['0.00', null],
    ['-5', null],
    ['79.931', null],
    ['1,024.5', null],
    ['八十', null],
    ['', null],
  ])('typed as “%s” is %s hundredths of a square metre', (text, centiares) => {
    expect(centiaresIn(text)).toBe(centiares)
  })

  test('is written exactly, thousands apart', () => {
    expect([2_483_857, 301_125, 7993, 5, 100_000_000].map(squareMetres)).toEqual([
      '24,838.57',
      '3,011.25',
      '79.93',
      '0.05',
      '1,000,000.00',
    ])
  })

  test('that is not known leaves a sum unknown', () => {
    expect(sumOf([7993, 12_511])).toBe(20_504)
    expect(sumOf([7993, null])).toBeNull()
  })
})

describe('a unit as it is typed', () => {
  const facts = {
    label: '101',
    use: 'dwelling',
    areaCentiares: 123_456,
    areaSource: 'register',
    saleState: 'unsold',
  } as const

  test('is what is written down, and back', () => {
    expect(formOf(facts).area).toBe('1234.56')
    expect(unitOf(formOf(facts))).toEqual(facts)
    expect(unitOf(blankUnit('102'))).toMatchObject({ label: '102', areaCentiares: null, areaSource: null })
  })

  test.each<[string, Partial<UnitForm>, ReturnType<typeof unitFault>]>([
    ['no number', { label: ' ' }, 'label'],
    ['an area of letters', { area: '大' }, 'area'],
    ['an area without a source', { areaSource: '' }, 'source'],
    ['a source without an area', { area: '' }, 'source'],
    ['neither area nor source', { area: '', areaSource: '' }, null],
    ['both', {}, null],
  ])('with %s', (_, part, fault) => {
    expect(unitFault({ ...formOf(facts), ...part })).toBe(fault)
  })
})
