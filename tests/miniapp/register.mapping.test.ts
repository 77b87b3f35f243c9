import type { RegisterImport } from '@liren/shared/register'
import { firstStand, isSkipped, toggledRow, withFaulty } from '../../miniapp/src/features/register/found.draft.ts'
import {
  columnLetter,
  columnsOf,
  doubled,
  draftOf,
  mappingFault,
  mappingOf,
  meanings,
  type SheetDraft,
} from '../../miniapp/src/features/register/mapping.draft.ts'

const sheet = (name: string, rows: string[][]): RegisterImport['sheets'][number] => ({
  name,
  rowCount: rows.length,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
})

const draft = (columns: Record<string, string>, part: Partial<SheetDraft> = {}): SheetDraft => ({
  sheet: '3号楼',
  isIn: true,
  headerRow: 1,
  building: '',
  columns,
  ...part,
})

describe('the meaning of columns', () => {
  test('begins with what the server guessed, and comes back the same', () => {
    const mapping = {
      sheets: [
        {
          sheet: '3号楼',
          headerRow: 2,
          building: null,
          columns: [
            { column: 0, field: 'unit' as const, owner: 1 },
            { column: 3, field: 'owner_name' as const, owner: 2 },
          ],
        },
      ],
    }
    const begun = draftOf([sheet('3号楼', []), sheet('说明', [])], mapping)
    expect(begun.map(({ isIn }) => isIn)).toEqual([true, false])
    expect(begun[0]?.columns).toEqual({ 0: 'unit', 3: 'owner_name:2' })
    expect(mappingOf(begun)).toEqual(mapping)
  })

  test('is asked of the only sheet when nothing could be guessed', () => {
    expect(draftOf([sheet('Sheet1', [])], null)[0]).toMatchObject({ isIn: true, columns: {} })
    expect(mappingOf(draftOf([sheet('Sheet1', [])], null))).toBeNull()
  })

  test.each([
    ['no sheet is in', [draft({ 0: 'unit' }, { isIn: false })], 'no_sheet'],
    ['no column is the unit', [draft({ 0: 'building' })], 'no_unit'],
    ['one of two sheets has no unit', [draft({ 0: 'unit' }), draft({ 0: 'area' })], 'no_unit'],
    ['two columns are the unit', [draft({ 0: 'unit', 1: 'unit' })], 'doubled'],
    ['the whole address stands in a cell', [draft({ 0: 'address' })], null],
    ['two owners have a name each', [draft({ 0: 'unit', 1: 'owner_name', 2: 'owner_name:2' })], null],
    ['two columns are remarks', [draft({ 0: 'unit', 1: 'remark', 2: 'remark' })], null],
    ['a column that is left out stands twice', [draft({ 0: 'unit', 1: '', 2: '' })], null],
  ])('is checked: %s', (_, sheets, fault) => {
    expect(mappingFault(sheets)).toBe(fault)
  })

  test('names what is claimed twice', () => {
    expect(doubled(draft({ 0: 'area', 1: 'area', 2: 'unit' }))).toEqual(['area'])
  })

  test('offers one owner more than are named, nine at most', () => {
    const owners = (one: SheetDraft) => meanings(one).filter((meaning) => meaning.startsWith('owner_name')).length
    expect(owners(draft({}))).toBe(2)
    expect(owners(draft({ 4: 'owner_phone:3' }))).toBe(4)
    expect(owners(draft({ 4: 'owner_name:9' }))).toBe(9)
  })
})

test('columns are lettered as spreadsheet programs do', () => {
  expect([0, 25, 26, 51, 52, 199].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'GR'])
})

test('a column shows its heading and the values below it; one with neither is not shown', () => {
  const rows = sheet('s', [['天鹅堡名册'], ['室号', '', '面积'], ['101', '', '79.93'], ['102', '', '']])
  expect(columnsOf(rows, 2)).toEqual([
    { column: 0, heading: '室号', values: ['101', '102'] },
    { column: 2, heading: '面积', values: ['79.93'] },
  ])
  expect(columnsOf(rows, 0)[0]).toMatchObject({ heading: '', values: ['天鹅堡名册', '室号', '101', '102'] })
})

describe('rows left out', () => {
  const fault = (row: number, column: number) => ({ sheet: 's', row, column, code: 'phone_bad' as const, text: '' })

  test('are put out and taken back one by one', () => {
    const out = toggledRow([], fault(4, 2))
    expect(out).toEqual([{ sheet: 's', row: 4 }])
    expect(isSkipped(out, fault(4, 9))).toBe(true)
    expect(isSkipped(out, { sheet: 't', row: 4 })).toBe(false)
    expect(toggledRow(out, fault(4, 2))).toEqual([])
  })

  test('are all faulty ones at once, each row once, beside those out already', () => {
    const before = [{ sheet: 's', row: 9 }]
    expect(withFaulty(before, [fault(4, 1), fault(4, 2), fault(9, 1)])).toEqual([
      { sheet: 's', row: 9 },
      { sheet: 's', row: 4 },
    ])
  })
})

test.each([
  ['7 = 6: 1幢 1单元 105', { sheet: null, row: 6, unit: '1幢 1单元 105' }],
  ['7 = 一号!楼!12: 3幢 2单元 501', { sheet: '一号!楼', row: 12, unit: '3幢 2单元 501' }],
  ['别的话', null],
])('where a unit stands first is read from “%s”', (text, first) => {
  expect(firstStand(text)).toEqual(first)
})
