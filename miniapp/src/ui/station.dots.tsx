import { Box, Txt } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './station.dots.module.css'

interface StationDotsProps {
  id?: string
  label: string
  names: readonly string[]
  present: number
  /** The present one, in words. */
  words: string
}

/** Where a matter of many stations stands: dots on a line, and the present one in words below. */
export function StationDots({ id, label, names, present, words }: StationDotsProps) {
  return (
    <Box>
      <Box as="ol" role="list" label={`${label} ${present + 1}/${names.length}`} className={styles['line']}>
        {names.map((name, index) => (
          <Box
            as="li"
            role="listitem"
            key={name}
            label={name}
            className={classes(styles['stage'], index < present && styles['past'], index === present && styles['here'])}
          >
            <Box as="span" mute className={styles['dot']} />
          </Box>
        ))}
      </Box>
      <Txt id={id} className={styles['words']}>
        {words}
      </Txt>
    </Box>
  )
}
