import type { CandidacyBoard } from '@liren/shared/votes.candidacies'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { candidaciesTexts } from '../candidacies.texts.ts'
import styles from './remarks.module.css'

/** Which election, how many seats, until when people stand, and how long the list is displayed. */
export function ElectionHead({ board }: { board: CandidacyBoard }) {
  const words = candidaciesTexts.use()
  const { title, estateName, organiserName, seats, nominateUntil, displayedAt, displayUntil, displayNumber } = board
  const lines: [string, string, string | null][] = [
    ['nominate-until', words.until, nominateUntil],
    ['displayed-since', words.displayedSince, displayedAt],
    ['display-until', words.displayUntil, displayUntil],
    ['opens-from', words.opensFrom, board.opensNoEarlierThan],
  ]
  return (
    <Card id="election-head">
      <Stack tight>
        <Box as="h2" className={styles['strong']}>
          {title}
        </Box>
        <Txt className={styles['meta']}>{words.by(estateName, organiserName)}</Txt>
        <Txt className={styles['meta']}>
          {[words.seats(seats), ...(displayNumber > 1 ? [words.displayTimes(displayNumber)] : [])].join(' · ')}
        </Txt>
        {nominateUntil === null && displayedAt === null && <Txt>{words.untilNone}</Txt>}
        {lines.map(
          ([id, label, instant]) =>
            instant !== null && (
              <Box key={id} className={styles['head']}>
                <Txt>{label}</Txt>
                <FullMoment id={id} instant={instant} />
              </Box>
            ),
        )}
        {displayedAt !== null && !board.isListCurrent && <Banner tone="warn">{words.listChanged}</Banner>}
      </Stack>
    </Card>
  )
}
