import type { PlaceChange, PlaceFacts } from '@liren/shared/neighbourhood.editing'
import { squareMetres } from '../../../lib/area.ts'
import { unitNames } from '../../../lib/unit.names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { uiTexts } from '../../../ui/ui.texts.ts'
import { useChanges } from '../hooks/use-place.ts'
import { placesTexts } from '../places.texts.ts'
import styles from './place.module.css'

/** What happened to a place: who, when, what it was and became, and why. */
export function PlaceHistory({ communityId, placeId }: { communityId: string; placeId: string }) {
  const words = placesTexts.use()
  const more = uiTexts.use().more
  const changes = useChanges(communityId, placeId)
  return (
    <Section title={words.history}>
      <QueryView query={changes}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) return <Txt className={styles['note']}>{words.historyEmpty}</Txt>
          return (
            <Stack tight>
              <Card flush>
                {all.map((change) => (
                  <Change key={change.id} change={change} />
                ))}
              </Card>
              {changes.hasNextPage && (
                <Button
                  id="history-more"
                  kind="quiet"
                  busy={changes.isFetchingNextPage}
                  onPress={() => void changes.fetchNextPage()}
                >
                  {more}
                </Button>
              )}
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}

function Change({ change }: { change: PlaceChange }) {
  const words = placesTexts.use()
  const lines = useFactLines(change)
  return (
    <Box id={`change-${change.id}`} className={styles['change']}>
      <Box className={styles['changeHead']}>
        <Txt className={styles['action']}>{words.actionNames[change.action]}</Txt>
        <Txt className={styles['note']}>{words.by(change.by)}</Txt>
        <FullMoment id={`change-at-${change.id}`} instant={change.at} />
      </Box>
      {lines.map((line) => (
        <Txt key={line} className={styles['line']}>
          {line}
        </Txt>
      ))}
      {change.reason !== null && <Txt className={styles['line']}>{words.why(change.reason)}</Txt>}
    </Box>
  )
}

type FactName = keyof PlaceFacts

/** One line for each thing that is written down about the change. */
function useFactLines({ before, after }: PlaceChange): string[] {
  const words = placesTexts.use()
  const names = unitNames.use()
  const text = (name: FactName, facts: PlaceFacts): string | null => {
    const { use, areaSource, saleState, areaCentiares } = facts
    if (name === 'use') return use ? names.use[use] : null
    if (name === 'areaSource') return areaSource ? names.source[areaSource] : null
    if (name === 'saleState') return saleState ? names.sale[saleState] : null
    if (name === 'areaCentiares') return areaCentiares ? names.area(squareMetres(areaCentiares)) : null
    if (name === 'buildings' || name === 'units') return facts[name]?.map((one) => one.name).join('、') || null
    return facts[name] === undefined ? null : String(facts[name])
  }
  const order = Object.keys(words.facts) as FactName[]
  return order
    .filter((name) => name in before || name in after)
    .flatMap((name) => {
      const was = text(name, before)
      const is = text(name, after)
      if (was === is) return []
      return was === null && !(name in before)
        ? [words.newFact(words.facts[name], is ?? words.empty)]
        : [words.fact(words.facts[name], was ?? words.empty, is ?? words.empty)]
    })
}
