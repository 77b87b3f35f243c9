import type { RegisterField, RegisterMapping } from '@liren/shared/register.findings'
import { maxOwners } from '@liren/shared/register.findings'
import { bareText } from './register.cells.rules.ts'

/** What a heading says of its column: the field, and of owners' columns which owner where it says so. */
export interface Heading {
  field: RegisterField
  /** Null where the heading leaves open which owner is meant. */
  owner: number | 'co-owner' | null
  /** Among columns for one field, the lower wins: the exclusive area before the area within the walls. */
  rank: number
}

const plain: [RegisterField, RegExp][] = [
  [
    'address',
    /^(?:房屋|房产|物业)?(?:地址|坐落|座落|位置|详细地址)$|^[楼幢栋].*单元.*[室房号户]号?$|^楼栋?房号$|^(?:address|location)$/,
  ],
  [
    'building',
    /^(?:所[在属])?(?:楼栋|楼幢|幢|栋|楼|楼宇|楼座|座|大楼|幢栋)(?:号|编号|名称)?$|^(?:building|block|bldg|tower)(?:no\.?|number|name)?$/,
  ],
  [
    'entrance',
    /^(?:所[在属])?(?:单元|门洞|梯)(?:号|门|门号)?$|^门$|^(?:entrance|staircase|stairwell|gate)(?:no\.?|number)?$/,
  ],
  [
    'unit',
    /^(?:房?室|房|房间|户|房屋|户室|房产|门牌|房室)(?:号码?|编号)$|^[室房]$|^房间$|^(?:unit|room|flat|apartment|apt\.?)(?:no\.?|number)?$/,
  ],
  ['area_source', /^面积(?:来源|依据|类型|性质)$|^areasource$/],
  ['use', /^(?:房屋|规划|设计|物业|土地)?(?:用途|使用性质|类型|性质)$|^(?:use|usage|purpose|type)$/],
  [
    'sale_state',
    /^(?:房屋|是否|销售|售出|出售|交付)*(?:状态|情况|售出|出售|已售|交付|交房)$|^(?:salestat(?:e|us)|status|sold)$/,
  ],
  ['remark', /^(?:备注|备考|附注|说明|备注说明)$|^(?:remarks?|notes?|comments?)$/],
]

const areas = [
  /^专有(?:部分)?(?:建筑)?面积$|^exclusivearea$/,
  /^(?:产权|产证|登记|不动产|证载)(?:建筑)?面积$/,
  /^(?:房屋)?(?:建筑)?面积$|^建面$|^(?:floor)?area$|^gfa$/,
  /^(?:实测|测绘)(?:建筑)?面积$/,
  /^合同(?:建筑)?面积$/,
  /^套内(?:建筑)?面积$/,
]

const owners = '业主|产权人|购房人|房主|户主|买受人|(?:房屋)?所有权?人|权利人|owner'
const coOwners = '共有权?人|共同所有人|co-?owner|jointowner'
const ownerHeading = new RegExp(
  `^(?:(${owners})|(${coOwners}))?(?:'?s)?([0-9一二三四五六七八九])?[的:._-]?(.*?)([0-9])?$`,
)
const details: [RegisterField, RegExp][] = [
  ['owner_name', /^(?:姓名|名称|名字|name|姓名或名称|姓名\/名称)$/],
  [
    'owner_phone',
    /^(?:联系)?(?:手机|电话|移动电话|手机电话)(?:号码?)?$|^联系方式$|^(?:phone|mobile|tel|telephone|cell)(?:no\.?|number)?$/,
  ],
  [
    'owner_id',
    /^(?:有效)?(?:身份|身份证件?|证件|证照|证)(?:证?号码?)?(?:后(?:四|4)位)?$|^(?:统一社会)?信用代码$|^id(?:card)?(?:no\.?|number|last4)?$/,
  ],
]

