import { Box, Txt } from '../../../platform/elements.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import type { SavingState } from '../hooks/use-draft-saving.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './saving.line.module.css'

const icons: Record<SavingState, IconName> = {
  local: 'phone',
  saving: 'again',
  saved: 'check',
  offline: 'offline',
  conflict: 'alert',
}

/** Where what was written is kept right now. */
export function SavingLine({ state, isBlank }: { state: SavingState; isBlank: boolean }) {
  const words = composerTexts.use().saving
  return (
    <Box id="saving-state" role="status" className={styles['line']}>
      <Icon name={isBlank ? 'edit' : icons[state]} small />
      <Txt>{isBlank ? words.blank : words[state]}</Txt>
    </Box>
  )
}
