import fc from 'fast-check'
import { guessMapping } from '../../server/src/features/register/register.mapping.rules.ts'
import { readRows, type RegisterRow } from '../../server/src/features/register/register.rows.rules.ts'
import { readGuessed, readText, sheetOf, sheetOfText } from '../support/register.sheets.ts'

const whole = '11010519491231002X'

/** Rows as short texts: unit, area, state, and each owner with the numbers there are. */
const said = ({ rows, faults }: ReturnType<typeof readRows>) => {
  expect(faults).toEqual([])
  return rows.map(
    ({ building, entrance, unit, areaCentiares, saleState, owners }) =>
      `${building} ${entrance} ${unit} ${areaCentiares} ${saleState}: ` +
      owners
        .map(({ name, phone, idNumber, idTail }) => [name, phone, idNumber ?? idTail].filter(Boolean).join(' '))
        .join(', '),
  )
}
const places = (text: string) =>
  readText(text).rows.map(({ building, entrance, unit }) => `${building} ${entrance} ${unit}`)

describe('a row', () => {
  it('gives a unit with all that is said of it', () => {
    const { rows } = readText(
      `楼栋|单元|室号|用途|面积|面积来源|销售状态|姓名|手机号|身份证号
       3幢|2单元|501|商铺|79.93平|合同|已交付|张三|199 1000 0296|${whole}`,
    )
    expect(rows).toEqual([
      {
        ...{ sheet: '名册', row: 2, building: '3幢', entrance: '2单元', unit: '501', use: 'shop' },
        ...{ areaCentiares: 7993, areaSource: 'contract', saleState: 'delivered' },
        owners: [{ name: '张三', kind: 'person', phone: '19910000296', idNumber: whole, idTail: '002X' }],
      },
    ])
  })

  it('says nothing of what its file has no column for', () => {
    expect(readText('楼栋|室号\n3幢|501').rows).toEqual([
      {
        ...{ sheet: '名册', row: 2, building: '3幢', entrance: '1单元', unit: '501', use: null },
        ...{ areaCentiares: null, areaSource: null, saleState: null, owners: [] },
      },
    ])
  })

  it('of numbers reads as one of text', () => {
    const rows = [
      ['楼栋', '室号', '面积', '姓名', '手机号', '证件号后四位'],
      [3, 501, 79.93, '张三', 19910000296, 753],
      ['3', '502', '79.93', '张三', { text: '1.99E+10', kind: 'number' as const, exact: '1.9910000296E10' }, '0753'],
    ]
    expect(said(readGuessed(sheetOf(rows)))).toEqual([
      '3号楼 1单元 501 7993 null: 张三 19910000296 0753',
      '3号楼 1单元 502 7993 null: 张三 19910000296 0753',
    ])
  })

  it.each([
    ['已售|未交付', 'sold_undelivered'],
    ['已售|', 'delivered'],
    ['|未售', 'unsold'],
    ['|已售未交付', 'sold_undelivered'],
    ['未售|', 'unsold'],
    ['已交付|曾未交付', 'delivered'],
    ['|钥匙在物业', 'delivered'],
    ['|', 'delivered'],
  ])('with the sale state and remark %s is %s', (cells, state) => {
    expect(readText(`楼栋|室号|销售状态|备注\n3幢|501|${cells}`).rows[0]?.saleState).toBe(state)
  })

  it('may say in the place of the name that it is unsold', () => {
    expect(said(readText('楼栋|室号|姓名|手机号\n3幢|501|未售|'))).toEqual(['3幢 1单元 501 null unsold: '])
  })
})

