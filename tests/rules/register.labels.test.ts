import { isComposite, parseAddress } from '../../server/src/features/register/register.address.rules.ts'
import {
  isLabel,
  labelKey,
  sameLabel,
  tidyLabel,
  unitKey,
  unitLabel,
} from '../../server/src/features/register/register.labels.rules.ts'

type Kind = Parameters<typeof labelKey>[0]

describe('labels of the same place', () => {
  it.each<[Kind, string[]]>([
    [
      'building',
      [
        '3',
        '3号',
        '3号楼',
        '3幢',
        '3栋',
        '3#',
        '3#楼',
        '３号楼',
        ' 3 号 楼',
        '三号楼',
        '03幢',
        '第3幢',
        '3座',
        'Building 3',
      ],
    ],
    ['building', ['12幢', '十二幢', '12号楼']],
    ['building', ['20', '二十号楼']],
    ['building', ['A座', 'a', 'Ａ栋', 'A楼']],
    ['building', ['A3', 'a3幢']],
    ['entrance', ['1', '1单元', '一单元', '1门', '01单元', '１单元', '1号门', 'Entrance 1']],
    ['entrance', ['甲单元', '甲']],
    ['unit', ['101', '101室', '101号', '１０１', '101户', 'Room 101']],
    ['unit', ['12-3', '12－3室', '12—3']],
    ['unit', ['A101', 'a101室']],
  ])('%s %j are one', (kind, labels) => {
    expect(new Set(labels.map((label) => labelKey(kind, label))).size).toBe(1)
    for (const label of labels) expect(sameLabel(kind, labels[0] ?? '', label)).toBe(true)
  })

  it.each<[Kind, string, string]>([
    ['unit', '0101', '101'],
    ['unit', '101', '1010'],
    ['unit', '东户', '东'],
    ['building', '3', '13'],
    ['building', '3号楼', 'A3号楼'],
    ['building', '3号楼', '3号楼A座'],
    ['building', '十号楼', '一号楼'],
    ['building', '办公楼', '办公'],
    ['entrance', '1单元', '11单元'],
    ['entrance', '东单元', '西单元'],
  ])('%s %s is not %s', (kind, one, other) => {
    expect(sameLabel(kind, one, other)).toBe(false)
  })

  it('make one key of a unit, and one text', () => {
    expect(unitKey({ building: '3幢', entrance: '一单元', unit: '101室' })).toBe(
      unitKey({ building: '3号楼', entrance: '1单元', unit: '101' }),
    )
    expect(unitLabel({ building: '3幢', entrance: '1单元', unit: '101' })).toBe('3幢 1单元 101')
  })
})

describe('a label that is kept', () => {
  it.each<[Kind, string, string]>([
    ['building', ' ３ 号楼\u200B', '3号楼'],
    ['building', '3', '3号楼'],
    ['building', 'A座', 'A座'],
    ['building', 'Building  A', 'Building A'],
    ['entrance', '2', '2单元'],
    ['entrance', '一单元', '一单元'],
    ['unit', ' 1 01 室 ', '101室'],
    ['unit', '12－3', '12-3'],
    ['unit', '101', '101'],
  ])('%s %j is %j', (kind, text, label) => {
    expect(tidyLabel(kind, text)).toBe(label)
  })

  it.each([
    ['101', true],
    ['商铺5', true],
    ['B-12/13', true],
    ['', false],
    ['--', false],
    ['=1+1', false],
    ['1'.repeat(20), true],
    ['1'.repeat(21), false],
    ['<b>', false],
  ])('%j can stand: %s', (label, can) => {
    expect(isLabel(label)).toBe(can)
  })
})

describe('an address in one cell', () => {
  it.each<[string, boolean, [string | null, string | null, string] | null]>([
    ['3-1-501', false, ['3', '1', '501']],
    ['３－１－５０１', false, ['3', '1', '501']],
    ['3/1/501', false, ['3', '1', '501']],
    ['3 1 501', false, ['3', '1', '501']],
    ['3#-1-501', false, ['3#', '1', '501']],
    ['3幢1单元501室', false, ['3幢', '1单元', '501']],
    ['3幢 1单元 501室', false, ['3幢', '1单元', '501']],
    ['3号楼501', false, ['3号楼', null, '501']],
    ['3号楼5层501', false, ['3号楼', null, '501']],
    ['3号楼5楼501室', false, ['3号楼', null, '501']],
    ['3幢1-501', false, ['3幢', '1', '501']],
    ['3栋1单元5-1', false, ['3栋', '1单元', '5-1']],
    ['中央盛景12幢1单元101室', false, ['12幢', '1单元', '101']],
    ['Garden3幢101', false, ['3幢', null, '101']],
    ['建国路88号3幢2单元501室', false, ['3幢', '2单元', '501']],
    ['88弄3号501室', false, ['3号', null, '501']],
    ['十二幢三单元402', false, ['十二幢', '三单元', '402']],
    ['A座1203', false, ['A座', null, '1203']],
    ['3-501', false, ['3', null, '501']],
    ['1-501', true, [null, '1', '501']],
    ['1单元501室', true, [null, '1单元', '501']],
    ['501室', true, [null, null, '501']],
    ['3-1-5-501', false, null],
    ['地下室', false, null],
    ['3-', false, null],
    ['见附件', false, null],
  ])('%s (building known: %s)', (text, isKnown, parts) => {
    const read = parseAddress(text, isKnown)
    expect(read && [read.building, read.entrance, read.unit]).toEqual(parts)
  })

  it.each([
    ['3-1-501', true],
    ['1-501', true],
    ['3号楼501', true],
    ['1单元501', true],
    ['501', false],
    ['5-1', false],
    ['3号楼', false],
  ])('%s holds more than a unit: %s', (text, more) => {
    expect(isComposite(text)).toBe(more)
  })
})
