import { columnNames } from '@liren/shared/columns.texts'
import { boardPlans } from '../../../server/src/seed/seed.board.plan.ts'
import { columnPlans } from '../../../server/src/seed/seed.columns.ts'
import * as volunteering from '../../../server/src/seed/seed.volunteering.plan.ts'
import { hotlineFile, hotlineLine } from '../hotline.ts'
import { bookFile } from '../opening.ts'
import { rosterFile } from '../register.ts'
import { demoPhone, estates, neighbour, notices, people } from '../../../server/src/seed/seed.plan.ts'

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
  unanswered: '停水时电梯还开吗？',
  waiting: '周三之后还会再停吗？',
  held: '机器看不懂的一句话？',
  broken: '三楼电梯口的灯坏了，晚上看不见。',
  spot: '3楼电梯口',
  leak: '楼道天花板滴水，下雨更厉害。',
  bins: '垃圾桶满了两天没有清。',
  contacted: '已电话联系，今晚去看。',
  repaired: '换了灯管。',
  visiting: '带梯子上门看一看。',
  parts: '灯座要从厂家调货。',
  hotline: '市12345热线',
  group: '夜巡队',
  hotlineAddress: '某处说不清的地方',
  ask: '请到场看路灯线路归谁管',
  progress: '查到是控制箱',
  meeting: '三幢照明环物会',
  later: '下一次环物会',
  room: '居委会二楼',
  task: '填一张表',
  taskText: '周五前报送',
  item: '防汛值守',
  departments: ['里仁街道 城管中队', '里仁街道 供电所', '里仁街道'],
  patrol: '夜间巡逻',
  patrolling: '两人一组，巡看各楼栋。',
  ladders: '更换楼道灯泡',
  risk: '要登梯子，一人扶一人上。',
  reading: '陪孩子读书',
  gate: '东门岗亭',
}

/** A book that the committee kept before: of a neighbour of the demo, and of somebody whom nobody knows. */
export const volunteersBook = bookFile([
  `林阿姨,${demoPhone(people.length)},,120.5,300,2090-12-31`,
  '周不识,13900000099,,3,40,',
])

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
    '业委会换届',
    '补选委员',
    '账目公开',
    '他家封了公共走道',
    '更换物业公司',
    '电梯坏了半年没有修',
    '候选人丙',
    '业主G',
    '电梯与充电棚',
    '还没有冻结',
    '又冻结了一次',
    '平台上的表决',
    '平台上已经表决的',
    '市业主表决平台',
    '表决〔2026〕12 号',
    '结果公告',
    '预算',
    '现场',
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
  ['还在写的表决', '居委会正在看的表决', '发了公告的表决', '定了名册的表决', '正在投票的表决'],
  [
    '2 号电梯更换',
    '2 号电梯用了二十年，一年停了九次。三家报价已经贴出。',
    '预算 36 万元，由维修资金支付，工期四十天。',
  ],
  ['使用维修资金要附上三家比价，并写明工期。', '枫林苑业主大会筹备组', '钱阿姨', '李老师'],
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
  volunteering,
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
  // What stands in the sheets of the hotline.
  hotlineFile([hotlineLine('DH-1', {})]).bytes.toString(),
  // What stands in a book of points that was kept before, and its name.
  [volunteersBook.name, volunteersBook.bytes.toString()],
  // What audiences read like: said once, when a notice is published, in the language of the place.
  ['仅业主', '全体'],
  ['梧桐区', '里仁街道', '枫林社区', '一网格', '二网格', '1幢 1单元'],
]).replaceAll('**', '')

/** The interface's own name of the Chinese language. */
const alwaysChinese = ['中文']

/** Of these runs of Chinese characters, those that no person of the demo wrote: words of the interface. */
export const interfaceWords = (runs: readonly string[]): string[] =>
  runs.filter((run) => !corpus.includes(run) && !alwaysChinese.includes(run))
