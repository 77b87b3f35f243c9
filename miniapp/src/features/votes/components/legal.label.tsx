import type { LegalMode } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { voteNames } from '../../../lib/vote.names.ts'
import styles from './legal.label.module.css'

/** Which force the vote has, in words; it stands on every page of a decision. */
export function LegalLabel({ mode, regulation }: { mode: LegalMode; regulation?: VotePolicy['regulation'] }) {
  const words = voteNames.use()
  const text =
    mode === 'OFFICIAL_LOCAL' && regulation ? words.regulation(regulation.title, regulation.article) : words.mode[mode]
  return (
    <Box id="legal-mode" className={styles['label']}>
      <Icon name={mode === 'CONSULTATIVE' ? 'info' : 'shield'} small className={styles['icon']} />
      <Txt className={styles['words']}>{text}</Txt>
    </Box>
  )
}
