import type { Choices } from '@liren/shared/votes.audit'
import type { Decision } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { ballotTexts } from '../ballot.texts.ts'
import { saidText } from '../ballot.words.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './said.list.module.css'

/** Each motion with what the ballot says to it. */
export function SaidList({ decision, choices }: { decision: Decision; choices: Choices }) {
  const words = ballotTexts.use()
  const names = voteNames.use()
  const { page } = votesTexts.use()
  return (
    <Box as="dl" className={styles['list']}>
      {decision.motions.map((motion) => (
        <Box key={motion.id} className={styles['item']}>
          <Box as="dt" className={styles['title']}>
            {`${page.motion(motion.number)} ${motion.title}`}
          </Box>
          <Box as="dd" id={`said-${motion.number}`} className={styles['said']}>
            <Txt>{saidText(choices, motion, decision.policy.blankItem, words, names)}</Txt>
          </Box>
        </Box>
      ))}
    </Box>
  )
}
