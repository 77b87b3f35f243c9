import { citationText, laws } from '@liren/shared/votes.laws'
import { matters, matterClassOf, quorumThreshold, approvalThresholds } from '@liren/shared/votes.matters'
import { votePolicy, type VotePolicy } from '@liren/shared/votes.policy'
import { canonical } from '@liren/shared/votes.canonical'
import fc from 'fast-check'
import { policyFaults } from '../../server/src/features/votes/votes.bounds.rules.ts'
import { presetOf, presets } from '../../server/src/features/votes/votes.cities.rules.ts'
import {
  commonRules,
  policyFrom,
  rulesIn,
  settingIn,
  type Preset,
} from '../../server/src/features/votes/votes.presets.rules.ts'

const uuid = '0190a5b0-0000-7000-8000-000000000001'
const of = (city: string): Preset => {
  const preset = presetOf(city)
  if (!preset) throw new Error(`no preset of ${city}`)
  return preset
}

type Edit = Partial<Omit<VotePolicy, 'election'>> & { election?: Partial<VotePolicy['election']> }
const edited = (city: string, { election, ...more }: Edit): VotePolicy => {
  const start = policyFrom(of(city))
  return { ...start, ...more, election: { ...start.election, ...election } }
}
/** `setting code citation` of everything that is not allowed. */
const faults = (city: string, edit: Edit) =>
  policyFaults(edited(city, edit), of(city)).map(
    ({ setting, code, basis }) => `${setting} ${code} ${citationText(basis, 'zh-CN')}`,
  )
const agreed = (...settings: string[]) =>
  settings.map((setting) => ({ setting, docId: uuid, adoptedVoteId: '2024-3', clause: '第9条' }))

describe('the nine matters', () => {
  it('are special where the law says so: raising the fund, rebuilding, another use of common parts', () => {
    expect(matters.filter((matter) => matterClassOf(matter) === 'SPECIAL')).toEqual([
      'FUND_RAISE',
      'REBUILD',
      'COMMON_USE_CHANGE',
    ])
    expect([quorumThreshold, approvalThresholds]).toEqual([
      { numerator: 2, denominator: 3, isInclusive: true },
      {
        ORDINARY: { numerator: 1, denominator: 2, isInclusive: false },
        SPECIAL: { numerator: 3, denominator: 4, isInclusive: true },
      },
    ])
  })
})

describe('presets', () => {
  it('are those of the cities whose texts were read', () => {
    expect(presets.map(({ city }) => city).join(' ')).toBe(
      'NATIONAL BEIJING SHANGHAI HANGZHOU NINGBO HUZHOU LISHUI SHAOXING TAIZHOU ZHOUSHAN QINGDAO ZIBO WEIFANG LIAOCHENG QINGYUAN',
    )
    expect(presetOf('ATLANTIS')).toBeNull()
  })

  it.each(presets.map((preset) => [preset.city, preset] as const))(
    '%s is lawful by itself and binds nobody',
    (_, preset) => {
      const policy = policyFrom(preset)
      expect(votePolicy.parse(policy)).toEqual(policy)
      expect(policyFaults(policy, preset)).toEqual([])
      expect([policy.legalMode, policy.city, policy.unreturnedMode, policy.arrearsBlocksVote]).toEqual([
        'CONSULTATIVE',
        preset.city,
        'EXCLUDE',
        false,
      ])
      for (const { setting, basis } of preset.rules) {
        expect([setting, basis.article === null]).toEqual([setting, false])
        expect(settingIn(policy, setting)).toEqual(rulesIn(preset).get(setting)?.value)
      }
    },
  )

  it('start where their texts say', () => {
    const told = (city: string) => {
      const { noticeDays, tempNoticeDays, objectionDays, publishWithinDays, coOwnerRule, election } = policyFrom(
        of(city),
      )
      const days = [noticeDays, tempNoticeDays, objectionDays, publishWithinDays].join('/')
      return `${days} ${coOwnerRule} ${election.minMembers}-${election.maxMembers} ${election.alternates} ${election.candidateDisplayDays}`
    }
    expect(Object.fromEntries(presets.map(({ city }) => [city, told(city)]))).toEqual({
      NATIONAL: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      BEIJING: '15/15/7/3 FIRST 5-11 MEMBERS 7',
      SHANGHAI: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      HANGZHOU: '15/7/7/3 FIRST 5-11 ALL 7',
      NINGBO: '15/15/7/3 DESIGNATED 5-11 HALF_OF_MEMBERS 10',
      HUZHOU: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      LISHUI: '15/15/7/3 DESIGNATED 5-11 HALF_OF_MEMBERS 7',
      SHAOXING: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      TAIZHOU: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      ZHOUSHAN: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      QINGDAO: '15/15/7/3 FIRST 3-11 HALF_OF_MEMBERS 7',
      ZIBO: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      WEIFANG: '15/15/7/3 FIRST 5-11 MEMBERS 7',
      LIAOCHENG: '15/15/7/3 FIRST 5-11 HALF_OF_MEMBERS 7',
      QINGYUAN: '15/15/15/3 FIRST 5-11 HALF_OF_MEMBERS 7',
    })
  })
})

