import type { HotlineField } from '@liren/shared/complaints.hotline'
import {
  fieldUnder,
  guessColumns,
  isClear,
  sheetIn,
} from '../../server/src/features/complaints/complaints.hotline.columns.rules.ts'
import { placeIn, type KnownBuilding } from '../../server/src/features/complaints/complaints.hotline.places.rules.ts'
import { ordersIn } from '../../server/src/features/complaints/complaints.hotline.rules.ts'

const headings: [string, HotlineField | null][] = [
  ['工单编号', 'number'],
  ['工单号', 'number'],
  ['受理编号', 'number'],
  ['编号', 'number'],
  ['流水号', 'number'],
  ['来电号码', 'phone'],
  ['联系电话', 'phone'],
  ['联系电话（手机）', 'phone'],
  ['来电人', 'name'],
  ['诉求人姓名', 'name'],
  ['诉求内容', 'text'],
  ['问题描述*', 'text'],
  ['诉求类别', 'category'],
  ['问题分类', 'category'],
  ['诉求地址', 'address'],
  ['事发地点', 'address'],
  ['来电时间', 'calledAt'],
  ['受理日期', 'calledAt'],
  ['办理时限', 'answerBy'],
  ['截止时间', 'answerBy'],
  ['是否保密', 'secret'],
  ['满意度', null],
  ['', null],
]

describe('what a hotline writes over a column', () => {
  it.each(headings)('%s is %s', (heading, field) => {
    expect(fieldUnder(heading)).toBe(field)
  })

  it('is one thing in one column', () => {
    expect(guessColumns(['工单编号', '联系电话', '手机', '备注'])).toEqual([
      { column: 0, field: 'number' },
      { column: 1, field: 'phone' },
    ])
    expect(isClear([{ column: 0, field: 'number' }])).toBe(true)
    expect(
      isClear([
        { column: 0, field: 'number' },
        { column: 0, field: 'text' },
      ]),
    ).toBe(false)
    expect(
      isClear([
        { column: 0, field: 'number' },
        { column: 1, field: 'number' },
      ]),
    ).toBe(false)
  })
})

describe('the sheet of a file', () => {
  const rowOf = (number: number, ...cells: string[]) => ({
    number,
    cells: cells.map((text) => ({ text, kind: 'text' as const })),
  })
  it('is that whose headings tell most, behind its title, and not a hidden one', () => {
    const sheets = [
      { hidden: false, rows: [rowOf(1, '填表说明'), rowOf(2, '工单编号要填全')] },
      { hidden: true, rows: [rowOf(1, '工单编号', '联系电话', '诉求内容', '诉求地址')] },
      { hidden: false, rows: [rowOf(1, '本周工单'), rowOf(3, '工单编号', '联系电话', '诉求内容'), rowOf(4, 'A1')] },
    ]
    expect(sheetIn(sheets)).toEqual({
      headings: ['工单编号', '联系电话', '诉求内容'],
      rows: [{ row: 4, cells: ['A1'] }],
    })
    expect(sheetIn([])).toBe(null)
  })

  it('keeps a long number whole, however it is shown', () => {
    const number = { text: '2.02603E+13', kind: 'number' as const, exact: '20260305001234' }
    expect(sheetIn([{ hidden: false, rows: [rowOf(1, '工单编号'), { number: 2, cells: [number] }] }])?.rows).toEqual([
      { row: 2, cells: ['20260305001234'] },
    ])
  })
})

const building = (id: string, name: string, estateName = '枫林苑'): KnownBuilding => ({
  ...{ id, name, estateId: estateName, estateName },
})
const two = [building('b1', '1幢'), building('b3', '3幢'), building('b13', '13幢')]
const withOther = [...two, building('q3', '3幢', '清河里')]
const addresses: [string, readonly KnownBuilding[], object | null][] = [
  ['枫林苑3号楼2单元501室', two, { kind: 'building', id: 'b3', spot: '2单元501室' }],
  ['里仁街道枫林苑 13栋', two, { kind: 'building', id: 'b13', spot: null }],
  ['3座门口', two, { kind: 'building', id: 'b3', spot: '门口' }],
  ['23幢', two, null],
  ['枫林苑东门', two, { kind: 'estate', id: '枫林苑', spot: '东门' }],
  ['3号楼', withOther, null],
  ['清河里3#楼', withOther, { kind: 'building', id: 'q3', spot: null }],
  ['1幢和3幢之间', two, null],
  ['不详', two, null],
  ['', two, null],
]

