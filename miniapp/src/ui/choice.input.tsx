import { Select, When } from '../platform/choices.tsx'
import type { SelectProps, WhenProps } from '../platform/choices.types.ts'
import { Box } from '../platform/elements.tsx'
import styles from './choice.input.module.css'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

/** One of many, boxed like a line to type in. */
export function SelectInput(props: SelectProps) {
  return (
    <Box className={styles['box']}>
      <Select {...props} className={styles['input']} />
      <Icon name="down" small className={styles['arrow']} />
    </Box>
  )
}

/** A day or a time of day, boxed. */
export function WhenInput(props: WhenProps) {
  return (
    <Box className={styles['box']}>
      <When {...props} className={classes(styles['input'], styles['when'])} />
    </Box>
  )
}
