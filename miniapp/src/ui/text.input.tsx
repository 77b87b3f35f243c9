import { Box, Input, TextArea } from '../platform/elements.tsx'
import type { InputProps, TextAreaProps } from '../platform/elements.types.ts'
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

/** Several lines to type in, boxed; it grows with the text. */
export function LongInput(props: TextAreaProps) {
  return (
    <Box className={classes(styles['box'], props.invalid && styles['invalid'])}>
      <TextArea {...props} className={styles['input']} />
    </Box>
  )
}
