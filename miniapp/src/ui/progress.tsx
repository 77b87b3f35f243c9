import { Box, Txt } from '../platform/elements.tsx'
import styles from './progress.module.css'

/** How far something is, in words and as a bar. */
export function Progress({ id, words, percent }: { id: string; words: string; percent: number }) {
  return (
    <Box id={id} role="progressbar" label={words} percent={percent} className={styles['progress']}>
      <Box className={styles['words']}>
        <Txt>{words}</Txt>
        <Txt className={styles['percent']}>{`${percent}%`}</Txt>
      </Box>
      <Box mute className={styles['track']}>
        <Box className={styles['fill']} style={{ width: `${percent}%` }} />
      </Box>
    </Box>
  )
}