describe('several owners', () => {
  const read = (names: string, phones: string, ids = '') =>
    said(readText(`楼栋|室号|姓名|手机号|证件号\n3幢|501|${names}|${phones}|${ids}`))[0]?.split(': ')[1]
  const two = '张三 19910000296, 李四 19910000297'
  it.each([
    ['张三、李四', '19910000296、19910000297', two],
    ['张三/李四', '19910000296/19910000297', two],
    ['张三，李四', '19910000296，19910000297', two],
    ['张三；李四', '19910000296 19910000297', two],
    ['张三⏎李四', '19910000296⏎19910000297', two],
    ['张三 李四', '19910000296 19910000297', two],
    ['张三、李四', '', '张三, 李四'],
    ['张三、李四', '无、19910000297', '张三, 李四 19910000297'],
    ['张三、李四', '、19910000297', '张三, 李四 19910000297'],
    ['张三、李四、', '19910000296、19910000297、', two],
    ['张　三', '199 1000 0296', '张三 19910000296'],
    ['欧阳 小明', '19910000296', '欧阳小明 19910000296'],
    ['Smith, John', '19910000296', 'Smith, John 19910000296'],
    ['阿依古丽·买买提', '', '阿依古丽·买买提'],
  ])('%j with the phones %j', (names, phones, owners) => {
    expect(read(names, phones)).toBe(owners)
  })

  it('have their identity numbers in the same order', () => {
    expect(read('张三 李四', '', '6495 0753')).toBe('张三 6495, 李四 0753')
    expect(read('张三、李四', '19910000296、无', `${whole}、0753`)).toBe(`张三 19910000296 ${whole}, 李四 0753`)
  })

  it('stand in columns of their own, gaps or not', () => {
    const text =
      '楼栋|室号|业主姓名|手机号|共有人2姓名|共有人2手机号|共有人3姓名\n3幢|501|张三|19910000296|||王五\n3幢|502|张三|19910000296|李四|19910000297|'
    expect(said(readText(text))).toEqual([
      '3幢 1单元 501 null null: 张三 19910000296, 王五',
      `3幢 1单元 502 null null: ${two}`,
    ])
  })

  it('come one a row, the unit repeated with the same area', () => {
    const text = '楼栋|室号|面积|姓名\n3幢|501|79.93|张三\n3幢|502|80|王五\n3幢|501室|79.93|李四'
    expect(said(readText(text))).toEqual(['3幢 1单元 501 7993 null: 张三, 李四', '3幢 1单元 502 8000 null: 王五'])
  })

  it('come one a row, in merged cells', () => {
    const text = '楼栋|单元|室号|面积|姓名|备注\n3幢|2|501|79.93|张三|未交付\n||||李四|\n|||| 王五|\n||502|80|赵六|'
    expect(said(readText(text))).toEqual([
      '3幢 2单元 501 7993 sold_undelivered: 张三, 李四, 王五',
      '3幢 2单元 502 8000 delivered: 赵六',
    ])
  })

  it('may be a company by its name or its code', () => {
    const { rows } = readText('楼栋|室号|姓名|证件号\n3幢|501|某某有限公司|\n3幢|502|鑫隆记|91350100M000100Y43')
    expect(rows.map(({ owners }) => owners[0]?.kind)).toEqual(['company', 'company'])
  })
})

describe('where a unit is', () => {
  it.each([
    [
      '楼栋|单元|室号\n3幢|1|101\n||102\n|2|201\n||202\n4幢||101',
      ['3幢 1单元 101', '3幢 1单元 102', '3幢 2单元 201', '3幢 2单元 202', '4幢 1单元 101'],
    ],
    ['楼栋|单元|室号\n3幢|2|101\n3幢||102\n4幢||103', ['3幢 2单元 101', '3幢 2单元 102', '4幢 1单元 103']],
    ['地址\n3-1-501\n3幢1单元502室\n3号楼503', ['3号楼 1单元 501', '3幢 1单元 502', '3号楼 1单元 503']],
    ['楼栋|房号\n3幢|2-501\n3幢|2-502', ['3幢 2单元 501', '3幢 2单元 502']],
    ['楼栋|地址\n3幢|2-501\n|2-502', ['3幢 2单元 501', '3幢 2单元 502']],
    [
      '室号|姓名\n3号楼|\n101|张三\n2单元|\n201|李四\n4号楼|\n101|王五',
      ['3号楼 1单元 101', '3号楼 2单元 201', '4号楼 1单元 101'],
    ],
  ])('%j', (text, expected) => {
    expect(places(text)).toEqual(expected)
  })

  it('comes from the mapping where no cell says it', () => {
    const sheet = sheetOfText('室号|姓名\n101|张三', '7号楼')
    expect(readGuessed(sheet).rows[0]?.building).toBe('7号楼')
  })

  it('is carried down within a sheet only, and past a skipped row', () => {
    const [one, two] = [sheetOfText('楼栋|室号\n3幢|101\n|102', '一'), sheetOfText('楼栋|室号\n|101', '二')]
    const sheets = [one, two]
    const { rows, faults } = readRows(sheets, guessMapping(sheets), [{ sheet: '一', row: 2 }])
    expect(rows.map(({ building, unit }) => building + unit)).toEqual(['3幢102'])
    expect(faults.map(({ sheet, code }) => [sheet, code])).toEqual([['二', 'building_missing']])
  })
})

