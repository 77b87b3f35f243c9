import fc from 'fast-check'
import { resolveOwners, type KnownOwner } from '../../server/src/features/register/register.owners.rules.ts'
import { planImport, type CurrentUnit } from '../../server/src/features/register/register.plan.rules.ts'
import type { RegisterRow } from '../../server/src/features/register/register.rows.rules.ts'
import { readText } from '../support/register.sheets.ts'

interface Register {
  units: CurrentUnit[]
  known: KnownOwner[]
}
const empty: Register = { units: [], known: [] }

const planOf = ({ units, known }: Register, rows: RegisterRow[]) =>
  planImport(units, known, rows, resolveOwners(rows, known, new Map()))

/** The register after an import: what a service would write. */
function written(register: Register, rows: RegisterRow[]): Register {
  const { owners } = resolveOwners(rows, register.known, new Map())
  const plan = planOf(register, rows)
  const units = [
    ...plan.absent,
    ...plan.units.map(({ row, unitId, after, ownerKeys }) => {
      const { building, entrance, unit } = register.units.find(({ id }) => id === unitId) ?? row
      return { ...after, building, entrance, unit, ownerKeys, id: unitId ?? `${building}${entrance}${unit}` }
    }),
  ]
  const entries = new Map([...register.known, ...owners].map((owner) => [owner.key, owner]))
  const known = [...entries.values()].map((owner) => ({
    ...owner,
    units: units.filter(({ ownerKeys }) => ownerKeys.includes(owner.key)),
  }))
  return { units, known }
}

const head = '楼栋|室号|用途|面积|面积来源|销售状态|姓名|手机号|证件号'
const rowsOf = (...lines: string[]) => readText([head, ...lines].join('\n')).rows
const told = (register: Register, rows: RegisterRow[]) =>
  planOf(register, rows).changes.map(({ kind, unit, fields }) => ({
    [`${kind} ${unit}`]: fields.map(({ field, before, after }) => `${field}: ${before ?? '-'} > ${after ?? '-'}`),
  }))

const first = rowsOf('3号楼|101|商铺|79.93|登记|已交付|张三|19910000296|6495', '3号楼|102||80||未售||')
const register = written(empty, first)

describe('an import', () => {
  it('creates what the register does not hold', () => {
    expect(told(empty, first)).toEqual([
      {
        'created 3号楼 1单元 101': [
          'use: - > shop',
          'area: - > 79.93',
          'area_source: - > register',
          'sale_state: - > delivered',
          'owners: - > 张* 199****0296 ****',
        ],
      },
      { 'created 3号楼 1单元 102': ['use: - > dwelling', 'area: - > 80.00', 'sale_state: - > unsold'] },
    ])
  })

  it('leaves everything when the same file comes again, however its labels are written', () => {
    const again = rowsOf('3幢|101室|商铺|79.93|登记|已交付|张三|19910000296|6495', '3#|102||80||未售||')
    expect(told(register, again)).toEqual([{ 'left 3号楼 1单元 101': [] }, { 'left 3号楼 1单元 102': [] }])
    expect(planOf(register, again).units.map(({ unitId }) => unitId)).toEqual(register.units.map(({ id }) => id))
  })

  it.each<[string, string, string[]]>([
    ['an area', '商铺|80.00|登记|已交付|张三|19910000296|6495', ['area: 79.93 > 80.00']],
    ['a use', '住宅|79.93|登记|已交付|张三|19910000296|6495', ['use: shop > dwelling']],
    ['an area source', '商铺|79.93|实测|已交付|张三|19910000296|6495', ['area_source: register > survey']],
    ['a sale state', '商铺|79.93|登记|未交付|张三|19910000296|6495', ['sale_state: delivered > sold_undelivered']],
    ['a sale', '商铺|79.93|登记|已交付|李四|19910000297|', ['owners: 张* 199****0296 **** > 李* 199****0297']],
    [
      'a co-owner',
      '商铺|79.93|登记|已交付|张三、李四|19910000296、无|6495、无',
      ['owners: 张* 199****0296 **** > 张* 199****0296 ****、李*'],
    ],
    [
      'a phone',
      '商铺|79.93|登记|已交付|张三|19910000399|6495',
      ['owners: 张* 199****0296 **** > 张* 199****0399 ****'],
    ],
    [
      'a phone, in digits that are masked',
      '商铺|79.93|登记|已交付|张三|19911110296|6495',
      ['owners: 张* 199****0296 **** > 张* 199****0296 ****'],
    ],
    ['nothing, by cells left empty', '||||||', []],
    ['nothing, by numbers left out', '商铺||||张三||', []],
  ])('shows %s', (_, cells, fields) => {
    const [one] = told(register, rowsOf(`3号楼|101|${cells}`))
    expect(one).toEqual({ [`${fields.length > 0 ? 'changed' : 'left'} 3号楼 1单元 101`]: fields })
  })

  it('shows a co-owner who is gone', () => {
    const owners = (names: string) => rowsOf(`3号楼|101|||||${names}||`)
    expect(told(written(empty, owners('张三、李四')), owners('李四'))).toEqual([
      { 'changed 3号楼 1单元 101': ['owners: 张*、李* > 李*'] },
    ])
  })

  it('names what the file does not, and keeps it', () => {
    const { absent, changes, units } = planOf(register, rowsOf('3号楼|103||90|||'))
    expect(units.map(({ kind }) => kind)).toEqual(['created'])
    expect(absent).toEqual(register.units)
    expect(changes.map(({ kind, row }) => [kind, row])).toEqual([
      ['created', 2],
      ['absent', null],
      ['absent', null],
    ])
  })

  it('says how each unit will stand, also where its row is silent', () => {
    const [unit] = planOf(register, rowsOf('3号楼|101||80.00||||')).units
    expect(unit?.after).toEqual({ use: 'shop', areaCentiares: 8000, areaSource: 'register', saleState: 'delivered' })
    expect(unit?.ownerKeys).toEqual(register.units[0]?.ownerKeys)
  })
})

const someLine = fc
  .tuple(
    fc.constantFrom('住宅', '商铺', ''),
    fc.constantFrom('79.93', '80', ''),
    fc.constantFrom('登记', ''),
    fc.constantFrom('已交付', '未售', ''),
    fc.constantFrom(
      '张三|19910000296|',
      '张三|19910000296|6495',
      '李四||0753',
      '某某公司||',
      '张三、李四|19910000296、19910000297|',
      '||',
    ),
  )
  .map((cells) => cells.join('|'))
const someFile = fc.array(someLine, { minLength: 1, maxLength: 8 })

it('the same file twice changes nothing the second time, whatever was there before', () => {
  fc.assert(
    fc.property(someFile, someFile, (before, lines) => {
      const numbered = (some: string[]) => rowsOf(...some.map((line, at) => `3号楼|${101 + at}|${line}`))
      const once = written(written(empty, numbered(before)), numbered(lines))
      const { units, changes } = planOf(once, numbered(lines))
      expect(units.map(({ kind, fields }) => [kind, fields])).toEqual(units.map(() => ['left', []]))
      expect(changes.filter(({ kind }) => kind !== 'absent').every(({ kind }) => kind === 'left')).toBe(true)
    }),
    { numRuns: 60 },
  )
})
