import type { HotlineColumn, HotlineField } from '@liren/shared/complaints.hotline'
import { headedSheet, type HeadedSheet, type ReadSheet } from '../../platform/spreadsheet/headed.sheet.ts'

/** What the hotlines of cities write over a column; the first that fits is meant. */
const known: [HotlineField, RegExp][] = [
  ['answerBy', /(?:办结|处理|办理|答复|反馈|回复|截止|承办)(?:截止)?(?:时限|期限|时间)|截止|deadline|dueby/],
  ['calledAt', /(?:来电|受理|登记|反映|诉求|投诉|创建|派单|生成)(?:时间|日期)|calledat|receivedat/],
  [
    'number',
    /(?:工单|诉求|受理|热线|案件|事项|任务|交办|派单)?单?(?:编号|单号|号码)$|^(?:工单|流水|受理|编)号$|^number$/,
  ],
  ['secret', /保密|匿名|隐匿|secret/],
  ['phone', /电话|手机|联系方式|来电号码|主叫|phone|mobile/],
  ['name', /(?:来电人|诉求人|反映人|投诉人|联系人|市民|姓名)(?:姓名)?|^name$/],
  ['address', /地址|地点|位置|点位|address|place/],
  ['text', /(?:诉求|来电|反映|问题|投诉|工单)?(?:内容|描述|详情|摘要)|^诉求$|text|description/],
  ['category', /类别|类型|分类|归口|category/],
]
const phoneHeading = /来电号码|联系电话|主叫号码/

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:]|\(.*?\)/g, '')

/** What a column is by its heading; null when it says nothing we need. */
export function fieldUnder(heading: string): HotlineField | null {
  const text = bare(heading)
  if (text === '' || text.length > 20) return null
  if (phoneHeading.test(text)) return 'phone'
  return known.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** What the columns are by their headings, each thing in one column: the first that says so. */
export function guessColumns(headings: readonly string[]): HotlineColumn[] {
  const found: HotlineColumn[] = []
  headings.forEach((heading, column) => {
    const field = fieldUnder(heading)
    if (field !== null && found.every((one) => one.field !== field)) found.push({ column, field })
  })
  return found
}

/** Whether no field and no column is named twice. */
export const isClear = (columns: readonly HotlineColumn[]): boolean =>
  new Set(columns.map(({ field }) => field)).size === columns.length &&
  new Set(columns.map(({ column }) => column)).size === columns.length

/** The sheet of a file that holds work orders: that whose headings tell most. Null when nothing stands in it. */
export const sheetIn = (sheets: readonly ReadSheet[]): HeadedSheet | null =>
  headedSheet(sheets, (headings) => guessColumns(headings).length)
