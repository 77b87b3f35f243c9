import { announcementKinds, disclosureTopics } from '@liren/shared/announcements.matter'
import { kindNames, topicNames } from '@liren/shared/announcements.texts'
import type { Locale } from '@liren/shared/primitives'
import { residenceRelations } from '@liren/shared/roles'
import { relationNames } from '@liren/shared/roles.texts'
import { texts } from './i18n.ts'

/** Names the contract has in all languages, in one of them. */
const named = <K extends string>(keys: readonly K[], all: Record<K, Record<Locale, string>>, locale: Locale) =>
  Object.fromEntries(keys.map((key) => [key, all[key][locale]])) as Record<K, string>

/** What offices, places, relations and announcements are called. */
export const names = texts(
  {
    role: {
      operator: '平台运营',
      department: '职能部门',
      street: '街道',
      committee: '居委会',
      owners_committee: '业委会',
      property_staff: '物业',
      grid_worker: '网格员',
      building_head: '楼长',
      column_host: '栏目主持',
      points_desk: '积分兑换点',
    },
    relation: named(residenceRelations, relationNames, 'zh-CN'),
    place: {
      district: '区',
      street: '街道',
      community: '社区',
      estate: '小区',
      grid: '网格',
      building: '楼栋',
      entrance: '单元门',
      unit: '房屋',
    },
    kind: named(announcementKinds, kindNames, 'zh-CN'),
    topic: named(disclosureTopics, topicNames, 'zh-CN'),
    status: { draft: '草稿', scheduled: '定时', expired: '已过期', withdrawn: '已撤下' },
    corrected: '已更正',
    board: '公开栏',
    resident: '居民',
    platform: { weapp: '微信小程序', h5: '浏览器' },
  },
  {
    role: {
      operator: 'Platform operator',
      department: 'City department',
      street: 'Sub-district office',
      committee: 'Residents’ committee',
      owners_committee: 'Owners’ committee',
      property_staff: 'Property company',
      grid_worker: 'Grid worker',
      building_head: 'Building head',
      column_host: 'Column host',
      points_desk: 'Points desk',
    },
    relation: named(residenceRelations, relationNames, 'en'),
    place: {
      district: 'District',
      street: 'Sub-district',
      community: 'Community',
      estate: 'Estate',
      grid: 'Grid',
      building: 'Building',
      entrance: 'Entrance',
      unit: 'Flat',
    },
    kind: named(announcementKinds, kindNames, 'en'),
    topic: named(disclosureTopics, topicNames, 'en'),
    status: { draft: 'Draft', scheduled: 'Scheduled', expired: 'Expired', withdrawn: 'Withdrawn' },
    corrected: 'Corrected',
    board: 'Disclosures',
    resident: 'Resident',
    platform: { weapp: 'WeChat', h5: 'Browser' },
  },
)
