import { citationText } from '@liren/shared/votes.laws'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { useLocale } from '../../../lib/i18n.ts'
import {
  citationOf,
  isAgreed,
  isNumber,
  isWord,
  valueOf,
  type NumberSetting,
  type Preset,
  type Setting,
  type ShownSetting,
} from '../policy.figures.ts'
import { policyTexts } from '../policy.texts.ts'

type Option = keyof ReturnType<typeof policyTexts.use>['option']

const units: Partial<Record<NumberSetting, 'years' | 'times' | 'heads' | 'people'>> = {
  maxExtensions: 'times',
  retentionYears: 'years',
  maxPrincipalsPerAgent: 'heads',
  'election.minMembers': 'people',
  'election.maxMembers': 'people',
}

/** Settings, their values and what they rest on, in words. */
export function usePolicyWords() {
  const words = policyTexts.use()
  const locale = useLocale()
  const number = (setting: NumberSetting, value: number) => words.unit[units[setting] ?? 'days'](value)
  const option = (value: string) => words.option[value as Option]
  return {
    words,
    number,
    option,
    value: (policy: VotePolicy, setting: ShownSetting): string => {
      const value = valueOf(policy, setting)
      if (isNumber(setting)) return number(setting, Number(value))
      return isWord(setting) ? option(String(value)) : words[value === true ? 'yes' : 'no']
    },
    /** The article a setting stands on, and who may change it. */
    rests: (preset: Preset, setting: Setting): string => {
      const citation = citationOf(preset, setting)
      const by = citation === null ? words.byHouse : words.by(citationText(citation, locale))
      return isAgreed(setting) ? `${by} · ${words.agreed}` : by
    },
  }
}
