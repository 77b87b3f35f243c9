import type { MotionOutcome, VoteResult } from '@liren/shared/votes.results'
import { useLocale } from '../../../lib/i18n.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { approvalAxes, quorumAxes } from '../result.figures.ts'
import { resultTexts } from '../result.texts.ts'
import { sentenceOf } from '../result.words.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { votesTexts } from '../votes.texts.ts'
import { Axes } from './axes.tsx'
import styles from './motion.card.module.css'
import { Ranking } from './ranking.tsx'
import { Sums } from './sums.tsx'

/** What came of one motion: the sentence first, then both axes, then who said what. */
export function MotionResult({ outcome, result }: { outcome: MotionOutcome; result: VoteResult }) {
  const words = resultTexts.use()
  const names = voteNames.use()
  const { page } = votesTexts.use()
  const locale = useLocale()
  const { number, title, matter, kind } = outcome
  return (
    <Card id={`result-${number}`}>
      <Stack>
        <Stack tight>
          <Txt className={styles['meta']}>{`${page.motion(number)} · ${names.matter[matter]}`}</Txt>
          <Box as="h2" className={styles['title']}>
            {title}
          </Box>
          <Box as="p" id={`verdict-${number}`} className={styles['strong']}>
            {sentenceOf(outcome, result.legalMode, words, locale)}
          </Box>
        </Stack>
        {kind === 'election' ? (
          <Ranking outcome={outcome} legalMode={result.legalMode} />
        ) : (
          <Tests outcome={outcome} result={result} />
        )}
        <Stack tight>
          <Box as="h3" className={styles['strong']}>
            {words.sums}
          </Box>
          <Sums outcome={outcome} />
        </Stack>
      </Stack>
    </Card>
  )
}

/** Both tests on both axes; where the silent count, by the ballots alone besides. */
function Tests({ outcome, result }: { outcome: MotionOutcome; result: VoteResult }) {
  const words = resultTexts.use()
  const { cast, decisive, number } = outcome
  if (decisive === null) return null
  const isSame = cast === null || JSON.stringify(cast) === JSON.stringify(decisive)
  return (
    <Stack>
      {!isSame && <Txt className={styles['meta']}>{words.decisive}</Txt>}
      <Axes id={`quorum-${number}`} title={words.participation} axes={quorumAxes(decisive, result)} />
      <Axes id={`approval-${number}`} title={words.approval} axes={approvalAxes(decisive, outcome)} />
      {!isSame && (
        <>
          <Txt className={styles['meta']}>{words.castOnly}</Txt>
          <Axes id={`quorum-cast-${number}`} title={words.participation} axes={quorumAxes(cast, result)} />
          <Axes id={`approval-cast-${number}`} title={words.approval} axes={approvalAxes(cast, outcome)} />
        </>
      )}
    </Stack>
  )
}