/** A heading without its unit, footnote star and other remarks in brackets. */
const core = (text: string) =>
  bareText(text)
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[*:#]+$/, '')

const ordinal = (text: string) => '一二三四五六七八九'.indexOf(text) + 1 || Number(text)

/** What a cell says as a heading, or null when it is none that a register has. */
export function headingOf(text: string): Heading | null {
  const heading = core(text)
  if (heading === '' || heading.length > 30) return null
  const rank = areas.findIndex((pattern) => pattern.test(heading))
  if (rank >= 0) return { field: 'area', owner: null, rank }
  const field = plain.find(([, pattern]) => pattern.test(heading))?.[0]
  if (field) return { field, owner: null, rank: 0 }
  const [, owner, coOwner, before, detail = '', after] = ownerHeading.exec(heading) ?? []
  const isOwner = owner !== undefined || coOwner !== undefined
  const ofOwner =
    details.find(([, pattern]) => pattern.test(detail))?.[0] ?? (isOwner && detail === '' ? 'owner_name' : null)
  if (!ofOwner) return null
  const number = before ?? after
  const which = number === undefined || number === '0' ? null : ordinal(number)
  if (coOwner !== undefined) return { field: ofOwner, owner: which ?? 'co-owner', rank: 1 }
  return { field: ofOwner, owner: which ?? (owner === undefined ? null : 1), rank: 0 }
}

type Columns = RegisterMapping['sheets'][number]['columns']

/** Which owner each of the owners' columns is about, by their headings from left to right. */
function ownerColumns(headings: readonly (Heading | null)[]): Columns {
  const isOwners = (heading: Heading | null) => heading?.field.startsWith('owner_')
  // Beside an owner without a number, `共有人1` is the second.
  const has = (rank: number, owner: number) =>
    headings.some((one) => isOwners(one) && one?.rank === rank && one.owner === owner)
  const shift = has(1, 1) && headings.some((one) => isOwners(one) && one?.rank === 0) ? 1 : 0
  const lonely = (field: RegisterField) => headings.filter((one) => one?.field === field).length === 1
  const taken = new Map<string, number>()
  let current = 1
  headings.forEach((heading, column) => {
    if (!heading || !isOwners(heading)) return
    const { field, owner, rank } = heading
    const isTaken = (which: number) => taken.has(`${field} ${which}`)
    let which = typeof owner === 'number' ? owner + (rank === 1 ? shift : 0) : current
    if (owner === 'co-owner') which = Math.max(2, current)
    else if (owner === null && lonely(field)) which = 1
    // A second column of names opens the next owner; so does a second column for co-owners.
    const mayMove = field === 'owner_name' && (owner === null || owner === 'co-owner')
    while (mayMove && isTaken(which)) which += 1
    if (isTaken(which) || which > maxOwners) return
    taken.set(`${field} ${which}`, column)
    if (owner !== null || mayMove) current = which
  })
  return [...taken].map(([key, column]) => {
    const [field = '', which] = key.split(' ')
    return { column, field: field as RegisterField, owner: Number(which) }
  })
}

/** What the columns under these headings hold: each field once, of owners only those who have a column for the name. */
export function columnsUnder(texts: readonly string[]): Columns {
  const headings = texts.slice(0, 200).map(headingOf)
  const best = new Map<RegisterField, { column: number; rank: number }>()
  headings.forEach((heading, column) => {
    if (!heading || heading.field.startsWith('owner_')) return
    if (heading.rank < (best.get(heading.field)?.rank ?? Infinity))
      best.set(heading.field, { column, rank: heading.rank })
  })
  const ofOwners = ownerColumns(headings)
  const named = new Set(ofOwners.filter(({ field }) => field === 'owner_name').map(({ owner }) => owner))
  return [
    ...[...best].map(([field, { column }]) => ({ column, field, owner: 1 })),
    ...ofOwners.filter(({ owner }) => named.has(owner)),
  ].sort((one, other) => one.column - other.column)
}
