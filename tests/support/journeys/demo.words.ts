import { columnNames } from '@liren/shared/columns.texts'
import { boardPlans } from '../../../server/src/seed/seed.board.plan.ts'
import { columnPlans } from '../../../server/src/seed/seed.columns.ts'
import { rosterFile } from '../register.ts'
import { estates, neighbour, notices, people } from '../../../server/src/seed/seed.plan.ts'

/** What visitors of the screens write, one after another. */
export const written = {
  title: '1单元周六上午清洗水箱',
  text: '周六 **8:30–11:30** 清洗楼顶水箱，期间停水，请提前储水。',
  heading: '来水以后',
  items: '先放一分钟再用\n水还发黄就敲我家门',
}

/** What those who bind flats, who ask under notices, and the committee write. */
export const writtenFor = {
  purpose: '楼上漏水，联系不上人',
  note: '合同在手上，随时可以拿来看',
  name: '郝业主',
  asked: '高层的水压会受影响吗？',
  answered: '不会，只停 1 单元。',
  waiting: '周三之后还会再停吗？',
}

/** Estates whose lists are imported, the lists, and what of theirs comes into sight. */
const imported = [
  ['天鹅堡', '中央盛景', '新苑', '旧苑', '1幢 1单元', '3号楼'],
  ['有问题的名册.csv', '老名册.xls', '业主名册', '郑艳', '余刚', '覃平', '张伟', '钱进', '李娜', '王芳', '赵敏'],
]

/** What is put to the vote, who stands for it and which flats vote, where owners vote. */
const votes = [
  [
    '电梯、充电棚与换届',
    '上一次表决',
    '下一次表决',
    '撤回的表决',
    '预算要重做',
    '电梯与充电棚',
    '请大家表决两件事',
    '更换',
    '号电梯',
  ],
  [
    '用维修资金更换',
    '架空层改充电棚',
    '改变共有部分用途',
    '选举业委会委员',
    '任期三年',
    '候选人甲乙丙丁戊己',
    '愿意为大家办事',
  ],
  ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => `候选人${name}`),
  ['枫林苑业主委员会', '业委会', '业主委员会', '2幢 2单元', '我家应为'],
]

/** Everything the people of the demo wrote or are called: what stays Chinese in an English interface. */
const corpus = JSON.stringify([
  written,
  Object.values(writtenFor),
  estates.map(({ name }) => name),
  people.map(({ nickname }) => nickname),
  notices.map(({ title, body }) => [title, body]),
  boardPlans,
  // Where its event is, which the plan says by a function.
  '社区活动室',
  Array.from({ length: 300 }, (_, n) => neighbour(n).nickname),
  // What the eight columns are called and say of themselves, who hosts them.
  Object.values(columnNames),
  columnPlans,
  // What stands in the lists a committee imports, as the fixtures have it and as `registers.ts` writes it.
  rosterFile('tianebao').bytes.toString(),
  imported,
  votes,
  // What audiences read like: said once, when a notice is published, in the language of the place.
  ['仅业主', '全体'],
  ['梧桐区', '里仁街道', '枫林社区', '一网格', '二网格', '1幢 1单元'],
]).replaceAll('**', '')

/** The interface's own name of the Chinese language. */
const alwaysChinese = ['中文']

/** Of these runs of Chinese characters, those that no person of the demo wrote: words of the interface. */
export const interfaceWords = (runs: readonly string[]): string[] =>
  runs.filter((run) => !corpus.includes(run) && !alwaysChinese.includes(run))
