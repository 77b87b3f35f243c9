import { Box } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './figures.module.css'

interface Figure {
  id: string
  name: string
  /** Exact, with its unit. */
  value: string
  /** By which rule it was counted. */
  note?: string
  /** Something to see to; the name says what. */
  warn?: boolean
}

/** Numbers that matter, each with its name. */
export function Figures({ id, items }: { id?: string; items: readonly Figure[] }) {
  return (
    <Box as="dl" id={id} className={styles['figures']}>
      {items.map((figure) => (
        <Box key={figure.id} className={classes(styles['figure'], figure.warn && styles['warn'])}>
          <Box as="dt" className={styles['name']}>
            {figure.name}
          </Box>
          <Box as="dd" id={figure.id} className={styles['value']}>
            {figure.value}
          </Box>
          {figure.note && (
            <Box as="dd" className={styles['note']}>
              {figure.note}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  )
}
