import type { MotionDraft } from '@liren/shared/votes'

/** A decision of the demo: what is put to the vote, and on which day before the doors open each thing happens. */
export interface VotePlan {
  title: string
  text: string
  motions: MotionDraft[]
  /** Days before today, counted down: announced, opened; closed is negative where that is still to come. */
  noticed: number
  opens: number
  closes: number
  /** What the n-th owner says, by the number of the motion. */
  said: (n: number) => Record<string, 'FOR' | 'AGAINST' | 'ABSTAIN'>
  /** Owners who vote, from the first door on; the others are left for visitors. */
  voters: number
}

const question = (matter: Extract<MotionDraft, { kind: 'question' }>['matter'], title: string, text: string) => ({
  ...{ kind: 'question' as const, matter, title, text },
  attachmentIds: [],
})

/** How long before today the demo begins, in days. */
export const demoDays = 33

/** One that is over, with its result on display. */
export const pastVote: VotePlan = {
  title: '单元门禁与公共收益',
  text: '六个单元的门禁用了十一年，常坏。上半年公共收益的去处，也请大家一起定。',
  motions: [
    question('FUND_USE', '用维修资金更换六个单元的门禁', '三家比价后取 7.2 万元一家，含三年保修。'),
    question('OTHER_MAJOR', '上半年公共收益六成转入维修资金', '共 12.4 万元，其中 7.44 万元转入，其余用于绿化。'),
  ],
  ...{ noticed: 33, opens: 17, closes: 10, voters: 45 },
  said: (n) => ({ 1: n % 6 === 5 ? 'AGAINST' : 'FOR', 2: ['FOR', 'FOR', 'AGAINST', 'FOR', 'ABSTAIN'][n % 5] as 'FOR' }),
}

/** One in which people vote now: an ordinary and a special matter. */
export const presentVote: VotePlan = {
  title: '更换电梯与架空层改充电棚',
  text: '两件事一起投，分开算。电梯已用十五年；充电棚要占用 3 幢架空层，所以门槛更高。',
  motions: [
    question('FUND_USE', '用维修资金更换 2 幢两部电梯', '预算 86 万元，三家比价和检测报告贴在东门公告栏。'),
    question('COMMON_USE_CHANGE', '3 幢架空层改为电动车充电棚', '改变共有部分的用途，须参与者四分之三以上同意。'),
  ],
  ...{ noticed: 17, opens: 1, closes: -13, voters: 18 },
  said: (n) => ({ 1: n % 7 === 6 ? 'AGAINST' : 'FOR', 2: n % 4 === 3 ? 'AGAINST' : 'FOR' }),
}
