import type { ColumnCode } from './columns.ts'
import type { Locale } from './primitives.ts'

/** What each column is called until a community renames it. */
export const columnNames: Record<ColumnCode, Record<Locale, string>> = {
  notices: { 'zh-CN': '社区公告', en: 'Community notices' },
  party: { 'zh-CN': '党建园地', en: 'Party building' },
  police: { 'zh-CN': '警民直通车', en: 'Police and residents' },
  family_doctor: { 'zh-CN': '家庭医生', en: 'Family doctor' },
  property: { 'zh-CN': '物业之窗', en: 'Property office' },
  owners_committee: { 'zh-CN': '业委连线', en: "Owners' committee" },
  neighbours: { 'zh-CN': '邻里交流', en: 'Neighbours' },
  services: { 'zh-CN': '社区服务', en: 'Community services' },
}
