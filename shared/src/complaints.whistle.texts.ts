import type { CallKind, CallRefusal, CallState, CallStep } from './complaints.whistle.ts'
import type { Locale } from './primitives.ts'

type Names<Word extends string> = Record<Word, Record<Locale, string>>

export const callStateNames: Names<CallState> = {
  CALLED: { 'zh-CN': '待报到', en: 'Waiting for them to report in' },
  HERE: { 'zh-CN': '已报到', en: 'Reported in' },
  REFUSED: { 'zh-CN': '不接，待答复', en: 'Refused, waiting for an answer' },
  DONE: { 'zh-CN': '已销哨', en: 'Signed off' },
  RELEASED: { 'zh-CN': '已同意不接', en: 'Released' },
  CALLED_OFF: { 'zh-CN': '已撤哨', en: 'Called off' },
  LAPSED: { 'zh-CN': '诉求已办结', en: 'The matter has ended' },
}

export const callStepNames: Names<CallStep> = {
  CALL: { 'zh-CN': '吹哨', en: 'Called' },
  AGREE: { 'zh-CN': '会上商定', en: 'Agreed at a meeting' },
  ATTEND: { 'zh-CN': '到会', en: 'Came to the meeting' },
  MISS: { 'zh-CN': '没有到会', en: 'Did not come' },
  REPORT_IN: { 'zh-CN': '报到', en: 'Reported in' },
  REFUSE: { 'zh-CN': '不接', en: 'Refused' },
  PROGRESS: { 'zh-CN': '说进展', en: 'Told how it goes' },
  SIGN_OFF: { 'zh-CN': '销哨', en: 'Signed off' },
  RELEASE: { 'zh-CN': '同意不接', en: 'Released' },
  INSIST: { 'zh-CN': '再次吹哨', en: 'Called again' },
  CALL_OFF: { 'zh-CN': '撤哨', en: 'Called off' },
  CLIMB: { 'zh-CN': '逐级上报', en: 'Climbed' },
  LAPSE: { 'zh-CN': '随诉求办结', en: 'Ended with the matter' },
}

export const callRefusalNames: Names<CallRefusal> = {
  not_ours: { 'zh-CN': '不是本单位的职责', en: 'Not our duty' },
  no_power: { 'zh-CN': '没有执法权限', en: 'We have no power to act' },
  other_body: { 'zh-CN': '应由其他单位处理', en: 'Another body is responsible' },
  facts_missing: { 'zh-CN': '情况不清，无法处理', en: 'Too little is known to act' },
}

export const callKindNames: Names<CallKind> = {
  whistle: { 'zh-CN': '吹哨', en: 'Called to help' },
  invitation: { 'zh-CN': '请到会', en: 'Invited to a meeting' },
  resolution: { 'zh-CN': '会议决议', en: 'Resolved at a meeting' },
}
