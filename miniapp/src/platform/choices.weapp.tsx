import { Picker, View } from '@tarojs/components'
import type { SelectProps, WhenProps } from './choices.types.ts'

/** WeChat's wheel from below. */
export function Select({ id, className, value, onChange, label, disabled, choices }: SelectProps) {
  const at = choices.findIndex((choice) => choice.value === value)
  return (
    <Picker
      mode="selector"
      range={choices.map(({ text }) => text)}
      value={Math.max(at, 0)}
      disabled={disabled}
      onChange={({ detail }) => onChange(choices[Number(detail.value)]?.value ?? value)}
    >
      <View
        id={id}
        className={className}
        {...{ 'aria-role': 'button', 'aria-label': `${label} ${choices[at]?.text ?? ''}` }}
      >
        {choices[at]?.text ?? ''}
      </View>
    </Picker>
  )
}

export function When({ id, className, kind, value, onChange, label, disabled, min, max }: WhenProps) {
  const body = (
    <View id={id} className={className} {...{ 'aria-role': 'button', 'aria-label': `${label} ${value}` }}>
      {value === '' ? '—' : value}
    </View>
  )
  const changed = ({ detail }: { detail: { value: string } }) => onChange(detail.value)
  if (kind === 'time') {
    return (
      <Picker mode="time" value={value} disabled={disabled} onChange={changed}>
        {body}
      </Picker>
    )
  }
  return (
    <Picker mode="date" value={value} start={min} end={max} disabled={disabled} onChange={changed}>
      {body}
    </Picker>
  )
}
