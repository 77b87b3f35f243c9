import type { DecisionRow } from '@liren/shared/votes.views'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useNextDue } from '../../votes/hooks/use-next-due.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { participateTexts } from '../participate.texts.ts'
import styles from './decision.card.module.css'

interface CardProps {
  row: DecisionRow
  /** It waits for a ballot of mine. */
  isWaiting?: boolean
  onPress: () => void
}

/** One decision in the list: what it is, what is due next, whether I have voted, and which force it has. */
export function DecisionCard({ row, isWaiting, onPress }: CardProps) {
  const words = participateTexts.use()
  const names = voteNames.use()
  const nextDue = useNextDue()
  const { all, voted } = row.myHeads
  return (
    <Press
      id={`decision-${row.id}`}
      className={classes(styles['card'], isWaiting && styles['waiting'])}
      onPress={onPress}
    >
      <Box as="span" className={styles['head']}>
        <Txt className={styles['title']}>{row.title}</Txt>
        <Txt className={styles['state']}>{names.state[row.state]}</Txt>
      </Box>
      <Txt className={styles['due']}>{nextDue(row)}</Txt>
      {all > 0 && (
        <Box as="span" className={styles['mine']}>
          <Icon name={voted === all ? 'check' : 'ballot'} small />
          <Txt>{voted === all ? words.voted : words.yours(voted, all)}</Txt>
        </Box>
      )}
      <Txt className={styles['meta']}>
        {`${row.estateName} · ${words.motions(row.motionCount)} · ${names.mode[row.legalMode]}`}
      </Txt>
    </Press>
  )
}
