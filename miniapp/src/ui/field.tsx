import type { ReactNode } from 'react'
import { Box, Txt } from '../platform/elements.tsx'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

interface FieldProps {
  /** Id of the control inside. */
  for: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  children: ReactNode
}

/** Id of the line below a control, for `describedBy`. */
export const noteOf = (control: string) => `${control}-note`

/** A control with its name above and a hint or fault below. */
export function Field({ for: control, label, hint, fault, children }: FieldProps) {
  return (
    <Box className={styles['field']}>
      <Txt as="label" className={styles['label']} htmlFor={control}>
        {label}
      </Txt>
      {children}
      {fault ? (
        <Box id={noteOf(control)} role="alert" className={styles['fault']}>
          <Icon name="alert" small />
          <Txt>{fault}</Txt>
        </Box>
      ) : (
        hint && (
          <Box id={noteOf(control)} className={styles['hint']}>
            {hint}
          </Box>
        )
      )}
    </Box>
  )
}
