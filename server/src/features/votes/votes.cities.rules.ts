import type { Json } from '@liren/shared/votes.canonical'
import { cite, type Law } from '@liren/shared/votes.laws'
import type { CandidacyBar } from '@liren/shared/votes.policy'
import { number, type LocalVoting, type Preset, type SettingRule } from './votes.presets.rules.ts'

const unspoken: Preset['localVoting'] = { is: 'UNSPOKEN', basis: cite('PROPERTY_REGULATION', 12) }

/** A preset without own rules of the kinds that few cities have. */
const city = (
  code: string,
  zh: string,
  en: string,
  own: Partial<Preset> & { rules: readonly SettingRule[] },
): Preset => ({
  ...{ city: code, version: 1, name: { 'zh-CN': zh, en }, localVoting: unspoken, leastCastShare: null },
  ...own,
})

const local = (is: LocalVoting, law: Law, article: number): Pick<Preset, 'localVoting'> => ({
  localVoting: { is, basis: cite(law, article) },
})

/** 浙江 2009 art. 10: the majority cast must be more than half of all area and heads before the silent may join it. */
const zhejiang: Pick<Preset, 'leastCastShare'> = {
  leastCastShare: { share: { numerator: 1, denominator: 2 }, basis: cite('ZHEJIANG_2009', 10) },
}

/** How many members a committee has; a text that names no upper bound leaves it at twenty-one. */
const size = (law: Law, article: number, least: number, most = 21): SettingRule[] => [
  number('election.minMembers', [least, least, most], cite(law, article)),
  number('election.maxMembers', [Math.min(most, 11), least, most], cite(law, article)),
]

const fixed = (setting: SettingRule['setting'], value: Json, law: Law, article: number): SettingRule => ({
  ...{ setting, value, isFixed: true, basis: cite(law, article) },
})
const starts = (setting: SettingRule['setting'], value: Json, law: Law, article: number): SettingRule => ({
  ...{ setting, value, basis: cite(law, article) },
})

/** Bars that a text sets itself stay; those it lets the owners agree on are only where the list begins. */
const bars = (law: Law, article: number, ...some: CandidacyBar[]): SettingRule => ({
  ...starts('election.bars', some, law, article),
  growsOnly: true,
})
const possibleBars = (law: Law, article: number, ...some: CandidacyBar[]) => starts('election.bars', some, law, article)

/** Alternates: as many as members at most, or half as many. */
const asManyAlternates = (law: Law, article: number): SettingRule => ({
  ...starts('election.alternates', 'MEMBERS', law, article),
  among: ['NONE', 'HALF_OF_MEMBERS', 'MEMBERS'],
})
const halfAlternates = (law: Law, article: number): SettingRule => ({
  ...starts('election.alternates', 'HALF_OF_MEMBERS', law, article),
  among: ['NONE', 'HALF_OF_MEMBERS'],
})

const hundredHouseholds = { areaCentiares: null, households: 100 }
const tenThousandSquareMetres = { areaCentiares: 10_000_00, households: null }
const damage = ['STRUCTURE_DAMAGED', 'ILLEGAL_BUILDING'] as const

