import type { Audience } from '@liren/shared/announcements'
import type { ResidenceRelation, Role } from '@liren/shared/roles'
import type { StructuredText } from '@liren/shared/structured.text'

/** A demo community as data. Everyone in it is invented, and every phone number is of a range nobody is given. */
export interface EstatePlan {
  name: string
  buildings: number
  entrances: number
  floors: number
  perFloor: number
}

/** Where somebody lives or serves, by position in the plan: estate, building, entrance, unit (each from 0). */
export interface Spot {
  estate: number
  building?: number
  entrance?: number
  unit?: number
}

export interface PersonPlan {
  nickname: string
  part: { zh: string; en: string }
  role?: { role: Role; at: 'platform' | 'street' | 'community' | 'grid' | Spot; department?: string }
  home?: { at: Required<Spot>; relation: ResidenceRelation }
}

export interface NoticePlan {
  author: string
  title: string
  body: StructuredText
  audience: (place: (spot: Spot | 'community' | 'grid') => Audience[number]) => Audience
}

export const estates: EstatePlan[] = [
  { name: '枫林苑', buildings: 3, entrances: 2, floors: 6, perFloor: 2 },
  { name: '清荷里', buildings: 2, entrances: 2, floors: 6, perFloor: 2 },
]

/** Whom a newcomer may enter as, in the order shown. */
export const people: PersonPlan[] = [
  {
    nickname: '王秀英',
    part: { zh: '楼组长 · 枫林苑 3幢', en: 'Building head, Fenglin Court No. 3' },
    role: { role: 'building_head', at: { estate: 0, building: 2 } },
    home: { at: { estate: 0, building: 2, entrance: 0, unit: 2 }, relation: 'owner' },
  },
  {
    nickname: '陈默',
    part: { zh: '业主 · 枫林苑 3幢1单元', en: 'Owner, Fenglin Court No. 3, entrance 1' },
    home: { at: { estate: 0, building: 2, entrance: 0, unit: 7 }, relation: 'owner' },
  },
  {
    nickname: '林晓',
    part: { zh: '租户 · 枫林苑 3幢2单元', en: 'Tenant, Fenglin Court No. 3, entrance 2' },
    home: { at: { estate: 0, building: 2, entrance: 1, unit: 4 }, relation: 'tenant' },
  },
  {
    nickname: '周建国',
    part: { zh: '业主 · 清荷里 1幢', en: 'Owner, Qinghe Lane No. 1' },
    home: { at: { estate: 1, building: 0, entrance: 0, unit: 0 }, relation: 'owner' },
  },
  {
    nickname: '沈书记',
    part: { zh: '居委会', en: "Residents' committee" },
    role: { role: 'committee', at: 'community' },
  },
  {
    nickname: '顾明远',
    part: { zh: '业委会 · 枫林苑 · 组织投票', en: "Owners' committee, Fenglin Court; runs its votes" },
    role: { role: 'owners_committee', at: { estate: 0 } },
    home: { at: { estate: 0, building: 0, entrance: 1, unit: 5 }, relation: 'owner' },
  },
  {
    nickname: '赵经理',
    part: { zh: '物业 · 枫林苑', en: 'Property company, Fenglin Court' },
    role: { role: 'property_staff', at: { estate: 0 } },
  },
  {
    nickname: '小吴',
    part: { zh: '网格员 · 一网格', en: 'Grid worker, grid 1' },
    role: { role: 'grid_worker', at: 'grid' },
  },
  {
    nickname: '李警官',
    part: { zh: '栏目主持 · 社区民警', en: 'Column host, community police' },
  },
  {
    nickname: '何阿姨',
    part: { zh: '积分兑换点', en: 'Points desk' },
    role: { role: 'points_desk', at: 'community' },
  },
  { nickname: '许科长', part: { zh: '街道', en: 'Sub-district officer' }, role: { role: 'street', at: 'street' } },
  {
    nickname: '郑工',
    part: { zh: '职能部门 · 城管中队', en: 'Department officer, urban management' },
    role: { role: 'department', at: 'street', department: '城管中队' },
  },
  {
    nickname: '平台运营',
    part: { zh: '平台运营', en: 'Platform operator' },
    role: { role: 'operator', at: 'platform' },
  },
  {
    nickname: '唐工',
    part: { zh: '职能部门 · 供电所', en: 'Department officer, power supply' },
    role: { role: 'department', at: 'street', department: '供电所' },
  },
]