describe('a policy is edited within bounds, and hears the article otherwise', () => {
  it.each<[string, string, Edit, string[]]>([
    [
      'notice a day short',
      'BEIJING',
      { noticeDays: 14, tempNoticeDays: 14 },
      [
        'noticeDays OUT_OF_BOUNDS 《北京市物业管理条例》第35条',
        'tempNoticeDays OUT_OF_BOUNDS 《北京市物业管理条例》第35条',
      ],
    ],
    ['a temporary meeting in a week, where that is allowed', 'HANGZHOU', { tempNoticeDays: 7 }, []],
    [
      'a temporary meeting in a week elsewhere',
      'NATIONAL',
      { tempNoticeDays: 7 },
      ['tempNoticeDays OUT_OF_BOUNDS 《物业管理条例》第14条'],
    ],
    ['more notice', 'BEIJING', { noticeDays: 20 }, []],
    [
      'a window of four days',
      'HANGZHOU',
      { windowMinDays: 4 },
      ['windowMinDays OUT_OF_BOUNDS 《杭州市物业管理条例》第20条'],
    ],
    [
      'publishing on the fourth day',
      'BEIJING',
      { publishWithinDays: 4 },
      ['publishWithinDays OUT_OF_BOUNDS 《北京市物业管理条例》第37条'],
    ],
    ['publishing on the seventh', 'QINGYUAN', { publishWithinDays: 7 }, []],
    [
      'objections for a fortnight',
      'QINGYUAN',
      { objectionDays: 14 },
      ['objectionDays OUT_OF_BOUNDS 《清远市住宅小区物业管理条例》第17条'],
    ],
    [
      'a fourth principal',
      'WEIFANG',
      { maxPrincipalsPerAgent: 4, ruleBasis: agreed('maxPrincipalsPerAgent') },
      ['maxPrincipalsPerAgent OUT_OF_BOUNDS 《潍坊市物业管理条例》第32条'],
    ],
    [
      'a fourth principal, agreed',
      'ZHOUSHAN',
      { maxPrincipalsPerAgent: 4, ruleBasis: agreed('maxPrincipalsPerAgent') },
      [],
    ],
    [
      'a fourth principal, agreed nowhere',
      'ZHOUSHAN',
      { maxPrincipalsPerAgent: 4 },
      ['maxPrincipalsPerAgent NEEDS_RULE 《舟山市物业管理条例》第17条'],
    ],
    [
      'parking counted',
      'NINGBO',
      { countParkingArea: true, ruleBasis: agreed('countParkingArea') },
      ['countParkingArea FIXED 《宁波市住宅小区物业管理条例》第18条'],
    ],
    [
      'parking counted, as the rules say',
      'BEIJING',
      { countParkingArea: true, ruleBasis: agreed('countParkingArea') },
      [],
    ],
    [
      'whichever co-owner comes first',
      'LISHUI',
      { coOwnerRule: 'FIRST' },
      ['coOwnerRule FIXED 《丽水市物业管理条例》第12条'],
    ],
    [
      'arrears forgiven',
      'SHANGHAI',
      { arrearsBlocksCandidacy: false },
      ['arrearsBlocksCandidacy FIXED 《上海市住宅物业管理规定》第20条'],
    ],
    [
      'a bar dropped',
      'SHANGHAI',
      { election: { bars: ['ARREARS'] } },
      ['election.bars OUT_OF_BOUNDS 《上海市住宅物业管理规定》第20条'],
    ],
    ['a bar dropped that was only offered', 'HANGZHOU', { election: { bars: [] } }, []],
    [
      'a bar added',
      'BEIJING',
      {
        election: {
          bars: [
            'STRUCTURE_DAMAGED',
            'ILLEGAL_BUILDING',
            'USE_CHANGED',
            'PROPERTY_TIES',
            'DISHONEST_DEBTOR',
            'ARREARS',
          ],
        },
      },
      [],
    ],
    [
      'more alternates than members',
      'BEIJING',
      { election: { alternates: 'ALL' } },
      ['election.alternates OUT_OF_BOUNDS 《北京市物业管理条例》第39条'],
    ],
    [
      'as many alternates as members',
      'SHAOXING',
      { election: { alternates: 'MEMBERS' } },
      ['election.alternates OUT_OF_BOUNDS 《绍兴市物业管理条例》第18条'],
    ],
    ['no alternates', 'SHAOXING', { election: { alternates: 'NONE' } }, []],
    [
      'thirteen members',
      'HANGZHOU',
      { election: { maxMembers: 13 } },
      ['election.maxMembers OUT_OF_BOUNDS 《杭州市物业管理条例》第27条'],
    ],
    [
      'candidates shown for nine days',
      'NINGBO',
      { election: { candidateDisplayDays: 9 } },
      ['election.candidateDisplayDays OUT_OF_BOUNDS 《宁波市住宅小区物业管理条例》第31条'],
    ],
    [
      'bounds that cross',
      'NATIONAL',
      { windowMinDays: 30, windowMaxDays: 20 },
      ['windowMinDays CONTRADICTS 《本系统的议事规则》'],
    ],
  ])('%s in %s', (_, city, edit, wanted) => {
    expect(faults(city, edit)).toEqual(wanted)
  })

  it.each<[string, string, Edit, string[]]>([
    [
      'by mistake',
      'NATIONAL',
      { unreturnedMode: 'FOLLOW_MAJORITY' },
      ['unreturnedMode NEEDS_RULE 《业主大会和业主委员会指导规则》第26条'],
    ],
    ['as agreed', 'NATIONAL', { unreturnedMode: 'FOLLOW_MAJORITY', ruleBasis: agreed('unreturnedMode') }, []],
    ['as present, agreed', 'BEIJING', { unreturnedMode: 'DELIVERED_ABSTAIN', ruleBasis: agreed('unreturnedMode') }, []],
    [
      'without a share, in Zhejiang',
      'HANGZHOU',
      { unreturnedMode: 'FOLLOW_MAJORITY', ruleBasis: agreed('unreturnedMode') },
      ['minCastShare CAST_SHARE_TOO_LOW 《浙江省物业管理条例（2009）》第10条'],
    ],
    [
      'with too small a share, in Zhejiang',
      'TAIZHOU',
      {
        unreturnedMode: 'FOLLOW_MAJORITY',
        minCastShare: { numerator: 49, denominator: 99 },
        ruleBasis: agreed('unreturnedMode'),
      },
      ['minCastShare CAST_SHARE_TOO_LOW 《浙江省物业管理条例（2009）》第10条'],
    ],
    [
      'with the share, in Zhejiang',
      'TAIZHOU',
      {
        unreturnedMode: 'FOLLOW_MAJORITY',
        minCastShare: { numerator: 1, denominator: 2 },
        ruleBasis: agreed('unreturnedMode'),
      },
      [],
    ],
    [
      'a share without them',
      'NATIONAL',
      { minCastShare: { numerator: 1, denominator: 2 } },
      ['minCastShare CONTRADICTS 《本系统的议事规则》'],
    ],
  ])('the silent are counted %s in %s', (_, city, edit, wanted) => {
    expect(faults(city, edit)).toEqual(wanted)
  })

  const regulation = { docId: uuid, title: '某市业主大会电子投票办法', article: '第8条' }
  it.each<[string, Edit, string[]]>([
    ['LISHUI', { legalMode: 'OFFICIAL_LOCAL', regulation }, []],
    ['LISHUI', { legalMode: 'OFFICIAL_LOCAL' }, ['regulation NEEDS_REGULATION 《丽水市物业管理条例》第12条']],
    ['SHANGHAI', { legalMode: 'OFFICIAL_LOCAL' }, ['regulation NEEDS_REGULATION 《上海市住宅物业管理规定》第18条']],
    ['BEIJING', { legalMode: 'OFFICIAL_LOCAL', regulation }, ['legalMode PLATFORM_ONLY 《北京市物业管理条例》第35条']],
    ['WEIFANG', { legalMode: 'OFFICIAL_LOCAL', regulation }, ['legalMode PLATFORM_ONLY 《潍坊市物业管理条例》第32条']],
    [
      'QINGYUAN',
      { legalMode: 'OFFICIAL_LOCAL', regulation },
      ['legalMode PLATFORM_ONLY 《清远市住宅小区物业管理条例》第17条'],
    ],
    ['BEIJING', { legalMode: 'OFFICIAL_EXTERNAL', identityAssurance: 'EXTERNAL' }, []],
    ['BEIJING', { identityAssurance: 'EXTERNAL' }, ['identityAssurance CONTRADICTS 《本系统的议事规则》']],
  ])('in %s a decision may bind or not: %j', (city, edit, wanted) => {
    expect(faults(city, edit)).toEqual(wanted)
  })
})

