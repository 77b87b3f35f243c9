import type { LegalMode } from '@liren/shared/votes'
import type { MotionOutcome } from '@liren/shared/votes.results'
import { squareMetres } from '../../../lib/area.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { areaShare } from '../result.figures.ts'
import { resultTexts } from '../result.texts.ts'
import styles from './ranking.module.css'

type Candidate = MotionOutcome['candidates'][number]

const shapes: Record<Candidate['standing'], IconName> = {
  ELECTED: 'check',
  ALTERNATE: 'up',
  TIED: 'alert',
  NOT_ELECTED: 'minus',
}

/** Candidates by rank, with their votes, and who is elected, who an alternate; in a consultation, whom owners would have. */
export function Ranking({ outcome, legalMode }: { outcome: MotionOutcome; legalMode: LegalMode }) {
  const words = resultTexts.use()
  const standings = legalMode === 'CONSULTATIVE' ? words.standingAsked : words.standing
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
          <Row key={candidate.candidateId} candidate={candidate} standings={standings} />
        ))}
      </Box>
    </Box>
  )
}

function Row({ candidate, standings }: { candidate: Candidate; standings: Record<Candidate['standing'], string> }) {
  const words = resultTexts.use()
  const { rank, name, votes, standing } = candidate
  const area =
    votes.areaCentiares === null
      ? words.sumArea(areaShare(votes))
      : `${words.areaUnit(squareMetres(votes.areaCentiares))} · ${words.percent(areaShare(votes))}`
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
        <Txt>{standings[standing]}</Txt>
      </Box>
    </Box>
  )
}
