import type { VotePolicy } from '@liren/shared/votes.policy'
import { Box, Txt } from '../../../platform/elements.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { usePolicyWords } from '../hooks/use-policy-words.ts'
import {
  boundsOf,
  choicesOf,
  isNumber,
  isWord,
  ruleOf,
  valueOf,
  type Preset,
  type ShownSetting,
} from '../policy.figures.ts'
import styles from './setting.row.module.css'

interface SettingProps {
  preset: Preset
  policy: VotePolicy
  setting: ShownSetting
  onChange: (value: number | string | boolean) => void
}

interface Choice {
  value: string
  text: string
}

/** One setting in plain words, with what it rests on; only lawful values can be chosen. */
export function SettingRow({ preset, policy, setting, onChange }: SettingProps) {
  const { words, number, option, value, rests } = usePolicyWords()
  const label = words.setting[setting]
  const hook = `setting-${setting.replace('.', '-')}`
  const isFixed = ruleOf(preset, setting)?.isFixed === true
  const now = valueOf(policy, setting)
  const isChanged = now !== valueOf(preset.policy, setting)
  const [least, most] = isNumber(setting) ? boundsOf(preset, setting) : [0, 0]

  const choices = (): Choice[] => {
    if (isNumber(setting))
      return Array.from({ length: most - least + 1 }, (_, index) => ({
        value: String(least + index),
        text: number(setting, least + index),
      }))
    if (isWord(setting)) return choicesOf(preset, setting, policy).map((one) => ({ value: one, text: option(one) }))
    return [
      { value: 'true', text: words.yes },
      { value: 'false', text: words.no },
    ]
  }
  const choose = (chosen: string) => {
    if (isNumber(setting)) onChange(Number(chosen))
    else onChange(isWord(setting) ? chosen : chosen === 'true')
  }
  const told = [
    rests(preset, setting),
    ...(isFixed ? [words.fixed] : []),
    ...(isNumber(setting) && !isFixed ? [words.bounds(number(setting, least), number(setting, most))] : []),
  ]
  return (
    <Box className={styles['setting']}>
      <Txt as="label" className={styles['name']} htmlFor={hook}>
        {label}
      </Txt>
      {isFixed ? (
        <Txt id={hook} className={styles['value']}>
          {value(policy, setting)}
        </Txt>
      ) : (
        <SelectInput
          id={hook}
          label={label}
          value={String(now)}
          choices={choices()}
          describedBy={`${hook}-rule`}
          onChange={choose}
        />
      )}
      <Box id={`${hook}-rule`} className={styles['rule']}>
        {told.join(' · ')}
      </Box>
      {isChanged && <Txt className={styles['changed']}>{words.differs}</Txt>}
    </Box>
  )
}
