import type { ReactNode } from 'react'
import { Box } from '../platform/elements.tsx'
import styles from './card.module.css'
import { classes } from './classes.ts'

/** A surface on the paper. `flush` for lists whose rows bring their own padding. */
export function Card({
  id,
  flush,
  tinted,
  children,
}: {
  id?: string
  flush?: boolean
  tinted?: boolean
  children: ReactNode
}) {
  return (
    <Box id={id} className={classes(styles['card'], flush && styles['flush'], tinted && styles['tinted'])}>
      {children}
    </Box>
  )
}

/** Things below one another with the usual distance. */
export function Stack({ children, tight }: { children: ReactNode; tight?: boolean }) {
  return <Box className={classes(styles['stack'], tight && styles['tight'])}>{children}</Box>
}

/** A part of a page with a heading. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Box as="section" className={styles['section']}>
      <Box className={styles['head']}>
        <Box as="h2" className={styles['heading']}>
          {title}
        </Box>
        {action && <Box className={styles['action']}>{action}</Box>}
      </Box>
      {children}
    </Box>
  )
}
