import type { ComplaintCategory } from '@liren/shared/complaints'
import type {
  HotlineAnswer,
  HotlineColumn,
  HotlineFault,
  HotlineField,
  HotlineOutcome,
  HotlineQuestion,
} from '@liren/shared/complaints.hotline'
import { categoryNames } from '@liren/shared/complaints.texts'
import { externalId } from '@liren/shared/open311'
import { line, paragraph, phone } from '@liren/shared/primitives'
import type { HeadedSheet } from '../../platform/spreadsheet/headed.sheet.ts'
import { placeIn, type FoundPlace, type KnownBuilding } from './complaints.hotline.places.rules.ts'

/** What somebody said of a row. */
export type HotlineAnswers = Record<string, Omit<HotlineAnswer, 'row'>>

/** What the community knows when a sheet is looked at. */
export interface HotlineKnown {
  /** Which numbers are matters already. */
  numbers: ReadonlyMap<string, string>
  buildings: readonly KnownBuilding[]
}

/** A work order as it would be taken in. */
export interface HotlineOrder {
  row: number
  number: string | null
  text: string
  address: string
  phone: string | null
  name: string | null
  isHidden: boolean
  category: ComplaintCategory | null
  place: FoundPlace | null
  calledAt: string | null
  answerBy: string | null
  outcome: HotlineOutcome
  questions: HotlineQuestion[]
  faults: HotlineFault[]
  complaintId: string | null
}

/** Words by which the trees of categories of hotlines are told; the first that fits is meant. */
const words: [ComplaintCategory, RegExp][] = [
  ['dispute', /邻里|纠纷|扰民|矛盾/],
  ['safety', /消防|安全|井盖|高空|飞线|充电|违停|通道|隐患/],
  ['environment', /垃圾|卫生|保洁|绿化|环境|异味|油烟|污水|蚊虫/],
  ['common_parts', /电梯|楼道|路灯|照明|外墙|屋顶|公共|门禁|围墙|管网/],
  ['repair_home', /户内|室内|家中|入户/],
  ['property_service', /物业|收费|停车|服务/],
  ['suggestion', /建议|意见/],
]

function categoryIn(text: string): ComplaintCategory | null {
  const said = text.trim().toLowerCase()
  if (said === '') return null
  const own = Object.entries(categoryNames).find(
    ([category, names]) =>
      category !== 'consultation' && [names['zh-CN'], names.en.toLowerCase()].some((name) => name === said),
  )
  return (own?.[0] as ComplaintCategory | undefined) ?? words.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}

/** An instant from a clock on a wall in China, such as `2026-03-05 14:30` or `2026/3/5`. */
function instantIn(text: string): string | null {
  const [, year, month, day, hours = '0', minutes = '0'] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text.trim()) ?? []
  if (year === undefined) return null
  const pad = (part = '') => part.padStart(2, '0')
  const at = new Date(`${year}-${pad(month)}-${pad(day)}T${pad(hours)}:${minutes}:00+08:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

const isYes = (text: string): boolean => /^(?:是|保密|匿名|y|yes|true|1)$/i.test(text.trim())

const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
/** Words as a report may have them: without what no keyboard types. */
const inWords = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/gu, '')
    .trim()

/** A row as cells of what is meant by its columns. */
function fieldsOf(cells: readonly string[], columns: readonly HotlineColumn[]): Record<HotlineField, string> {
  const of = (field: HotlineField) => cells[columns.find((one) => one.field === field)?.column ?? -1] ?? ''
  return {
    ...{ number: of('number').trim(), phone: of('phone'), name: inOneLine(of('name')), text: inWords(of('text')) },
    ...{ category: of('category'), address: inOneLine(of('address')), calledAt: of('calledAt') },
    ...{ answerBy: of('answerBy'), secret: of('secret') },
  }
}

const mostLetters = 2_000

function faultsIn(said: Record<HotlineField, string>, isTwice: boolean): HotlineFault[] {
  const faults: HotlineFault[] = []
  if (said.number === '') faults.push('number_missing')
  else if (!externalId.safeParse(said.number).success) faults.push('number_wrong')
  else if (isTwice) faults.push('number_twice')
  if (!phone.safeParse(said.phone).success) faults.push('phone_missing')
  if (said.text === '') faults.push('text_missing')
  else if (!paragraph(mostLetters).safeParse(said.text).success) faults.push('text_long')
  return faults
}

function outcomeOf(
  { complaintId, faults, questions }: Pick<HotlineOrder, 'complaintId' | 'faults' | 'questions'>,
  isSkipped: boolean,
): HotlineOutcome {
  if (complaintId !== null) return 'known'
  if (isSkipped) return 'skipped'
  if (faults.length > 0) return 'fault'
  return questions.length > 0 ? 'question' : 'fresh'
}

/** What each row of a sheet is, with these columns and answers: nothing is guessed where two things could be meant. */
export function ordersIn(
  sheet: HeadedSheet,
  columns: readonly HotlineColumn[],
  answers: HotlineAnswers,
  { numbers, buildings }: HotlineKnown,
): HotlineOrder[] {
  const seen = new Set<string>()
  return sheet.rows.map(({ row, cells }) => {
    const said = fieldsOf(cells, columns)
    const answer = answers[String(row)] ?? {}
    const isTwice = seen.has(said.number)
    seen.add(said.number)
    const faults = faultsIn(said, isTwice)
    const category = answer.category ?? categoryIn(said.category)
    const found = placeIn(said.address, buildings)
    const place = answer.place ? { ...answer.place, spot: said.address.slice(0, 60) || null } : found
    const complaintId = (isTwice ? null : numbers.get(said.number)) ?? null
    const questions: HotlineQuestion[] = []
    if (category === null) questions.push('category')
    if (place === null) questions.push('place')
    return {
      row,
      number: said.number || null,
      text: said.text,
      address: said.address,
      phone: phone.safeParse(said.phone).data ?? null,
      name: line(20).safeParse(said.name).data ?? null,
      isHidden: isYes(said.secret),
      ...{ category, place, questions, faults, complaintId },
      ...{ calledAt: instantIn(said.calledAt), answerBy: instantIn(said.answerBy) },
      outcome: outcomeOf({ complaintId, faults, questions }, answer.skip === true),
    }
  })
}
