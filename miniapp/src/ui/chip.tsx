import type { ReactNode } from 'react'
import { Box, Press, Txt } from '../platform/elements.tsx'
import styles from './chip.module.css'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

interface ChipProps {
  id: string
  children: string
  chosen: boolean
  onPress: () => void
  /** One of several, or any number of them. */
  role?: 'radio' | 'checkbox'
}

/** A choice; the chosen one has a tick, not only a colour. */
export function Chip({ id, children, chosen, onPress, role = 'checkbox' }: ChipProps) {
  return (
    <Press
      id={id}
      className={classes(styles['chip'], chosen && styles['chosen'])}
      role={role}
      checked={chosen}
      onPress={onPress}
    >
      {chosen && <Icon name="check" small />}
      <Txt>{children}</Txt>
    </Press>
  )
}

/** Chips that belong together. */
export function Chips({ label, oneOf, children }: { label: string; oneOf?: boolean; children: ReactNode }) {
  return (
    <Box role={oneOf ? 'radiogroup' : 'group'} label={label} className={styles['chips']}>
      {children}
    </Box>
  )
}

type Tone = 'plain' | 'accent' | 'warn' | 'info'

/** A word that names a state or an audience; not a control. */
export function Badge({ children, tone = 'plain' }: { children: string; tone?: Tone }) {
  return <Txt className={classes(styles['badge'], styles[tone])}>{children}</Txt>
}
