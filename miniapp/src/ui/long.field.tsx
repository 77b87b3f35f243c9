import type { ReactNode } from 'react'
import { Box, Txt } from '../platform/elements.tsx'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

interface LongFieldProps {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  children: ReactNode
}

/** Several controls under one name, such as an editor or a tree of choices. */
export function LongField({ label, hint, fault, children }: LongFieldProps) {
  return (
    <Box role="group" label={label} className={styles['field']}>
      <Txt className={styles['label']}>{label}</Txt>
      {children}
      {fault && (
        <Box role="alert" className={styles['fault']}>
          <Icon name="alert" small />
          <Txt>{fault}</Txt>
        </Box>
      )}
      {hint && !fault && <Box className={styles['hint']}>{hint}</Box>}
    </Box>
  )
}
