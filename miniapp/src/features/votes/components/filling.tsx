import type { ReactNode } from 'react'
import type { MyHead } from '@liren/shared/votes.casting'
import type { Decision } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ballotTexts } from '../ballot.texts.ts'
import type { Filling as State } from '../hooks/use-ballot.ts'
import { useNextDue } from '../hooks/use-next-due.ts'
import { BallotMotion } from './ballot.motion.tsx'
import styles from './filling.module.css'

interface FillingProps {
  decision: Decision
  head: MyHead
  state: State
  intro: string
  label: ReactNode
}

/** The ballot while it is filled in: whose vote it is, until when, and one motion after the other. */
export function Filling({ decision, head, state, intro, label }: FillingProps) {
  const words = ballotTexts.use()
  const nextDue = useNextDue()
  return (
    <Stack>
      {label}
      <Box className={styles['heading']}>
        <Txt className={styles['title']}>{decision.title}</Txt>
        <Txt>{words.for(head.units.map(({ label: unit }) => unit).join('、'))}</Txt>
        <Txt className={styles['meta']}>{nextDue(decision)}</Txt>
        <Txt className={styles['meta']}>{intro}</Txt>
      </Box>
      {decision.motions.map((motion) => (
        <BallotMotion
          key={motion.id}
          motion={motion}
          draft={state.draft}
          policy={decision.policy}
          onChange={state.change}
          isMissing={state.saysMissing && state.missing.includes(motion)}
        />
      ))}
    </Stack>
  )
}
