import type { MotionOutcome } from '@liren/shared/votes.results'
import { squareMetres } from '../../../lib/area.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { resultTexts } from '../result.texts.ts'
import styles from './ranking.module.css'

type Candidate = MotionOutcome['candidates'][number]

const shapes: Record<Candidate['standing'], IconName> = {
  ELECTED: 'check',
  ALTERNATE: 'up',
  TIED: 'alert',
  NOT_ELECTED: 'minus',
}

/** Candidates by rank, with their votes, and who is elected, who an alternate. */
export function Ranking({ outcome }: { outcome: MotionOutcome }) {
  const words = resultTexts.use()
  return (
    <Box as="table" id={`ranking-${outcome.number}`} className={styles['table']}>
      <Box as="caption" className="unseen">
        {words.candidates}
      </Box>
      <Box as="thead" className="unseen">
        <Box as="tr">
          {words.candidateHeads.map((head) => (
            <Box as="th" key={head}>
              {head}
            </Box>
          ))}
        </Box>
      </Box>
      <Box as="tbody" className={styles['rows']}>
        {outcome.candidates.map((candidate) => (
          <Row key={candidate.candidateId} candidate={candidate} />
        ))}
      </Box>
    </Box>
  )
}

function Row({ candidate }: { candidate: Candidate }) {
  const words = resultTexts.use()
  const { rank, name, votes, standing } = candidate
  const area =
    votes.areaCentiares === null
      ? words.sumArea(votes.areaPercent.toFixed(2))
      : `${words.areaUnit(squareMetres(votes.areaCentiares))} · ${words.percent(votes.areaPercent.toFixed(2))}`
  const heads = `${words.headsUnit(String(votes.heads))} · ${words.percent(votes.headsPercent.toFixed(2))}`
  return (
    <Box as="tr" className={classes(styles['row'], standing === 'ELECTED' && styles['elected'])}>
      <Box as="td" className={styles['rank']}>
        {rank}
      </Box>
      <Box as="th" className={styles['name']}>
        {name}
      </Box>
      <Box as="td" className={styles['votes']}>
        {heads}
      </Box>
      <Box as="td" className={styles['votes']}>
        {area}
      </Box>
      <Box as="td" className={styles['standing']}>
        <Icon name={shapes[standing]} small />
        <Txt>{words.standing[standing]}</Txt>
      </Box>
    </Box>
  )
}
