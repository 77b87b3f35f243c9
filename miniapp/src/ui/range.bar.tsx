import { Box, Txt } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './range.bar.module.css'

interface RangeBarProps {
  id: string
  name: string
  value: number
  /** In words, with its unit. */
  text: string
  from: number
  to: number
  /** The range in words. */
  bounds: string
}

/** A number against the range it should lie in; both ends are drawn and named. */
export function RangeBar({ id, name, value, text, from, to, bounds }: RangeBarProps) {
  const widest = Math.max(value, to) * 1.2
  const at = (part: number) => `${((part / widest) * 100).toFixed(1)}%`
  const isOutside = value < from || value > to
  return (
    <Box id={id} className={classes(styles['figure'], isOutside && styles['outside'])}>
      <Box className={styles['words']}>
        <Txt>{name}</Txt>
        <Txt className={styles['value']}>{text}</Txt>
      </Box>
      <Box mute className={styles['track']}>
        <Box className={styles['band']} style={{ left: at(from), width: at(to - from) }} />
        <Box className={styles['fill']} style={{ width: at(value) }} />
      </Box>
      <Txt className={styles['bounds']}>{bounds}</Txt>
    </Box>
  )
}
