import type { Locale } from './primitives.ts'
import type { LegalMode } from './votes.ts'
import { cite, citationText, type Citation } from './votes.laws.ts'
import type { MatterClass, MotionResult } from './votes.matters.ts'

type Text = Record<Locale, string>
type Axis = 'area' | 'heads'

/** One sentence that says what was decided and why. `failing` are the tests that decided against it. */
export interface Verdict {
  result: MotionResult
  test: 'QUORUM' | MatterClass
  failing: Axis[]
  basis: Citation
  text: Text
}

const basis = cite('CIVIL_CODE', 278)
const axes: readonly Axis[] = ['area', 'heads']

const axisNames: Record<Axis, Text> = {
  area: { 'zh-CN': '专有部分面积', en: 'area' },
  heads: { 'zh-CN': '人数', en: 'heads' },
}

/** `专有部分面积和人数`, `area and heads`. */
const named = (some: readonly Axis[], locale: Locale): string =>
  some.map((axis) => axisNames[axis][locale]).join(locale === 'en' ? ' and ' : '和')

/** What consent must be, as the predicate of a sentence in Chinese and its object in English. */
const asked: Record<MatterClass, Text> = {
  ORDINARY: { 'zh-CN': '过半数', en: 'more than half' },
  SPECIAL: { 'zh-CN': '达到四分之三以上', en: 'three quarters' },
}

function chinese(result: MotionResult, matterClass: MatterClass, failing: Axis[]): string {
  const all = named(axes, 'zh-CN')
  if (result === 'NO_QUORUM') return `未形成决定：参与表决的${named(failing, 'zh-CN')}没有达到全体的三分之二以上`
  if (result === 'REJECTED')
    return `未通过：参与表决者中，同意的${named(failing, 'zh-CN')}没有${asked[matterClass]['zh-CN']}`
  return `通过：参与表决的${all}均达到全体的三分之二以上，其中同意的${all}均${asked[matterClass]['zh-CN']}`
}

function english(result: MotionResult, matterClass: MatterClass, failing: Axis[]): string {
  const all = named(axes, 'en')
  if (result === 'NO_QUORUM')
    return `No decision: those who took part are less than two thirds by ${named(failing, 'en')}`
  if (result === 'REJECTED')
    return `Not passed: of those who took part, consent does not reach ${asked[matterClass].en} by ${named(failing, 'en')}`
  return `Passed: two thirds took part by ${all}, and of these ${asked[matterClass].en} consent by ${all}`
}

const consulted: Text = {
  'zh-CN': '本次为意见征询，结果仅供参考，不产生业主共同决定的效力。',
  en: ' This was a consultation: it tells opinions and binds nobody.',
}

/** What came of a question. A consultation says, besides, that it binds nobody. */
export function verdictOf(
  outcome: { quorum: Record<Axis, boolean>; approval: Record<Axis, boolean>; result: MotionResult },
  matterClass: MatterClass,
  legalMode: LegalMode,
): Verdict {
  const { result } = outcome
  const test = result === 'NO_QUORUM' ? 'QUORUM' : matterClass
  const tested = test === 'QUORUM' ? outcome.quorum : outcome.approval
  const failing = result === 'PASSED' ? [] : axes.filter((axis) => !tested[axis])
  const isBinding = legalMode !== 'CONSULTATIVE'
  const text = {
    'zh-CN': `${chinese(result, matterClass, failing)}（${citationText(basis, 'zh-CN')}）。${isBinding ? '' : consulted['zh-CN']}`,
    en: `${english(result, matterClass, failing)} (${citationText(basis, 'en')}).${isBinding ? '' : consulted.en}`,
  }
  return { result, test, failing, basis, text }
}

/** What came of an election: how many seats are filled, whether the committee stands, and what is still to be done. */
export function electionVerdict(
  {
    elected,
    seats,
    tied,
    standing,
  }: { elected: number; seats: number; tied: number; standing: 'FULL' | 'STANDS' | 'FAILS' },
  legalMode: LegalMode,
): Text {
  const isBinding = legalMode !== 'CONSULTATIVE'
  const filled: Text = {
    'zh-CN': `应选 ${seats} 名，${isBinding ? '选出' : '入选'} ${elected} 名（每名候选人均须参与表决的面积和人数过半数同意，${citationText(basis, 'zh-CN')}）。`,
    en: `${elected} of ${seats} seats ${isBinding ? 'are' : 'would be'} filled; each needed more than half by area and heads (${citationText(basis, 'en')}).`,
  }
  const open: Text = {
    'zh-CN': `还有 ${tied} 个席位得票相同，须另行投票或当众抽签。`,
    en: ` For ${tied} more the votes are equal: a run-off or a lot before witnesses decides.`,
  }
  const binding: Record<typeof standing, Text> = {
    FULL: { 'zh-CN': '业主委员会成立。', en: ' The committee stands.' },
    STANDS: {
      'zh-CN': '人数不足约定，但达到法定最低人数并超过约定人数的一半，业主委员会成立，缺额另行补选。',
      en: ' The committee stands: fewer than agreed, but the legal minimum and more than half. The rest is elected later.',
    },
    FAILS: {
      'zh-CN': '人数未达到法定最低人数或未超过约定人数的一半，须重新选举。',
      en: ' Too few for a committee: the election is to be held again.',
    },
  }
  // Nobody is elected by a consultation, and no committee comes to stand by it.
  const wished: Record<typeof standing, Text> = {
    FULL: { 'zh-CN': '入选人数达到应选名额。', en: ' As many were named as there are seats.' },
    STANDS: {
      'zh-CN': '入选人数少于应选名额，但达到法定最低人数并超过约定人数的一半。',
      en: ' Fewer were named than there are seats, but the legal minimum and more than half.',
    },
    FAILS: {
      'zh-CN': '入选人数未达到法定最低人数或未超过约定人数的一半。',
      en: ' Fewer were named than a committee needs.',
    },
  }
  const say = (locale: Locale) =>
    filled[locale] +
    (tied > 0 ? open[locale] : '') +
    (isBinding ? binding[standing][locale] : wished[standing][locale] + consulted[locale])
  return { 'zh-CN': say('zh-CN'), en: say('en') }
}
