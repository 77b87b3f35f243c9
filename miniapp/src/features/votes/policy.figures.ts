import type { z } from 'zod'
import type { votes } from '@liren/shared/votes.decisions'
import { agreedSettings, freePrincipals } from '@liren/shared/votes.agreed'
import type { Citation } from '@liren/shared/votes.laws'
import {
  alternateCaps,
  blankItems,
  coOwnerRules,
  duplicatePolicies,
  headMergeKeys,
  identityAssurances,
  invalidBallots,
  rankings,
  tieBreaks,
  unreturnedModes,
  type ElectionPolicy,
  type VotePolicy,
} from '@liren/shared/votes.policy'

export type Preset = z.output<typeof votes.presets.reply>['items'][number]
export type PresetRule = Preset['rules'][number]

type Outer = Exclude<keyof VotePolicy, 'election'>
/** A setting by its name; those of elections with their own in front. */
export type Setting = Outer | `election.${keyof ElectionPolicy}`

/** Numbers of days, times or people; each between the bounds of its text, or else of the product. */
const numbers = {
  noticeDays: [7, 60],
  tempNoticeDays: [7, 60],
  windowMinDays: [1, 60],
  windowMaxDays: [1, 90],
  maxExtensions: [0, 3],
  publishWithinDays: [1, 7],
  objectionDays: [3, 30],
  answerDays: [1, 15],
  displayDays: [3, 60],
  retentionYears: [5, 30],
  maxPrincipalsPerAgent: [1, 10],
  'election.minMembers': [3, 11],
  'election.maxMembers': [3, 21],
  'election.candidateDisplayDays': [3, 60],
  'election.candidateDisplayBeforeDays': [0, 60],
  'election.filingDays': [1, 30],
} as const
export type NumberSetting = keyof typeof numbers

/** Words to choose from. */
const words = {
  headMergeKey: headMergeKeys,
  coOwnerRule: coOwnerRules,
  identityAssurance: identityAssurances,
  unreturnedMode: unreturnedModes,
  blankItem: blankItems,
  invalidBallot: invalidBallots,
  duplicatePolicy: duplicatePolicies,
  'election.ranking': rankings,
  'election.tieBreak': tieBreaks,
  'election.alternates': alternateCaps,
} as const
export type WordSetting = keyof typeof words

const switches = ['countParkingArea', 'allowRevote', 'allowFollowOption', 'arrearsBlocksCandidacy'] as const
export type SwitchSetting = (typeof switches)[number]

export type ShownSetting = NumberSetting | WordSetting | SwitchSetting

/** The settings as they are asked for, by what they are about. */
export const settingGroups = {
  times: [
    ...(['noticeDays', 'tempNoticeDays', 'windowMinDays', 'windowMaxDays', 'maxExtensions'] as const),
    ...(['publishWithinDays', 'objectionDays', 'answerDays', 'displayDays', 'retentionYears'] as const),
  ],
  heads: ['headMergeKey', 'countParkingArea', 'coOwnerRule', 'identityAssurance'],
  ballots: ['duplicatePolicy', 'allowRevote', 'blankItem', 'invalidBallot', 'unreturnedMode', 'allowFollowOption'],
  proxies: ['maxPrincipalsPerAgent'],
  election: [
    ...(['election.ranking', 'election.tieBreak', 'election.alternates', 'election.minMembers'] as const),
    ...(['election.maxMembers', 'election.candidateDisplayDays', 'election.candidateDisplayBeforeDays'] as const),
    ...(['election.filingDays', 'arrearsBlocksCandidacy'] as const),
  ],
} as const satisfies Record<string, readonly ShownSetting[]>
export type SettingGroup = keyof typeof settingGroups
export const groupNames = Object.keys(settingGroups) as SettingGroup[]

export const isNumber = (setting: ShownSetting): setting is NumberSetting => setting in numbers
export const isWord = (setting: ShownSetting): setting is WordSetting => setting in words

type Value = number | string | boolean

