import { Box, Txt } from '../../../platform/elements.tsx'
import { Bars } from '../../../ui/bars.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useTurnout } from '../hooks/use-turnout.ts'
import { turnoutAxes } from '../result.figures.ts'
import { resultTexts } from '../result.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { votesTexts } from '../votes.texts.ts'
import { Axes } from './axes.tsx'
import styles from './motion.card.module.css'

/** How many have voted, towards both quorums and by building; only for those who may see it. */
export function TurnoutCard({ at }: { at: InDecision }) {
  const { page } = votesTexts.use()
  const words = resultTexts.use()
  const turnout = useTurnout(at, true)
  return (
    <Section title={page.turnout}>
      <QueryView query={turnout} skeleton={<Skeleton cards={1} />}>
        {(data) => (
          <Card id="turnout">
            <Stack>
              <Axes id="turnout-axes" title={words.participation} axes={turnoutAxes(data)} />
              {data.buildings.length > 0 && (
                <>
                  <Box as="h3" className={styles['strong']}>
                    {words.turnoutBuildings}
                  </Box>
                  <Bars
                    id="turnout-buildings"
                    caption={words.turnoutBuildings}
                    heads={words.turnoutHeads}
                    bars={data.buildings.map(({ name, voted, total }) => ({
                      name,
                      value: voted.heads,
                      of: total.heads,
                      text: words.building(voted.heads, total.heads),
                    }))}
                  />
                </>
              )}
              <Txt className={styles['meta']}>{words.turnoutNote}</Txt>
            </Stack>
          </Card>
        )}
      </QueryView>
    </Section>
  )
}
