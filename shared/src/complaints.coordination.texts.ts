import type { TopicSource } from './complaints.coordination.ts'
import type { Locale } from './primitives.ts'

export const topicSourceNames: Record<TopicSource, Record<Locale, string>> = {
  cluster: { 'zh-CN': '同楼同类多件', en: 'Several of a kind in one building' },
  climbed: { 'zh-CN': '逾期三天', en: 'Three days overdue' },
  silent: { 'zh-CN': '吹哨没人应', en: 'Called in vain' },
}
