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

interface LongInputProps extends TextAreaProps {
  /** Kept as one line, however many it takes on the screen. */
  oneLine?: boolean
}

/** Several lines to type in, boxed; it grows with the text. */
export function LongInput({ oneLine, onInput, ...props }: LongInputProps) {
  const input = (text: string) => onInput(oneLine ? text.replace(/\n/g, ' ') : text)
  return (
    <Box className={classes(styles['box'], props.invalid && styles['invalid'])}>
      <TextArea {...props} onInput={input} className={styles['input']} />
    </Box>
  )
}
