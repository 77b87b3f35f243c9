import type { Locale } from './primitives.ts'
import type { ResidenceRelation, Role } from './roles.ts'

/** The words people use for each office. */
export const roleNames: Record<Role, Record<Locale, string>> = {
  operator: { 'zh-CN': '平台运营', en: 'Platform operator' },
  department: { 'zh-CN': '职能部门', en: 'Department officer' },
  street: { 'zh-CN': '街道', en: 'Sub-district officer' },
  committee: { 'zh-CN': '居委会', en: "Residents' committee" },
  owners_committee: { 'zh-CN': '业委会', en: "Owners' committee" },
  property_staff: { 'zh-CN': '物业', en: 'Property company' },
  grid_worker: { 'zh-CN': '网格员', en: 'Grid worker' },
  building_head: { 'zh-CN': '楼组长', en: 'Building head' },
  column_host: { 'zh-CN': '栏目主持', en: 'Column host' },
  points_desk: { 'zh-CN': '积分兑换点', en: 'Points desk' },
}

export const relationNames: Record<ResidenceRelation, Record<Locale, string>> = {
  owner: { 'zh-CN': '业主', en: 'Owner' },
  co_owner: { 'zh-CN': '共有产权人', en: 'Co-owner' },
  representative: { 'zh-CN': '单位业主代表', en: 'Representative of a company owner' },
  guardian: { 'zh-CN': '业主的监护人', en: 'Guardian of an owner' },
  heir: { 'zh-CN': '继承人', en: 'Heir' },
  tenant: { 'zh-CN': '租户', en: 'Tenant' },
  family: { 'zh-CN': '家人', en: 'Family' },
}
