import { registerMapping, type RegisterMapping } from '@liren/shared/register.findings'
import type { RawSheet } from '../../server/src/features/register/register.cells.rules.ts'
import { guessMapping, isMappingComplete } from '../../server/src/features/register/register.mapping.rules.ts'
import { sheetOf, sheetOfText } from '../support/register.sheets.ts'

const fieldsOf = ({ sheets }: RegisterMapping, at = 0) =>
  (sheets[at]?.columns ?? [])
    .map(({ column, field, owner }) => `${column} ${field}${field.startsWith('owner_') ? ` ${owner}` : ''}`)
    .join(', ')

const guess = (text: string, name?: string) => guessMapping([sheetOfText(text, name)])

describe('the headings of a register', () => {
  it.each([
    ['楼栋|单元|室号', '0 building, 1 entrance, 2 unit'],
    ['幢号|单元号|房号', '0 building, 1 entrance, 2 unit'],
    ['楼号|门|房间号', '0 building, 1 entrance, 2 unit'],
    ['栋|单元门号|户号', '0 building, 1 entrance, 2 unit'],
    ['序号|楼 栋|单 元|室 号', '1 building, 2 entrance, 3 unit'],
    ['房屋坐落|业主', '0 address, 1 owner_name 1'],
    ['房屋地址|产权人', '0 address, 1 owner_name 1'],
    ['地址|购房人', '0 address, 1 owner_name 1'],
    ['幢-单元-室|姓名', '0 address, 1 owner_name 1'],
    ['室号|用途|专有面积（㎡）|面积来源|销售状态', '0 unit, 1 use, 2 area, 3 area_source, 4 sale_state'],
    ['室号|房屋用途|建筑面积(平方米)|是否售出|备注', '0 unit, 1 use, 2 area, 3 sale_state, 4 remark'],
    ['室号|套内面积|建筑面积|公摊面积', '0 unit, 2 area'],
    ['室号|建筑面积|产权面积', '0 unit, 2 area'],
    ['室号|业主姓名|手机号|证件号后四位', '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_id 1'],
    ['室号|姓名*|联系电话|身份证号码', '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_id 1'],
    ['室号|业主姓名|业主电话|业主身份证号', '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_id 1'],
    ['室号|业主姓名|证件类型|产权证号|通讯地址|紧急联系电话', '0 unit, 1 owner_name 1'],
    ['室号|产权人|产权人2|产权人2电话', '0 unit, 1 owner_name 1, 2 owner_name 2, 3 owner_phone 2'],
    [
      '室号|业主姓名|手机号|共有人2姓名|共有人2手机号',
      '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_name 2, 4 owner_phone 2',
    ],
    ['室号|业主姓名|共有人1姓名|共有人2姓名', '0 unit, 1 owner_name 1, 2 owner_name 2, 3 owner_name 3'],
    [
      '室号|业主姓名|手机号|共有人姓名|共有人手机号',
      '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_name 2, 4 owner_phone 2',
    ],
    ['室号|业主姓名|共有人姓名|联系电话', '0 unit, 1 owner_name 1, 2 owner_name 2, 3 owner_phone 1'],
    ['室号|姓名|电话|姓名|电话', '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_name 2, 4 owner_phone 2'],
    ['室号|姓名1|电话1|姓名2|电话2', '0 unit, 1 owner_name 1, 2 owner_phone 1, 3 owner_name 2, 4 owner_phone 2'],
    ['室号|姓名|电话1|电话2', '0 unit, 1 owner_name 1, 2 owner_phone 1'],
    [
      'Building|Entrance|Unit No.|Area (m²)|Owner Name|Phone|ID',
      '0 building, 1 entrance, 2 unit, 3 area, 4 owner_name 1, 5 owner_phone 1, 6 owner_id 1',
    ],
    [
      'Room|Use|Owner|Mobile|Co-owner Name|Remarks',
      '0 unit, 1 use, 2 owner_name 1, 3 owner_phone 1, 4 owner_name 2, 5 remark',
    ],
  ])('%s', (headings, fields) => {
    expect(fieldsOf(guess(`${headings}\n1|2|3`))).toBe(fields)
  })

  it('are found behind titles and notes, however the columns are ordered', () => {
    const mapping = guess('天鹅堡 业主名册\n填表日期：2026年3月\n\n电话|姓名|室号|楼栋\n19910000296|张三|101|3号楼')
    expect(mapping.sheets[0]?.headerRow).toBe(4)
    expect(fieldsOf(mapping)).toBe('0 owner_phone 1, 1 owner_name 1, 2 unit, 3 building')
  })

  it('may take two rows', () => {
    const mapping = guess('楼栋|室号|面积|业主|\n|||姓名|电话\n3号楼|101|79.93|张三|19910000296')
    expect(mapping.sheets[0]?.headerRow).toBe(2)
    expect(fieldsOf(mapping)).toBe('0 building, 1 unit, 2 area, 3 owner_name 1, 4 owner_phone 1')
  })

  it('of several sheets are read, sheets without any are left out', () => {
    const sheets = [
      sheetOfText('填表说明\n请如实填写', '说明'),
      sheetOfText('室号|姓名\n101|张三', '1号楼'),
      sheetOfText('房号|产权人\n101|李四', '2幢'),
    ]
    expect(guessMapping(sheets).sheets.map(({ sheet, building }) => [sheet, building])).toEqual([
      ['1号楼', '1号楼'],
      ['2幢', '2幢'],
    ])
  })
})

