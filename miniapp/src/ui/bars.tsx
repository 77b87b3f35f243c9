import { Box, Txt } from '../platform/elements.tsx'
import styles from './bars.module.css'
import { UnseenTable } from './unseen.table.tsx'

interface Bar {
  name: string
  value: number
  of: number
  /** In words, exact and with units: `24 / 36 人`. */
  text: string
}

interface BarsProps {
  id: string
  caption: string
  /** Column heads of the table behind the picture. */
  heads: readonly [string, string]
  bars: readonly Bar[]
}

const percent = (bar: Bar) => (bar.of === 0 ? 0 : Math.round((bar.value / bar.of) * 100))

/** Shares as bars from a common start; the same figures as a table for screen readers. */
export function Bars({ id, caption, heads, bars }: BarsProps) {
  return (
    <Box id={id} className={styles['figure']}>
      <Box mute className={styles['bars']}>
        {bars.map((bar) => (
          <Box key={bar.name} className={styles['row']}>
            <Box className={styles['words']}>
              <Txt>{bar.name}</Txt>
              <Txt className={styles['value']}>{bar.text}</Txt>
            </Box>
            <Box className={styles['track']}>
              <Box className={styles['fill']} style={{ width: `${percent(bar)}%` }} />
            </Box>
          </Box>
        ))}
      </Box>
      <UnseenTable caption={caption} heads={heads} rows={bars} />
    </Box>
  )
}