const paragraph = (text: string): StructuredText[number] => ({ type: 'paragraph', text })
const list = (...items: string[]): StructuredText[number] => ({ type: 'list', ordered: false, items })
const steps = (...items: string[]): StructuredText[number] => ({ type: 'list', ordered: true, items })
const heading = (text: string): StructuredText[number] => ({ type: 'heading', text })

/** Published in this order, so that the last one stands first in the feed. */
export const notices: NoticePlan[] = [
  {
    author: '沈书记',
    title: '社区服务时间调整',
    body: [
      paragraph('从下周起，居委会窗口增加晚间和周六的服务，上班族也能来办事。'),
      list('周一至周五 8:30–17:30', '周三延长到 20:00', '周六 9:00–12:00'),
    ],
    audience: (place) => [place('community')],
  },
  {
    author: '赵经理',
    title: '电梯年度检验安排',
    body: [
      paragraph('检验期间每部电梯约停 40 分钟，**请老人和带小孩的邻居提前安排出行**。'),
      heading('时间'),
      list('1幢：周二 9:00', '2幢：周二 13:30', '3幢：周三 9:00'),
      paragraph('检验单位到场后会在单元门口张贴告示。'),
    ],
    audience: (place) => [place({ estate: 0 })],
  },
  {
    author: '顾明远',
    title: '公共收益上半年账目已上墙',
    body: [
      paragraph('停车、广告两项收入及支出明细贴在东门公告栏，欢迎各位业主核对。'),
      paragraph('有疑问请在周日 15:00 到物业二楼会议室，我们当面说明。'),
    ],
    audience: (place) => [{ ...place({ estate: 0 }), ownersOnly: true } as Audience[number]],
  },
  {
    author: '小吴',
    title: '入户走访：请留意陌生来电',
    body: [paragraph('本周我会和楼组长一起走访，更新独居老人的联系方式。**我们不会索要验证码，也不收任何费用。**')],
    audience: (place) => [place('grid')],
  },
  {
    author: '王秀英',
    title: '3幢楼道灯修好了',
    body: [paragraph('二单元 3 楼到 5 楼的灯昨天已换新，谢谢反映的邻居。还有不亮的请告诉我。')],
    audience: (place) => [place({ estate: 0, building: 2 })],
  },
  {
    author: '王秀英',
    title: '1单元周三上午停水两小时',
    body: [
      paragraph('周三 **9:00–11:00** 更换 1 单元进水阀门，期间停水。'),
      heading('请您提前'),
      steps('储一桶水备用', '关好家里的水龙头', '来水后先放一会儿再用'),
      paragraph('提前修好会提前来水。家里有老人不方便储水的，敲我家门就行。'),
    ],
    audience: (place) => [place({ estate: 0, building: 2, entrance: 0 })],
  },
]

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗']
const given = [
  '建华',
  '秀兰',
  '志强',
  '桂英',
  '晓东',
  '丽华',
  '海燕',
  '国平',
  '玉梅',
  '思远',
  '雨桐',
  '子涵',
  '春生',
  '美玲',
]

/** The n-th invented neighbour: a name, and how they live in their unit (about a quarter rent). */
export function neighbour(n: number): { nickname: string; relation: ResidenceRelation } {
  const nickname = `${surnames[(n * 7) % surnames.length] ?? ''}${given[(n * 5) % given.length] ?? ''}`
  return { nickname, relation: n % 4 === 3 ? 'tenant' : 'owner' }
}

/** The n-th phone of the demo: eleven digits of a block reserved for it. */
export const demoPhone = (n: number): string => `199${String(n).padStart(8, '0')}`