/** What a policy has for a setting. */
export function valueOf(policy: VotePolicy, setting: ShownSetting): Value {
  const [name, inner] = setting.split('.') as [keyof VotePolicy, keyof ElectionPolicy | undefined]
  return (inner === undefined ? policy[name] : policy.election[inner]) as Value
}

/** The policy with another value for one setting. Who follows the majority needs the share that must have been cast. */
export function withValue(policy: VotePolicy, setting: ShownSetting, value: Value, preset: Preset): VotePolicy {
  const [name, inner] = setting.split('.') as [string, string | undefined]
  if (inner !== undefined) return { ...policy, election: { ...policy.election, [inner]: value } }
  const changed: VotePolicy = { ...policy, [name]: value }
  if (setting !== 'unreturnedMode') return changed
  return { ...changed, minCastShare: value === 'FOLLOW_MAJORITY' ? preset.leastCastShare : null }
}

/** What a preset says of a setting. */
export const ruleOf = (preset: Preset, setting: Setting): PresetRule | null =>
  preset.rules.find((one) => one.setting === setting) ?? null

/** How far a number may be moved. */
export function boundsOf(preset: Preset, setting: NumberSetting): [number, number] {
  const rule = ruleOf(preset, setting)
  const [min, max] = numbers[setting]
  return [Math.max(min, rule?.min ?? min), Math.min(max, rule?.max ?? max)]
}

/** The words that may be chosen: what another system saw is vouched for by nobody here. */
export function choicesOf(preset: Preset, setting: WordSetting, policy: VotePolicy): readonly string[] {
  const among = ruleOf(preset, setting)?.among
  const all = words[setting] as readonly string[]
  const isLocal = setting === 'identityAssurance' && policy.legalMode !== 'OFFICIAL_EXTERNAL'
  return all.filter((one) => (among ? among.includes(one) : true) && !(isLocal && one === 'EXTERNAL'))
}

/** Where a setting stands: the article of the city or the country; null for a rule of this product. */
export function citationOf(preset: Preset, setting: Setting): Citation | null {
  const rule = ruleOf(preset, setting)
  if (rule !== null && rule.law !== 'HOUSE') return { law: rule.law, article: rule.article }
  return agreedSettings.find(([name]) => name === setting)?.[1] ?? null
}

/** Settings that differ from the preset and so need a clause of the owners' own rules. */
export function needsBasis(policy: VotePolicy, preset: Preset): ShownSetting[] {
  const departing = agreedSettings.flatMap(([name]) => {
    const setting = name as ShownSetting
    return valueOf(policy, setting) === valueOf(preset.policy, setting) ? [] : [setting]
  })
  const isBeyond = policy.maxPrincipalsPerAgent > freePrincipals.most
  return isBeyond ? [...departing, 'maxPrincipalsPerAgent'] : departing
}

/** Whether only the owners' own rules may change it. */
export const isAgreed = (setting: Setting): boolean => agreedSettings.some(([name]) => name === setting)

/** How many settings of a group differ from the preset. */
export const departuresIn = (group: SettingGroup, policy: VotePolicy, preset: Preset): number =>
  settingGroups[group].filter((setting) => valueOf(policy, setting) !== valueOf(preset.policy, setting)).length

/** Where a setting is agreed, while it is filled in. */
export interface BasisForm {
  setting: string
  docId: string
  adoptedVoteId: string
  clause: string
}

/** A clause for each setting that needs one, and for no other; what was written of it stays. */
export const basesFor = (bases: readonly BasisForm[], policy: VotePolicy, preset: Preset): BasisForm[] =>
  needsBasis(policy, preset).map(
    (setting) => bases.find((one) => one.setting === setting) ?? { setting, docId: '', adoptedVoteId: '', clause: '' },
  )

/** The policy of another city, with the force that was chosen, where the city leaves it open. */
export const policyOf = (preset: Preset, { legalMode }: VotePolicy): VotePolicy => ({
  ...preset.policy,
  legalMode: legalMode === 'OFFICIAL_LOCAL' && preset.localVoting === 'PLATFORM_ONLY' ? 'CONSULTATIVE' : legalMode,
})