describe('rows that are no units are ignored and counted', () => {
  it.each([
    ['title rows', '天鹅堡业主名册\n楼栋|室号\n3幢|101', 1],
    ['blank rows, also numbered ones', '序号|楼栋|室号\n1|3幢|101\n2||\n||\n|-|/', 3],
    ['repeated headings', '楼栋|室号|姓名\n3幢|101|张三\n楼栋|室号|姓名\n3幢|102|李四', 1],
    ['totals', '楼栋|室号|面积\n3幢|101|79.93\n小 计||79.93\n合计|1户|79.93\n|总计|79.93\n3幢合计||79.93', 4],
    [
      'signatures and notes',
      '楼栋|室号|姓名\n3幢|101|张三\n制表人：王某||\n填表日期：2026-03-01||\n注：面积以产证为准||\n第1页',
      4,
    ],
    ['titles of a second page', '楼栋|室号|姓名\n3幢|101|张三\n天鹅堡花园业主名册||\n3幢|102|李四', 1],
  ])('%s', (_, text, ignored) => {
    const read = readText(text)
    expect(read.faults).toEqual([])
    expect(read.ignored).toBe(ignored)
    expect(read.rows.length).toBeGreaterThan(0)
  })

  it('totals may be formulas', () => {
    const rows = [
      ['楼栋', '室号', '面积'],
      ['3幢', '101', '79.93'],
      ['合计', '', { text: '=SUM(C2:C2)', kind: 'formula' as const }],
    ]
    expect(readGuessed(sheetOf(rows))).toMatchObject({ rows: [{ unit: '101' }], faults: [], ignored: 1 })
  })
})

it('a skipped row yields neither unit nor fault, and its unit may stand in another', () => {
  const sheet = sheetOfText('楼栋|室号|姓名|手机号\n3幢|101|张三|1\n3幢|101|张三|19910000296')
  const read = (skipped: number[]) =>
    readRows(
      [sheet],
      guessMapping([sheet]),
      skipped.map((row) => ({ sheet: '名册', row })),
    )
  expect(read([]).faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'phone_bad'],
    [3, 'unit_twice'],
  ])
  expect(said(read([2]))).toEqual(['3幢 1单元 101 null null: 张三 19910000296'])
  expect(read([2, 3])).toEqual({ rows: [], faults: [], ignored: 0 })
})

const noise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => ` ${text}\u3000`,
  (text) => `\u200B${text}\uFEFF`,
  (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  (text) => `${text}\u00A0 `,
)
const someRow = fc.record({
  floor: fc.integer({ min: 1, max: 30 }),
  area: fc.integer({ min: 1, max: 1_000_000 }),
  name: fc.constantFrom('张三', '李四丰', '买买提·艾力', '某某有限公司', 'John Smith'),
  phone: fc.integer({ min: 0, max: 99_999_999 }).map((n) => `199${String(n).padStart(8, '0')}`),
  tail: fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0')),
})
const areaForms = fc.constantFrom<(area: string) => string>(
  (area) => area,
  (area) => `${area}平`,
  (area) => `${area}㎡`,
  (area) => `${area} 平方米`,
)
const phoneForms = fc.constantFrom<(phone: string) => string>(
  (phone) => phone,
  (phone) => `+86 ${phone}`,
  (phone) => phone.replace(/(\d{3})(\d{4})(\d{4})/, '$1-$2-$3'),
)

it('the same register reads the same, however it is set', () => {
  const plain = (area: string) => area
  fc.assert(
    fc.property(
      fc.uniqueArray(someRow, { selector: ({ floor }) => floor, minLength: 1, maxLength: 6 }),
      fc.infiniteStream(noise),
      areaForms,
      phoneForms,
      (entries, noises, areaForm, phoneForm) => {
        const sheet = (set: (text: string) => string, areaOf: typeof areaForm, phoneOf: typeof phoneForm) =>
          sheetOf([
            ['楼栋', '单元', '室号', '面积', '姓名', '手机号', '证件号后四位'].map(set),
            ...entries.map(({ floor, area, name, phone, tail }) =>
              ['3号楼', '1单元', `${floor}01`, areaOf((area / 100).toFixed(2)), name, phoneOf(phone), tail].map(set),
            ),
          ])
        const noisy = (text: string): string => {
          const next = noises.next() as IteratorResult<typeof plain, undefined>
          return (next.value ?? plain)(text)
        }
        const clean: RegisterRow[] = readGuessed(sheet(plain, plain, plain)).rows
        expect(clean.length).toBe(entries.length)
        expect(readGuessed(sheet(noisy, areaForm, phoneForm)).rows).toEqual(clean)
      },
    ),
  )
})
