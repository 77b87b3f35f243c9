import type { ReactNode } from 'react'
import { Box, Press, Txt } from '../platform/elements.tsx'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  id: string
  children: string
  onPress: () => void
  /** One `primary` a screen; `quiet` beside it; `danger` for what cannot be undone. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  /** Under way: pressing again does nothing, and the words stay. */
  busy?: boolean
  disabled?: boolean
  /** As wide as its words. */
  snug?: boolean
  label?: string
}

export function Button({ id, children, onPress, kind = 'plain', icon, busy, disabled, snug, label }: ButtonProps) {
  return (
    <Press
      id={id}
      className={classes(styles['button'], styles[kind], snug && styles['snug'], disabled && styles['off'])}
      onPress={onPress}
      disabled={busy || disabled || false}
      label={label}
    >
      {busy && <Box as="span" mute className={styles['busy']} />}
      {!busy && icon && <Icon name={icon} small />}
      <Txt>{children}</Txt>
    </Press>
  )
}

/** Buttons side by side, wrapping when the words are large. */
export function Buttons({ children }: { children: ReactNode }) {
  return <Box className={styles['row']}>{children}</Box>
}
