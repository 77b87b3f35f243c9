import { registerFaultCodes, type RegisterFault } from '@liren/shared/register.findings'
import type { RawCell, RawSheet } from '../../server/src/features/register/register.cells.rules.ts'
import { readGuessed, readText, sheetOf, sheetOfText } from '../support/register.sheets.ts'

const table = (row: string) => sheetOfText(`楼栋|单元|室号|用途|面积|面积来源|销售状态|姓名|手机号|证件号|备注\n${row}`)
const withCell = (cell: RawCell): RawSheet =>
  sheetOf([
    ['楼栋', '室号', '面积'],
    ['3幢', '101', cell],
  ])
const nine = '甲乙丙丁戊己庚辛壬癸'

type Code = RegisterFault['code']

/** One broken file for each way of being broken: what stands where, and what is said of it. */
const corpus: [Code, RawSheet, number | null, string][] = [
  ['building_missing', sheetOfText('楼栋|室号|姓名\n|101|张三'), 0, ''],
  ['building_missing', sheetOfText('房屋坐落|姓名\n501室|张三'), null, ''],
  ['unit_missing', table('3幢|1单元||住宅|79.93|登记||张三|||'), 2, ''],
  ['unit_missing', sheetOfText('楼栋|室号|姓名\n3幢||张三'), 1, ''],
  ['address_unreadable', sheetOfText('房屋坐落|姓名\n3幢1单元501|张三\n见附件|李四'), 0, '见附件'],
  ['label_bad', table(`3幢|1单元|${'1'.repeat(21)}|||||||| `), 2, '1'.repeat(21)],
  ['label_bad', table('3幢|1单元|=1+1|||||||| '), 2, '=1+1'],
  // What programs make of `3-1-5`.
  [
    'label_bad',
    sheetOf([
      ['楼栋', '单元', '室号'],
      ['3幢', '1', { text: '2003-01-05', kind: 'date' }],
    ]),
    2,
    '2003-01-05',
  ],
  [
    'address_unreadable',
    sheetOf([
      ['楼栋', '室号'],
      ['3幢', { text: '2003-01-05', kind: 'date' }],
    ]),
    1,
    '2003-01-05',
  ],
  [
    'unit_twice',
    sheetOfText('楼栋|室号|面积|姓名\n3幢|101|79.93|张三\n3号楼|101室|80.00|李四'),
    null,
    '3 = 2: 3号楼 1单元 101室',
  ],
  [
    'unit_twice',
    sheetOfText('楼栋|室号|面积|姓名\n3幢|101|79.93|张三\n3幢|101|79.93|张三'),
    null,
    '3 = 2: 3幢 1单元 101',
  ],
  [
    'unit_twice',
    sheetOfText('楼栋|室号|面积|用途|姓名\n3幢|101|79.93|住宅|张三\n3幢|101|79.93|商铺|李四'),
    null,
    '3 = 2: 3幢 1单元 101',
  ],
  ['use_unknown', table('3幢|1单元|101|飞船|||||||'), 3, '飞船'],
  ['area_unreadable', table('3幢|1单元|101||约80||||||'), 4, '约80'],
  ['area_not_positive', table('3幢|1单元|101||-79.93||||||'), 4, '-79.93'],
  ['area_not_positive', table('3幢|1单元|101||0||||||'), 4, '0'],
  ['area_too_large', table('3幢|1单元|101||79930000||||||'), 4, '79930000'],
  ['area_source_unknown', table('3幢|1单元|101||79.93|目测|||||'), 5, '目测'],
  ['sale_state_unknown', table('3幢|1单元|101||||抵押||||'), 6, '抵押'],
  ['name_bad', table('3幢|1单元|101|||||张*|||'), 7, '张*'],
  ['name_bad', table('3幢|1单元|101|||||张三 李四|||'), 7, '张三 李四'],
  ['name_missing', table('3幢|1单元|101||||||19910000296||'), 8, '19910000296'],
  ['name_missing', table('3幢|1单元|101|||||||6495|'), 9, '6495'],
  ['owner_twice', table('3幢|1单元|101|||||张三、张三|||'), 7, '张三'],
  ['owner_twice', table('3幢|1单元|101|||||张三、张三||6495、6495|'), 7, '张三'],
  ['owners_uneven', table('3幢|1单元|101|||||张三、李四|19910000296||'), 8, '19910000296'],
  ['owners_uneven', table('3幢|1单元|101|||||张三|19910000296、19910000297||'), 8, '19910000296、19910000297'],
  ['owners_uneven', table('3幢|1单元|101|||||张三 李四|19910000296||'), 7, '张三 李四'],
  ['owners_uneven', table('3幢|1单元|101|||||张三、李四||6495|'), 9, '6495'],
  [
    'too_many_owners',
    table(`3幢|1单元|101|||||${[...nine].map((one) => `王${one}`).join('、')}|||`),
    7,
    [...nine].map((one) => `王${one}`).join('、'),
  ],
  ['phone_bad', table('3幢|1单元|101|||||张三|0571-88880000||'), 8, '0571-88880000'],
  ['id_number_bad', table('3幢|1单元|101|||||张三||110105194912310021|'), 9, '110105194912310021'],
  ['id_number_bad', table('3幢|1单元|101|||||某某公司||11010519491231002X|'), 9, '11010519491231002X'],
  ['formula', withCell({ text: '=79.93', kind: 'formula' }), 2, '=79.93'],
  ['cell_error', withCell({ text: '#REF!', kind: 'error' }), 2, '#REF!'],
]

