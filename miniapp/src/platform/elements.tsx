/**
 * The only elements screens are made of, here as plain HTML: semantics, keyboard and focus come from the browser.
 * `elements.weapp.tsx` is the same set on WeChat's components.
 */
import { createElement, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { BoxProps, InputProps, PressProps, TextAreaProps, TextProps } from './elements.types.ts'

/** What scrolls is reached by Tab, so that arrow keys move it; dialogs take focus from code alone. */
function tabIndexOf({ scroller, focusable }: BoxProps): number | undefined {
  if (scroller) return 0
  return focusable ? -1 : undefined
}

export function Box(props: BoxProps) {
  const {
    as = 'div',
    label,
    labelledBy,
    mute,
    busy,
    modal,
    percent,
    focusable: _f,
    scroller: _s,
    holdScroll: _h,
    ...rest
  } = props
  return createElement(as, {
    ...rest,
    'aria-label': label,
    'aria-labelledby': labelledBy,
    'aria-hidden': mute || undefined,
    'aria-busy': busy || undefined,
    'aria-modal': modal || undefined,
    'aria-valuenow': percent,
    tabIndex: tabIndexOf(props),
  })
}

export function Txt(props: TextProps) {
  const { as = 'span', mute, selectable: _, ...rest } = props
  return createElement(as, { ...rest, 'aria-hidden': mute || undefined })
}

export function Press(props: PressProps) {
  const { onPress, label, role, checked, expanded, current, describedBy, children, id, className, disabled } = props
  return (
    <button
      type="button"
      id={id}
      className={`html-press ${className ?? ''}`}
      disabled={disabled}
      role={role}
      aria-label={label}
      aria-checked={role === 'tab' ? undefined : checked}
      aria-selected={role === 'tab' ? checked : undefined}
      aria-expanded={expanded}
      aria-current={current ? 'page' : undefined}
      aria-describedby={describedBy}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

const keyboards = {
  text: { type: 'text', inputMode: 'text' },
  phone: { type: 'tel', inputMode: 'tel' },
  digits: { type: 'text', inputMode: 'numeric' },
} as const

export function Input(props: InputProps) {
  const { kind = 'text', onInput, onEnter, label, describedBy, invalid, ...rest } = props
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
  }
  return (
    <input
      {...rest}
      className={`html-typing ${props.className ?? ''}`}
      {...keyboards[kind]}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onInput(event.target.value)}
      onKeyDown={enter}
    />
  )
}

export function TextArea(props: TextAreaProps) {
  const { onInput, onMark, label, describedBy, invalid, rows = 3, ...rest } = props
  const element = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const area = element.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [props.value, rows])
  return (
    <textarea
      {...rest}
      className={`html-typing ${props.className ?? ''}`}
      ref={element}
      rows={rows}
      onSelect={({ currentTarget: area }) => onMark?.(area.selectionStart, area.selectionEnd)}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onInput(event.target.value)}
    />
  )
}
