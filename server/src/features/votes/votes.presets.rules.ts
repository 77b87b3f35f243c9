import type { Json } from '@liren/shared/votes.canonical'
import { cite, type Citation } from '@liren/shared/votes.laws'
import type { ElectionPolicy, Share, VotePolicy } from '@liren/shared/votes.policy'

/** A setting of the policy by its name; those of elections with their own in front. */
export type Setting = Exclude<keyof VotePolicy, 'election'> | `election.${keyof ElectionPolicy}`

/**
 * What a text says of one setting: what it starts with, and how far an edit may go: a number within bounds, a word among
 * some, a list that may only grow, or not at all.
 */
export interface SettingRule {
  setting: Setting
  value: Json
  min?: number
  max?: number
  among?: readonly string[]
  growsOnly?: true
  isFixed?: true
  basis: Citation
}

/** What a city says of votes held by electronic means: on its own platform alone, in other ways too, or nothing. */
export type LocalVoting = 'PLATFORM_ONLY' | 'NAMED' | 'UNSPOKEN'

export interface Preset {
  city: string
  /** Counts the changes of this preset; decisions keep the policy they were noticed with. */
  version: number
  name: { 'zh-CN': string; en: string }
  localVoting: { is: LocalVoting; basis: Citation }
  /** What the cast majority must exceed before the silent may be counted to it; null where the rules alone say. */
  leastCastShare: { share: Share; basis: Citation } | null
  rules: readonly SettingRule[]
}

/** A number with its bounds. */
export const number = (
  setting: Setting,
  [value, min, max]: readonly [number, number, number],
  basis: Citation,
): SettingRule => ({ setting, value, min, max, basis })

const house = cite('HOUSE')
const notice = cite('PROPERTY_REGULATION', 14)
const committee = cite('GUIDANCE_2009', 31)

/** What holds where a city says nothing else: the national texts and, where they are silent, the rules of this product. */
export const commonRules: readonly SettingRule[] = [
  number('noticeDays', [15, 15, 60], notice),
  number('tempNoticeDays', [15, 15, 60], notice),
  number('windowMinDays', [5, 5, 60], house),
  number('windowMaxDays', [60, 5, 60], house),
  number('maxExtensions', [1, 0, 3], house),
  number('maxPrincipalsPerAgent', [3, 1, 10], house),
  number('publishWithinDays', [3, 1, 7], house),
  number('objectionDays', [7, 7, 30], house),
  number('answerDays', [7, 1, 7], house),
  number('displayDays', [15, 7, 60], house),
  number('retentionYears', [5, 5, 30], cite('CIVIL_CODE', 280)),
  number('election.minMembers', [5, 5, 11], committee),
  number('election.maxMembers', [11, 5, 11], committee),
  number('election.candidateDisplayDays', [7, 7, 60], house),
  number('election.candidateDisplayBeforeDays', [15, 7, 60], house),
  number('election.filingDays', [30, 1, 30], cite('PROPERTY_REGULATION', 16)),
]

/** The policy of `domain.md` A8, which asks for opinions and binds nobody. */
const plain: VotePolicy = {
  city: 'NATIONAL',
  presetVersion: 1,
  legalMode: 'CONSULTATIVE',
  regulation: null,
  noticeDays: 15,
  tempNoticeDays: 15,
  windowMinDays: 5,
  windowMaxDays: 60,
  maxExtensions: 1,
  headMergeKey: 'OWNER_SET',
  countParkingArea: false,
  transferRule: 'CAST_STANDS_ELSE_NEW_OWNER',
  identityAssurance: 'CODE',
  coOwnerRule: 'FIRST',
  unreturnedMode: 'EXCLUDE',
  minCastShare: null,
  allowFollowOption: false,
  blankItem: 'ABSTAIN',
  invalidBallot: 'NOT_PARTICIPATING',
  duplicatePolicy: 'FIRST_VALID',
  allowRevote: false,
  paperOnRequest: true,
  maxPrincipalsPerAgent: 3,
  barPropertyStaffProxy: true,
  publishWithinDays: 3,
  objectionDays: 7,
  answerDays: 7,
  displayDays: 15,
  arrearsBlocksVote: false,
  arrearsBlocksCandidacy: true,
  retentionYears: 5,
  election: {
    ranking: 'HEADS_THEN_AREA',
    tieBreak: 'RUN_OFF',
    alternates: 'HALF_OF_MEMBERS',
    minMembers: 5,
    maxMembers: 11,
    smallEstate: null,
    bars: [],
    candidateDisplayDays: 7,
    candidateDisplayBeforeDays: 15,
    filingDays: 30,
  },
  ruleBasis: [],
}

/** The rules of a preset by setting: the city's own, else the common ones. */
export const rulesIn = ({ rules }: Preset): Map<Setting, SettingRule> =>
  new Map([...commonRules, ...rules].map((rule) => [rule.setting, rule]))

/** What a policy has for a setting. */
export function settingIn(policy: VotePolicy, setting: Setting): Json {
  const [name, inner] = setting.split('.') as [keyof VotePolicy, keyof ElectionPolicy | undefined]
  return inner === undefined ? policy[name] : policy.election[inner]
}

/** The policy a preset starts with. */
export function policyFrom(preset: Preset): VotePolicy {
  const own = [...rulesIn(preset).values()].map(({ setting, value }) => [setting, value] as const)
  const inElection = 'election.'
  const outer = own.filter(([setting]) => !setting.startsWith(inElection))
  const inner = own.flatMap(([setting, value]) =>
    setting.startsWith(inElection) ? [[setting.slice(inElection.length), value] as const] : [],
  )
  return {
    ...plain,
    ...Object.fromEntries(outer),
    city: preset.city,
    presetVersion: preset.version,
    election: { ...plain.election, ...Object.fromEntries(inner) },
  }
}