describe('a fault', () => {
  it.each(corpus)('%s %#', (code, sheet, column, text) => {
    const { faults, rows } = readGuessed(sheet)
    const [fault, ...others] = faults
    const last = sheet.rows.at(-1)
    expect(others).toEqual([])
    expect(fault).toEqual({
      sheet: '名册',
      row: last?.number,
      column,
      code,
      text,
    })
    expect(rows.length).toBe(sheet.rows.length - 2)
  })

  it('is known of every code', () => {
    expect([...new Set(corpus.map(([code]) => code))].sort()).toEqual([...registerFaultCodes].sort())
  })

  it('is quoted in at most 40 characters', () => {
    const { faults } = readText(`楼栋|室号|姓名\n3幢|101|${'张'.repeat(99)}`)
    expect(faults.map(({ code, text }) => [code, [...text].length])).toEqual([['name_bad', 40]])
  })
})

describe('faults of one row', () => {
  it('are all told at once, in the order of the file', () => {
    const { faults } = readText(
      '楼栋|室号|用途|面积|姓名|手机号\n3幢|101|飞船|-1|张*|123\n3幢|102||||\n3幢|103|住宅|零|张三|19910000296',
    )
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 2, 'use_unknown'],
      [2, 3, 'area_not_positive'],
      [2, 4, 'name_bad'],
      [2, 5, 'phone_bad'],
      [4, 3, 'area_unreadable'],
    ])
  })

  it('that has a formula for its unit are not doubled by what follows from it', () => {
    const formula: RawCell = { text: '=A1', kind: 'formula' }
    const { faults } = readGuessed(
      sheetOf([
        ['楼栋', '室号', '姓名', '手机号'],
        [formula, formula, formula, '19910000296'],
      ]),
    )
    expect(faults.map(({ column, code }) => [column, code])).toEqual([
      [0, 'formula'],
      [1, 'formula'],
      [2, 'formula'],
    ])
  })

  it('name the sheet of the row that has the unit first', () => {
    const sheets = ['一期', '二期'].map((name) => sheetOfText('楼栋|室号|面积|姓名\n3幢|101|79.93|张三', name))
    expect(readGuessed(...sheets).faults).toEqual([
      { sheet: '二期', row: 2, column: null, code: 'unit_twice', text: '2 = 一期!2: 3幢 1单元 101' },
    ])
  })

  it('of a column that is not mapped do not matter', () => {
    const rows = [
      ['序号', '楼栋', '室号'],
      [{ text: '=ROW()-1', kind: 'formula' as const }, '3幢', '101'],
    ]
    expect(readGuessed(sheetOf(rows)).faults).toEqual([])
  })
})
