import { agreedSettings, freePrincipals } from '@liren/shared/votes.agreed'
import type { Json } from '@liren/shared/votes.canonical'
import { cite, type Citation } from '@liren/shared/votes.laws'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { policyFrom, rulesIn, settingIn, type Preset, type Setting, type SettingRule } from './votes.presets.rules.ts'

/**
 * Why a setting cannot be so: beyond the bounds of its text, or fixed by it; agreed nowhere, though it must be; without
 * the regulation that lets it bind; only the platform of the city binds; or two settings make no sense together.
 */
export type PolicyFaultCode =
  'OUT_OF_BOUNDS' | 'FIXED' | 'NEEDS_RULE' | 'NEEDS_REGULATION' | 'PLATFORM_ONLY' | 'CAST_SHARE_TOO_LOW' | 'CONTRADICTS'

export interface PolicyFault {
  setting: Setting
  code: PolicyFaultCode
  basis: Citation
}

const listOf = (value: Json): readonly unknown[] => (Array.isArray(value) ? value : [])
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function boundsFault(policy: VotePolicy, rule: SettingRule): PolicyFault[] {
  const { setting, value, min = -Infinity, max = Infinity, among, growsOnly, isFixed, basis } = rule
  const now = settingIn(policy, setting)
  if (isFixed) return same(now, value) ? [] : [{ setting, code: 'FIXED', basis }]
  const isWithin =
    (typeof now !== 'number' || (min <= now && now <= max)) &&
    (typeof now !== 'string' || among === undefined || among.includes(now)) &&
    (!growsOnly || listOf(value).every((one) => listOf(now).includes(one)))
  return isWithin ? [] : [{ setting, code: 'OUT_OF_BOUNDS', basis }]
}

const agreed = agreedSettings as readonly (readonly [Setting, Citation])[]

function ruleFaults(policy: VotePolicy, start: VotePolicy): PolicyFault[] {
  const has = (setting: Setting) => policy.ruleBasis.some((basis) => basis.setting === setting)
  const departing = agreed.filter(([setting]) => !same(settingIn(policy, setting), settingIn(start, setting)))
  const beyond: [Setting, Citation][] =
    policy.maxPrincipalsPerAgent > freePrincipals.most ? [['maxPrincipalsPerAgent', freePrincipals.basis]] : []
  return [...departing, ...beyond]
    .filter(([setting]) => !has(setting))
    .map(([setting, basis]) => ({ setting, code: 'NEEDS_RULE', basis }))
}

function modeFaults({ legalMode, regulation }: VotePolicy, { localVoting: { is, basis } }: Preset): PolicyFault[] {
  if (legalMode !== 'OFFICIAL_LOCAL') return []
  if (is === 'PLATFORM_ONLY') return [{ setting: 'legalMode', code: 'PLATFORM_ONLY', basis }]
  return regulation === null ? [{ setting: 'regulation', code: 'NEEDS_REGULATION', basis }] : []
}

function silenceFaults({ unreturnedMode, minCastShare }: VotePolicy, { leastCastShare }: Preset): PolicyFault[] {
  if (unreturnedMode !== 'FOLLOW_MAJORITY' || leastCastShare === null) return []
  const { share, basis } = leastCastShare
  const reaches =
    minCastShare !== null && minCastShare.numerator * share.denominator >= share.numerator * minCastShare.denominator
  return reaches ? [] : [{ setting: 'minCastShare', code: 'CAST_SHARE_TOO_LOW', basis }]
}

function contradictions(policy: VotePolicy): PolicyFault[] {
  const { election } = policy
  const clashes: [Setting, boolean][] = [
    ['minCastShare', policy.minCastShare !== null && policy.unreturnedMode !== 'FOLLOW_MAJORITY'],
    ['windowMinDays', policy.windowMinDays > policy.windowMaxDays],
    ['tempNoticeDays', policy.tempNoticeDays > policy.noticeDays],
    ['election.minMembers', election.minMembers > election.maxMembers],
    // Nothing here can vouch for what another system saw.
    ['identityAssurance', policy.identityAssurance === 'EXTERNAL' && policy.legalMode !== 'OFFICIAL_EXTERNAL'],
  ]
  return clashes.flatMap(([setting, clash]) =>
    clash ? [{ setting, code: 'CONTRADICTS' as const, basis: cite('HOUSE') }] : [],
  )
}

/** Everything in a policy that its city's texts do not allow, each with the article; none when it may be noticed. */
export const policyFaults = (policy: VotePolicy, preset: Preset): PolicyFault[] => [
  ...[...rulesIn(preset).values()].flatMap((rule) => boundsFault(policy, rule)),
  ...ruleFaults(policy, policyFrom(preset)),
  ...modeFaults(policy, preset),
  ...silenceFaults(policy, preset),
  ...contradictions(policy),
]
