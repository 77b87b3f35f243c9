import type { SavingState } from '../lib/draft.saving.ts'
import { Box, Txt } from '../platform/elements.tsx'
import { Icon, type IconName } from './icon.tsx'
import styles from './saving.line.module.css'

type State = SavingState | 'blank'

const icons: Record<State, IconName> = {
  blank: 'edit',
  local: 'phone',
  saving: 'again',
  saved: 'check',
  offline: 'offline',
  conflict: 'alert',
}

/** Where what was written is kept right now. */
export function SavingLine({ state, words }: { state: State; words: Record<State, string> }) {
  return (
    <Box id="saving-state" role="status" className={styles['line']}>
      <Icon name={icons[state]} small />
      <Txt>{words[state]}</Txt>
    </Box>
  )
}
