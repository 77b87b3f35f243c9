import { Box, Input } from '../platform/elements.tsx'
import type { InputProps } from '../platform/elements.types.ts'
import { classes } from './classes.ts'
import styles from './text.input.module.css'

/** One line to type in, boxed. */
export function TextInput({ className, ...props }: InputProps) {
  return (
    <Box className={classes(styles['box'], props.invalid && styles['invalid'])}>
      <Input {...props} className={classes(styles['input'], className)} />
    </Box>
  )
}
