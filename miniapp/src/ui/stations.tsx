import { Box, Txt } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './stations.module.css'

/** Where a matter stands: small stations, those behind filled, the present one in words. */
export function Stations({ label, names, present }: { label: string; names: readonly string[]; present: number }) {
  return (
    <Box as="ol" role="list" label={`${label} ${present + 1}/${names.length}`} className={styles['line']}>
      {names.map((name, index) => (
        <Box
          as="li"
          role="listitem"
          key={name}
          className={classes(
            styles['station'],
            index <= present && styles['reached'],
            index === present && styles['here'],
          )}
        >
          <Box as="span" mute className={styles['dot']} />
          <Txt className={styles['name']}>{name}</Txt>
        </Box>
      ))}
    </Box>
  )
}
