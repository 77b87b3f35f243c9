import type { Turnout } from '@liren/shared/votes.casting'
import { squareMetres } from '../../../lib/area.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Bars } from '../../../ui/bars.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { leastOf, quorum } from '../needed.figures.ts'
import { turnoutAxes } from '../result.figures.ts'
import { resultTexts } from '../result.texts.ts'
import { turnoutTexts } from '../turnout.texts.ts'
import { Axes } from './axes.tsx'
import styles from './motion.card.module.css'

/** What is missing to both quorums, in words. */
function useMissing({ voted, total }: Turnout): string {
  const words = turnoutTexts.use()
  const names = voteNames.use()
  const heads = Math.max(0, leastOf(total.heads, quorum) - voted.heads)
  const area = Math.max(0, leastOf(total.areaCentiares, quorum) - voted.areaCentiares)
  const areaText = names.area(squareMetres(area))
  if (heads > 0 && area > 0) return words.missing(heads, areaText)
  if (heads > 0) return words.missingHeads(heads)
  return area > 0 ? words.missingArea(areaText) : words.enough
}

/** How far both quorums are, drawn; then each building. Never how anybody voted. */
export function TurnoutFigures({ turnout }: { turnout: Turnout }) {
  const words = turnoutTexts.use()
  const shared = resultTexts.use()
  const missing = useMissing(turnout)
  return (
    <>
      <Section title={words.progress}>
        <Card id="turnout">
          <Stack>
            <Txt id="turnout-missing" className={styles['strong']}>
              {missing}
            </Txt>
            <Axes id="turnout-axes" title={shared.participation} axes={turnoutAxes(turnout)} />
            <Txt className={styles['meta']}>{`${words.both}${words.secret}`}</Txt>
          </Stack>
        </Card>
      </Section>
      {turnout.buildings.length > 0 && (
        <Section title={words.buildings}>
          <Card>
            <Bars
              id="turnout-buildings"
              caption={words.buildings}
              heads={words.buildingHeads}
              bars={turnout.buildings.map(({ name, voted, total }) => ({
                name,
                value: voted.heads,
                of: total.heads,
                text: words.building(voted.heads, total.heads),
              }))}
            />
          </Card>
        </Section>
      )}
    </>
  )
}
