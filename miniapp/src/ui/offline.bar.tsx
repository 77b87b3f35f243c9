import { useIsOffline } from '../lib/connection.ts'
import { Box, Txt } from '../platform/elements.tsx'
import { Icon } from './icon.tsx'
import styles from './offline.bar.module.css'
import { uiTexts } from './ui.texts.ts'

/** Says that what is shown may be old, while it may be. */
export function OfflineBar() {
  const isOffline = useIsOffline()
  const words = uiTexts.use()
  return (
    <Box role="status">
      {isOffline && (
        <Box id="offline-bar" className={styles['bar']}>
          <Icon name="offline" small />
          <Txt>{words.offlineBar}</Txt>
        </Box>
      )}
    </Box>
  )
}
