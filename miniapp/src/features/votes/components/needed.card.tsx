import type { Decision } from '@liren/shared/votes.views'
import { squareMetres } from '../../../lib/area.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { voteNames } from '../../../lib/vote.names.ts'
import { leastOf, quorum, shareName } from '../needed.figures.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './motion.card.module.css'

/** What it takes for anything here to pass: the share, and with a frozen roll the numbers it comes to. */
export function NeededCard({ decision }: { decision: Pick<Decision, 'roll'> }) {
  const words = votesTexts.use().page
  const names = voteNames.use()
  const { roll } = decision
  return (
    <Section title={words.needed}>
      <Card id="votes-needed">
        <Stack tight>
          <Box as="p">{words.quorum(names.threshold[shareName(quorum)])}</Box>
          {roll && (
            <>
              <Txt className={styles['strong']}>
                {words.quorumLeast(
                  names.heads(leastOf(roll.heads, quorum)),
                  names.area(squareMetres(leastOf(roll.areaCentiares, quorum))),
                )}
              </Txt>
              <Txt className={styles['meta']}>
                {words.rollSum(roll.heads, names.area(squareMetres(roll.areaCentiares)))}
              </Txt>
            </>
          )}
          <Txt className={styles['needed']}>{words.law(names.article)}</Txt>
        </Stack>
      </Card>
    </Section>
  )
}