describe('no setting lowers what the law asks for', () => {
  it('for there is none: a policy with a ratio in it is not understood', () => {
    const policy = policyFrom(of('NATIONAL'))
    for (const ratio of ['quorum', 'quorumThreshold', 'ordinary', 'special', 'approvalThresholds'])
      expect(votePolicy.safeParse({ ...policy, [ratio]: { numerator: 1, denominator: 2 } }).success).toBe(false)
  })

  it.each([
    ['arrearsBlocksVote', true],
    ['paperOnRequest', false],
    ['barPropertyStaffProxy', false],
    ['transferRule', 'NEW_OWNER'],
  ])('nor takes away what owners have: %s %s', (setting, value) => {
    expect(votePolicy.safeParse({ ...policyFrom(of('NATIONAL')), [setting]: value }).success).toBe(false)
  })

  it('and every number beyond its bounds is found, in every city', () => {
    const numbers = presets.flatMap((preset) => [...rulesIn(preset).values()].map((rule) => [preset, rule] as const))
    const bounded = numbers.filter(([, { min, max }]) => min !== undefined && max !== undefined)
    expect(bounded.length).toBeGreaterThanOrEqual(presets.length * commonRules.length)
    fc.assert(
      fc.property(
        fc.constantFrom(...bounded),
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        ([preset, rule], by, below) => {
          const { setting, min = 0, max = 0 } = rule
          const value = below ? min - by : max + by
          const [name, inner] = setting.split('.')
          const policy = edited(
            preset.city,
            inner === undefined ? { [name ?? '']: value } : { election: { [inner]: value } },
          )
          expect(policyFaults(policy, preset)).toContainEqual({ setting, code: 'OUT_OF_BOUNDS', basis: rule.basis })
        },
      ),
    )
  })
})

it('a policy is written down in one way, whatever the order of its settings', () => {
  const policy = policyFrom(of('HANGZHOU'))
  const turned = Object.fromEntries(Object.entries(policy).toReversed()) as VotePolicy
  expect(canonical(turned)).toBe(canonical(policy))
  expect(canonical({ ...policy, objectionDays: 8 })).not.toBe(canonical(policy))
})

it('every law has a name in both languages', () => {
  for (const [law, names] of Object.entries(laws))
    expect([law, names['zh-CN'] !== '', names.en !== '']).toEqual([law, true, true])
  expect(citationText({ law: 'CIVIL_CODE', article: 278 }, 'en')).toBe('Civil Code art. 278')
  expect(citationText({ law: 'HOUSE', article: null }, 'en')).toBe('Rules of this product')
})