describe('an address', () => {
  it.each(addresses)('%s', (address, buildings, place) => {
    expect(placeIn(address, buildings)).toEqual(place)
  })
})

describe('a row of a sheet', () => {
  const columns = guessColumns(['工单编号', '联系电话', '诉求内容', '诉求类别', '诉求地址', '来电时间', '是否保密'])
  const cells = (more: Partial<Record<number, string>> = {}) =>
    ['A1', '19900000041', '灯坏了', '公共部位', '枫林苑3幢', '2026/3/5 9:05', '否'].map((cell, at) => more[at] ?? cell)
  const known = { numbers: new Map([['B7', 'matter']]), buildings: two }
  const drawn = (rows: string[][], answers = {}) =>
    ordersIn({ headings: [], rows: rows.map((row, at) => ({ row: at + 2, cells: row })) }, columns, answers, known)
  const outcomes: [string, Partial<Record<number, string>>, object][] = [
    ['as it should be', {}, { outcome: 'fresh', category: 'common_parts', calledAt: '2026-03-05T01:05:00.000Z' }],
    ['kept secret', { 6: '保密' }, { outcome: 'fresh', isHidden: true }],
    ['known', { 0: 'B7', 1: '' }, { outcome: 'known', complaintId: 'matter' }],
    ['without a number', { 0: '' }, { outcome: 'fault', faults: ['number_missing'] }],
    ['with a number in words', { 0: '第一件' }, { outcome: 'fault', faults: ['number_wrong'] }],
    ['without a phone', { 1: '不愿透露' }, { outcome: 'fault', faults: ['phone_missing'] }],
    ['without words', { 2: '' }, { outcome: 'fault', faults: ['text_missing'] }],
    ['with too many words', { 2: '长'.repeat(2_001) }, { outcome: 'fault', faults: ['text_long'] }],
    ['of a category that is none of ours', { 3: '其他' }, { outcome: 'question', questions: ['category'] }],
    ['of a question to a column', { 3: '咨询' }, { outcome: 'question', questions: ['category'] }],
    ['of the city’s own tree', { 3: '城乡建设/物业管理/电梯' }, { outcome: 'fresh', category: 'common_parts' }],
    ['between neighbours', { 3: '邻里噪音扰民' }, { outcome: 'fresh', category: 'dispute' }],
    ['at no place', { 4: '不详' }, { outcome: 'question', questions: ['place'] }],
    ['called at no time', { 5: '昨天' }, { outcome: 'fresh', calledAt: null }],
  ]
  it.each(outcomes)('%s', (_, more, expected) => {
    expect(drawn([cells(more)])[0]).toMatchObject(expected)
  })

  it('that comes twice is a fault the second time', () => {
    expect(drawn([cells(), cells()]).map(({ outcome, faults }) => [outcome, faults])).toEqual([
      ['fresh', []],
      ['fault', ['number_twice']],
    ])
  })

  it('is as it was answered, and left out when it is said so', () => {
    const unknown = cells({ 3: '其他', 4: '不详' })
    const answer = { category: 'safety', place: { kind: 'estate', id: 'e' } }
    expect(drawn([unknown], { 2: answer })[0]).toMatchObject({
      ...{ outcome: 'fresh', category: 'safety', place: { kind: 'estate', id: 'e', spot: '不详' } },
    })
    expect(drawn([unknown], { 2: { skip: true } })[0]?.outcome).toBe('skipped')
    expect(drawn([cells({ 0: 'B7' })], { 2: { skip: true } })[0]?.outcome).toBe('known')
  })
})
