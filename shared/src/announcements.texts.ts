import type { AnnouncementKind, DisclosureTopic } from './announcements.matter.ts'
import type { Locale } from './primitives.ts'

type Text = Record<Locale, string>

export const kindNames: Record<AnnouncementKind, Text> = {
  notice: { 'zh-CN': '通知', en: 'Notice' },
  disclosure: { 'zh-CN': '公开', en: 'Disclosure' },
  event: { 'zh-CN': '活动', en: 'Event' },
  urgent: { 'zh-CN': '紧急', en: 'Urgent' },
}

export const topicNames: Record<DisclosureTopic, Text> = {
  finance: { 'zh-CN': '财务收支', en: 'Accounts' },
  fund_use: { 'zh-CN': '维修资金使用', en: 'Use of the maintenance fund' },
  public_income: { 'zh-CN': '公共收益', en: 'Income from common parts' },
  decisions: { 'zh-CN': '决定事项', en: 'Decisions' },
  resident_affairs: { 'zh-CN': '居务公开', en: "Residents' affairs" },
}
