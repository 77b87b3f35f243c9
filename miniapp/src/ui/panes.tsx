import type { ReactNode } from 'react'
import { Box } from '../platform/elements.tsx'
import styles from './panes.module.css'

/** One below the other on a phone, side by side at a desk. */
export function Panes({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <Box className={styles['panes']}>
      <Box className={styles['aside']}>{aside}</Box>
      <Box className={styles['work']}>{children}</Box>
    </Box>
  )
}
