import type { complaints } from '@liren/shared/complaints.orders'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Spot } from './seed.plan.ts'

type ReportBody = RequestOf<typeof complaints.report>['body']
export type StepBody = RequestOf<typeof complaints.take>['body']

/** What somebody does with a matter, so many days before today; some steps name an instant, in days from then. */
export interface StepPlan {
  day: number
  by: string
  body: StepBody | ((daysAhead: (days: number) => string) => StepBody)
}

/** A matter of the demo, from its report on. */
export interface ComplaintPlan {
  day: number
  by: string
  /** Where it is; a flat is the author's own. */
  at: Spot
  report: Omit<ReportBody, 'place'> & { spot?: string }
  steps: StepPlan[]
}

/** Property staff whom nobody may enter as: a worker of the first estate, and the manager of the second. */
export const staff = [
  { nickname: '钱师傅', estate: 0 },
  { nickname: '冯经理', estate: 1 },
] as const

const building3: Spot = { estate: 0, building: 2 }
const flat = (entrance: number, unit: number): Spot => ({ estate: 0, building: 2, entrance, unit })
const qinghe: Spot = { estate: 1, building: 0 }

const contacted = (note: string): StepBody => ({ step: 'CONTACT', how: 'phone', note })
const resolved = (note: string): StepBody => ({ step: 'RESOLVE', note, noPicture: 'other' })
const rated = (
  isSolved: boolean,
  satisfaction: 'satisfied' | 'basically' | 'unsatisfied',
  words?: string,
): StepBody => ({
  step: 'CONFIRM',
  rating: { isSolved, satisfaction, words: words ?? null },
})

/** On the way from taking a matter to having done it, a day apart. */
const handled = (day: number, by: string, said: string, done: string, doneDay = day - 1): StepPlan[] => [
  { day, by, body: { step: 'ACCEPT' } },
  { day, by, body: contacted(said) },
  { day: doneDay, by, body: { step: 'BEGIN' } },
  { day: doneDay, by, body: resolved(done) },
]

/** Every way a matter may go: solved, solved only the second time, unanswered, not solved, ignored, waiting for somebody. */
export const complaintPlans: ComplaintPlan[] = [
  {
    ...{ day: 30, by: '陈默', at: building3 },
    report: { category: 'common_parts', text: '一单元的门关不严，风大时一直响。', spot: '1单元门' },
    steps: [
      ...handled(30, '赵经理', '已电话联系，明天带闭门器来换。', '闭门器换新，试了二十次都能关上。'),
      { day: 28, by: '陈默', body: rated(true, 'satisfied') },
    ],
  },
  {
    ...{ day: 24, by: '周建国', at: qinghe },
    report: { category: 'common_parts', text: '楼道窗户玻璃裂了，怕掉下来。', spot: '4楼半' },
    steps: [
      ...handled(24, '冯经理', '先贴了胶带，玻璃后天到。', '玻璃已换。', 22),
      { day: 21, by: '周建国', body: rated(true, 'basically', '换好了，就是等得久了些。') },
    ],
  },
  {
    ...{ day: 20, by: '林晓', at: flat(1, 4) },
    report: { category: 'repair_home', text: '厨房下水很慢，水槽里老有积水。' },
    steps: [
      ...handled(20, '赵经理', '约了明天上午，钱师傅上门。', '疏通了下水管。', 19),
      { day: 18, by: '林晓', body: { step: 'REOPEN', note: '又堵了，做饭时水漫出来。' } },
      { day: 16, by: '赵经理', body: resolved('拆开清了弯头，换了一段管。') },
      { day: 15, by: '林晓', body: rated(true, 'satisfied') },
    ],
  },
  {
    ...{ day: 14, by: '陈默', at: building3 },
    report: { category: 'environment', text: '垃圾桶边堆着旧床垫，三天没人收。', spot: '东侧垃圾房' },
    steps: handled(14, '小吴', '已联系，明早请清运车来。', '床垫已拉走，桶边冲洗过。', 12),
  },
  {
    ...{ day: 9, by: '王秀英', at: building3 },
    report: { category: 'common_parts', text: '地下车库入口的灯不亮。', spot: '地库入口' },
    steps: [
      ...handled(9, '赵经理', '今天就换。', '换了两根灯管。', 9),
      { day: 8, by: '王秀英', body: rated(true, 'satisfied') },
    ],
  },
  {
    ...{ day: 8, by: '周建国', at: qinghe },
    report: { category: 'safety', hazard: 'blocked_exit', text: '消防通道又停了两辆车，救护车进不来。' },
    steps: [
      ...handled(8, '冯经理', '已到现场，正在联系车主。', '车已挪走，贴了提示。', 8),
      { day: 6, by: '周建国', body: rated(false, 'unsatisfied', '第二天又停满了，要装隔离桩才行。') },
    ],
  },
  // Nobody has taken it: it was warned of, and stands before the street.
  {
    ...{ day: 6, by: '林晓', at: building3 },
    report: {
      category: 'common_parts',
      text: '二单元三楼的灯坏了，晚上看不见台阶。',
      spot: '2单元3楼',
      isVisible: true,
    },
    steps: [{ day: 6, by: '沈书记', body: { step: 'SHOW' } }],
  },
  // Its author is to say yes to a cost.
  {
    ...{ day: 3, by: '王秀英', at: flat(0, 2) },
    report: { category: 'repair_home', text: '入户门锁芯转不动，钥匙要拧好几次。' },
    steps: [
      { day: 3, by: '赵经理', body: { step: 'ACCEPT' } },
      { day: 3, by: '赵经理', body: contacted('钱师傅看过，要换锁芯。') },
      { day: 2, by: '赵经理', body: { step: 'OFFER_COST', cents: 18_000, note: '锁芯 150 元，人工 30 元' } },
    ],
  },
  // It waits, with leave of the committee.
  {
    ...{ day: 3, by: '陈默', at: building3 },
    report: { category: 'environment', text: '绿化带积水，蚊子很多。', spot: '南侧绿化带' },
    steps: [
      { day: 3, by: '小吴', body: { step: 'ACCEPT' } },
      { day: 3, by: '小吴', body: contacted('看过了，要等天晴才能挖排水沟。') },
      {
        ...{ day: 2, by: '小吴' },
        body: (ahead) => ({ step: 'ASK_SUSPENSION', reason: 'weather', until: ahead(8), note: '这几天都有雨。' }),
      },
      { day: 2, by: '沈书记', body: { step: 'APPROVE_SUSPENSION' } },
    ],
  },
  // It is done, and its author is to look.
  {
    ...{ day: 2, by: '顾明远', at: { estate: 0, building: 0 } },
    report: { category: 'property_service', text: '大堂里车位收费的公示字太小，老人看不清。', spot: '大堂' },
    steps: handled(2, '赵经理', '重新排版，后天换上大字的。', '已换成四号字，旁边放了老花镜。', 1),
  },
  {
    ...{ day: 1, by: '林晓', at: { estate: 0 } },
    report: { category: 'suggestion', text: '快递柜晚上太亮，能不能装个遮光板。', spot: '东门快递柜' },
    steps: [],
  },
  {
    ...{ day: 1, by: '陈默', at: flat(0, 7) },
    report: { category: 'repair_home', text: '卫生间顶上渗水，怕是楼上漏的。' },
    steps: [],
  },
]