describe('the building of a sheet that has no column for it', () => {
  it.each([
    ['3号楼', '业主名册', '3号楼'],
    ['Sheet1', '天鹅堡花园 3 号楼 业主名册', '3号楼'],
    ['Sheet1', '中央盛景１幢', '1幢'],
    ['3', '业主名册', '3号楼'],
    ['Sheet1', '1号楼至3号楼业主名册', null],
    ['Sheet1', '1-3号楼业主名册', null],
    ['Sheet1', '业主名册', null],
  ])('sheet %s under the title %s: %j', (name, title, building) => {
    expect(guess(`${title}\n室号|姓名\n101|张三`, name).sheets[0]?.building).toBe(building)
  })

  it('is not asked for beside a column of buildings or addresses', () => {
    expect(guess('楼栋|室号\n1幢|101', '3号楼').sheets[0]?.building).toBeNull()
    expect(guess('地址|姓名\n1-1-101|张三', '3号楼').sheets[0]?.building).toBeNull()
  })
})

describe('what stands in a column', () => {
  it.each([
    ['房号|姓名\n3-1-501|张三\n3-1-502|李四', '0 address, 1 owner_name 1'],
    ['楼栋|房号\n3号楼|1-501\n3号楼|1-502', '0 building, 1 address'],
    ['楼栋|单元|房号\n3号楼|1|1-501', '0 building, 1 entrance, 2 unit'],
    ['楼栋|房号\n3号楼|5-1\n3号楼|5-2', '0 building, 1 unit'],
  ])('says whether a unit column holds addresses: %j', (text, fields) => {
    expect(fieldsOf(guess(text))).toBe(fields)
  })

  it('tells the columns of a file without headings', () => {
    const mapping = guess(
      '1|3号楼|1单元|101|住宅|79.93|登记|张三|19910000296|11010519491231002X\n2|3号楼|1单元|102|商铺|80.10|登记|李四丰|19910000297|E12345678',
    )
    expect(mapping.sheets[0]?.headerRow).toBe(0)
    expect(fieldsOf(mapping)).toBe(
      '1 building, 2 entrance, 3 unit, 4 use, 5 area, 6 area_source, 7 owner_name 1, 8 owner_phone 1, 9 owner_id 1',
    )
  })

  it('that nobody knows leaves a mapping for a person to make', () => {
    const mapping = guess('???|!!!\n???|!!!')
    expect(registerMapping.safeParse(mapping).success).toBe(true)
    expect(isMappingComplete(mapping)).toBe(false)
  })
})

describe('a mapping', () => {
  type Column = RegisterMapping['sheets'][number]['columns'][number]
  const mappingOf = (fields: Column['field'][], building: string | null = null): RegisterMapping => ({
    sheets: [
      { sheet: 's', headerRow: 1, columns: fields.map((field, column) => ({ column, field, owner: 1 })), building },
    ],
  })

  it.each<[Column['field'][], string | null, boolean]>([
    [['building', 'unit'], null, true],
    [['unit'], '3号楼', true],
    [['address'], null, true],
    [['unit'], null, false],
    [['building'], null, false],
    [['building', 'owner_name'], '3号楼', false],
    [['building', 'unit', 'unit'], null, false],
    [['building', 'unit', 'remark', 'remark'], null, true],
  ])('of %j with the building %j is complete: %s', (fields, building, complete) => {
    expect(isMappingComplete(mappingOf(fields, building))).toBe(complete)
  })

  it('of no sheet, or of one sheet that is not, is not complete', () => {
    const { sheets } = mappingOf(['building', 'unit'])
    expect(isMappingComplete({ sheets: [] })).toBe(false)
    expect(isMappingComplete({ sheets: [...sheets, ...mappingOf(['unit']).sheets] })).toBe(false)
  })

  it.each<[string, RawSheet[]]>([
    ['of nothing', [sheetOf([])]],
    ['of wide rows', [sheetOf([Array.from({ length: 300 }, () => '室号')])]],
    ['of a lone word', [sheetOf([['室号']])]],
  ])('%s is no accident', (_, sheets) => {
    const mapping = guessMapping(sheets)
    expect(mapping.sheets.length === 0 || registerMapping.safeParse(mapping).success).toBe(true)
  })
})
