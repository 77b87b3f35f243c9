import type { ReactNode } from 'react'
import { Box, Txt } from '../platform/elements.tsx'
import styles from './banner.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'

type Tone = 'info' | 'warn' | 'danger' | 'good'

const shapes: Record<Tone, IconName> = { info: 'info', warn: 'alert', danger: 'alert', good: 'check' }

/** A sentence about the state of this page; faults are read out at once. */
export function Banner({
  id,
  tone,
  children,
  action,
}: {
  id?: string
  tone: Tone
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <Box id={id} role={tone === 'danger' ? 'alert' : 'status'} className={classes(styles['banner'], styles[tone])}>
      <Icon name={shapes[tone]} small className={styles['icon']} />
      <Txt className={styles['words']}>{children}</Txt>
      {action && <Box className={styles['action']}>{action}</Box>}
    </Box>
  )
}
