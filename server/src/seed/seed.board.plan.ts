import type { Matter } from '@liren/shared/announcements.matter'
import type { ColumnCode } from '@liren/shared/columns'
import type { StructuredText } from '@liren/shared/structured.text'
import type { AccountsSheet } from '../platform/print/accounts.sheet.ts'
import type { NoticePlan } from './seed.plan.ts'

/** A notice of some kind, and what became of it. Hours are counted from when the demo is filled. */
export interface BoardPlan extends NoticePlan {
  matter: (hours: (n: number) => string) => Matter
  column?: ColumnCode
  confirm?: true
  sheet?: Omit<AccountsSheet, 'at'> & { file: string; alt: string }
  correction?: { title: string; body: StructuredText; reason: string }
  withdrawal?: string
}

const paragraph = (text: string): StructuredText[number] => ({ type: 'paragraph', text })
const list = (...items: string[]): StructuredText[number] => ({ type: 'list', ordered: false, items })
const day = 24

/** One of each kind; published before the plain notices, so that those stand first in the feed. */
export const boardPlans: BoardPlan[] = [
  {
    author: '沈书记',
    title: '居务公开：二季度社区经费收支',
    body: [
      paragraph('二季度经费收支已经居民代表会议审议，明细见附件，**公示 15 天**。'),
      list('收入合计 48,600.00 元', '支出合计 41,275.50 元', '结余 7,324.50 元'),
      paragraph('对任何一项有疑问，请在公示期内到居委会查看原始凭证。'),
    ],
    audience: (place) => [place('community')],
    matter: () => ({ kind: 'disclosure', topic: 'resident_affairs', displayDays: 15 }),
    column: 'notices',
    sheet: {
      file: '二季度社区经费收支.pdf',
      alt: '二季度社区经费收支表：收入 48,600.00 元，支出 41,275.50 元，结余 7,324.50 元',
      title: '二季度社区经费收支',
      office: '枫林社区居民委员会',
      headings: ['项目', '说明', '金额'],
      rows: [
        ['街道拨付', '社区服务经费', '45,000.00 元'],
        ['场地使用', '活动室周末开放', '3,600.00 元'],
        ['助老服务', '助餐点补贴，六月起', '18,450.00 元'],
        ['环境整治', '楼道清理两次', '9,825.50 元'],
        ['活动开支', '义诊、读书会、儿童手工', '13,000.00 元'],
        ['结余', '转入三季度', '7,324.50 元'],
      ],
    },
  },
  {
    author: '沈书记',
    title: '周末义诊：量血压、测血糖',
    body: [
      paragraph('家庭医生团队到社区坐诊，**不用预约，不收费**。'),
      list('请带医保卡', '测血糖的请空腹', '行动不便的可以约上门'),
    ],
    audience: (place) => [place('community')],
    matter: (hours) => ({
      kind: 'event',
      event: { from: hours(7 * day), to: hours(7 * day + 3), where: '社区活动室' },
    }),
    column: 'family_doctor',
  },
  {
    author: '小吴',
    title: '垃圾投放点开放时间',
    body: [list('早 6:30–9:00', '晚 18:00–20:30')],
    audience: (place) => [place('grid')],
    matter: () => ({ kind: 'notice' }),
    correction: {
      title: '垃圾投放点开放时间',
      body: [list('早 6:30–9:00', '晚 18:00–21:00')],
      reason: '晚间收运改到 21:00，原来写成了 20:30',
    },
  },
  {
    author: '赵经理',
    title: '地下车库周五冲洗',
    body: [paragraph('周五 9:00 起冲洗车库，请提前把车开出来。')],
    audience: (place) => [place({ estate: 0 })],
    matter: () => ({ kind: 'notice' }),
    withdrawal: '施工队改期，定下来再通知',
  },
  {
    author: '赵经理',
    title: '东门水管爆裂，正在抢修',
    body: [
      paragraph('东门外主管爆裂，**1幢、2幢可能断水**，预计今晚修好。'),
      paragraph('急需用水请到物业办公室领桶装水。'),
    ],
    audience: (place) => [place({ estate: 0 })],
    matter: (hours) => ({ kind: 'urgent', until: hours(2 * day) }),
    confirm: true,
  },
]
