import { Box } from '../platform/elements.tsx'
import styles from './skeleton.module.css'
import { uiTexts } from './ui.texts.ts'

/** The shape of what is coming, still: nothing blinks. `cards` of a few lines each. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  const words = uiTexts.use()
  return (
    <Box busy role="status" label={words.loading} className={styles['stack']}>
      {Array.from({ length: cards }, (_, index) => (
        <Box key={index} mute className={styles['card']}>
          <Box className={styles['head']} />
          <Box className={styles['line']} />
          <Box className={styles['short']} />
        </Box>
      ))}
    </Box>
  )
}
