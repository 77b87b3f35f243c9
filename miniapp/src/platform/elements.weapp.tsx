/** The elements of `elements.tsx` on WeChat's components; names for screen readers travel as `aria-*` (config/aria.plugin.js). */
import { Input as WxInput, Text, Textarea, View } from '@tarojs/components'
import type { BoxProps, InputProps, PressProps, TextAreaProps, TextProps } from './elements.types.ts'

export function Box({ id, className, style, children, role, label, mute, holdScroll }: BoxProps) {
  const named = { 'aria-role': role, 'aria-label': label, 'aria-hidden': mute || undefined }
  return (
    <View id={id} className={className} style={style} catchMove={holdScroll} {...named}>
      {children}
    </View>
  )
}

export function Txt({ id, className, style, children, mute, selectable }: TextProps) {
  return (
    <Text id={id} className={className} style={style} userSelect={selectable} {...{ 'aria-hidden': mute || undefined }}>
      {children}
    </Text>
  )
}

export function Press({ id, className, children, onPress, disabled, label, role, checked }: PressProps) {
  const named = {
    'aria-role': role ?? 'button',
    'aria-label': label,
    'aria-checked': checked,
    'aria-disabled': disabled || undefined,
  }
  const pressable = disabled ? {} : { onClick: onPress, hoverClass: 'pressed' }
  return (
    <View id={id} className={`${className ?? ''}${disabled ? ' disabled' : ''}`} {...named} {...pressable}>
      {children}
    </View>
  )
}

const keyboards = { text: 'text', phone: 'number', digits: 'number' } as const

export function Input(props: InputProps) {
  const { kind = 'text', onInput, onEnter, onFocus, onBlur, label, id, className, value, autoFocus } = props
  return (
    <WxInput
      id={id}
      className={className}
      value={value}
      type={keyboards[kind]}
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      maxlength={props.maxLength ?? -1}
      disabled={props.disabled}
      focus={autoFocus}
      onInput={(event) => onInput(event.detail.value)}
      onConfirm={onEnter}
      onFocus={onFocus}
      onBlur={onBlur}
      {...{ 'aria-label': label }}
    />
  )
}

export function TextArea(props: TextAreaProps) {
  const { onInput, onFocus, onBlur, label, id, className, value, autoFocus } = props
  return (
    <Textarea
      id={id}
      className={className}
      value={value}
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      maxlength={props.maxLength ?? -1}
      disabled={props.disabled}
      focus={autoFocus}
      autoHeight
      disableDefaultPadding
      onInput={(event) => onInput(event.detail.value)}
      onFocus={onFocus}
      onBlur={onBlur}
      {...{ 'aria-label': label }}
    />
  )
}
