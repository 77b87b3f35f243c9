import type { Locale } from '@liren/shared/primitives'
import { residenceRelations, type ResidenceRelation } from '@liren/shared/roles'
import { relationNames } from '@liren/shared/roles.texts'
import { texts } from './i18n.ts'

const relationsIn = (locale: Locale) =>
  Object.fromEntries(residenceRelations.map((one) => [one, relationNames[one][locale]])) as Record<
    ResidenceRelation,
    string
  >

/** What offices, places and relations are called. */
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
    relation: relationsIn('zh-CN'),
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
    relation: relationsIn('en'),
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
    resident: 'Resident',
    platform: { weapp: 'WeChat', h5: 'Browser' },
  },
)