/** The cities whose texts were read, each number with its article (`domain.md` A3, B2). */
export const presets: readonly Preset[] = [
  city('NATIONAL', '全国', 'Nationwide', { rules: [] }),
  city('BEIJING', '北京', 'Beijing', {
    ...local('PLATFORM_ONLY', 'BEIJING', 35),
    rules: [
      number('noticeDays', [15, 15, 60], cite('BEIJING', 35)),
      number('tempNoticeDays', [15, 15, 60], cite('BEIJING', 35)),
      number('publishWithinDays', [3, 1, 3], cite('BEIJING', 37)),
      ...size('BEIJING', 39, 5),
      fixed('election.smallEstate', hundredHouseholds, 'BEIJING', 39),
      asManyAlternates('BEIJING', 39),
      bars('BEIJING', 39, ...damage, 'USE_CHANGED', 'PROPERTY_TIES', 'DISHONEST_DEBTOR'),
      number('election.filingDays', [30, 1, 30], cite('BEIJING', 43)),
    ],
  }),
  city('SHANGHAI', '上海', 'Shanghai', {
    localVoting: { is: 'UNSPOKEN', basis: cite('SHANGHAI', 18) },
    rules: [
      ...size('SHANGHAI', 20, 5),
      fixed('election.smallEstate', tenThousandSquareMetres, 'SHANGHAI', 20),
      fixed('arrearsBlocksCandidacy', true, 'SHANGHAI', 20),
      bars('SHANGHAI', 20, 'ARREARS', ...damage, 'USE_CHANGED', 'ILLEGAL_LETTING', 'PROPERTY_TIES'),
      number('election.filingDays', [30, 1, 30], cite('SHANGHAI', 23)),
    ],
  }),
  city('HANGZHOU', '杭州', 'Hangzhou', {
    ...zhejiang,
    localVoting: { is: 'UNSPOKEN', basis: cite('HANGZHOU', 20) },
    rules: [
      number('noticeDays', [15, 15, 60], cite('HANGZHOU', 19)),
      number('tempNoticeDays', [7, 7, 60], cite('HANGZHOU', 19)),
      number('windowMinDays', [5, 5, 60], cite('HANGZHOU', 20)),
      number('windowMaxDays', [60, 5, 60], cite('HANGZHOU', 20)),
      number('displayDays', [15, 15, 60], cite('HANGZHOU', 30)),
      number('election.candidateDisplayDays', [7, 7, 60], cite('HANGZHOU', 26)),
      number('election.candidateDisplayBeforeDays', [15, 15, 60], cite('HANGZHOU', 26)),
      ...size('HANGZHOU', 27, 5, 11),
      fixed('election.smallEstate', hundredHouseholds, 'HANGZHOU', 27),
      starts('election.alternates', 'ALL', 'HANGZHOU', 28),
      possibleBars('HANGZHOU', 25, 'PROPERTY_TIES'),
    ],
  }),
  city('NINGBO', '宁波', 'Ningbo', {
    ...zhejiang,
    rules: [
      fixed('countParkingArea', false, 'NINGBO', 18),
      fixed('headMergeKey', 'OWNER_SET', 'NINGBO', 18),
      fixed('coOwnerRule', 'DESIGNATED', 'NINGBO', 18),
      ...size('NINGBO', 29, 5),
      number('election.candidateDisplayDays', [10, 10, 60], cite('NINGBO', 31)),
    ],
  }),
  city('HUZHOU', '湖州', 'Huzhou', {
    ...zhejiang,
    ...local('NAMED', 'HUZHOU', 24),
    rules: size('HUZHOU', 16, 5, 11),
  }),
  city('LISHUI', '丽水', 'Lishui', {
    ...zhejiang,
    ...local('NAMED', 'LISHUI', 12),
    rules: [
      fixed('coOwnerRule', 'DESIGNATED', 'LISHUI', 12),
      ...size('LISHUI', 14, 5, 11),
      halfAlternates('LISHUI', 14),
    ],
  }),
  city('SHAOXING', '绍兴', 'Shaoxing', {
    ...zhejiang,
    rules: [
      // Five working days, which seven days always hold.
      number('displayDays', [15, 7, 60], cite('SHAOXING', 9)),
      ...size('SHAOXING', 18, 5, 11),
      halfAlternates('SHAOXING', 18),
    ],
  }),
  city('TAIZHOU', '台州', 'Taizhou', { ...zhejiang, rules: size('TAIZHOU', 19, 5, 11) }),
  city('ZHOUSHAN', '舟山', 'Zhoushan', {
    ...zhejiang,
    rules: [
      fixed('barPropertyStaffProxy', true, 'ZHOUSHAN', 17),
      ...size('ZHOUSHAN', 19, 5, 11),
      halfAlternates('ZHOUSHAN', 19),
      possibleBars('ZHOUSHAN', 20, ...damage, 'PROPERTY_TIES', 'DISHONEST_DEBTOR'),
    ],
  }),
  city('QINGDAO', '青岛', 'Qingdao', {
    rules: [
      number('noticeDays', [15, 15, 60], cite('QINGDAO', 29)),
      number('tempNoticeDays', [15, 15, 60], cite('QINGDAO', 29)),
      ...size('QINGDAO', 35, 3),
      number('displayDays', [15, 3, 60], cite('QINGDAO', 92)),
    ],
  }),
  city('ZIBO', '淄博', 'Zibo', {
    ...local('NAMED', 'ZIBO', 27),
    rules: [
      number('noticeDays', [15, 15, 60], cite('ZIBO', 27)),
      number('tempNoticeDays', [15, 15, 60], cite('ZIBO', 27)),
      ...size('ZIBO', 30, 5),
    ],
  }),
  city('WEIFANG', '潍坊', 'Weifang', {
    ...local('PLATFORM_ONLY', 'WEIFANG', 32),
    rules: [
      number('noticeDays', [15, 15, 60], cite('WEIFANG', 32)),
      number('tempNoticeDays', [15, 15, 60], cite('WEIFANG', 32)),
      number('maxPrincipalsPerAgent', [3, 1, 3], cite('WEIFANG', 32)),
      ...size('WEIFANG', 34, 5, 11),
      asManyAlternates('WEIFANG', 34),
    ],
  }),
  city('LIAOCHENG', '聊城', 'Liaocheng', { ...local('NAMED', 'LIAOCHENG', 16), rules: [] }),
  city('QINGYUAN', '清远', 'Qingyuan', {
    ...local('PLATFORM_ONLY', 'QINGYUAN', 17),
    rules: [
      number('publishWithinDays', [3, 1, 7], cite('QINGYUAN', 17)),
      number('objectionDays', [15, 15, 30], cite('QINGYUAN', 17)),
      number('displayDays', [15, 15, 60], cite('QINGYUAN', 17)),
    ],
  }),
]

/** The preset of a city; null for one nobody has read the texts of. */
export const presetOf = (code: string): Preset | null => presets.find(({ city: own }) => own === code) ?? null
