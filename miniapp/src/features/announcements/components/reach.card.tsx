import type { Reach } from '@liren/shared/announcements'
import { Bars } from '../../../ui/bars.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { announcementsTexts } from '../announcements.texts.ts'

/** For the author: how many people and flats have read it, and where a knock on the door is due. */
export function ReachCard({
  reach,
  confirmed = null,
}: {
  reach: Reach
  confirmed?: { people: number; flats: number } | null
}) {
  const words = announcementsTexts.use().detail
  const isEmpty = reach.people === 0
  return (
    <Section title={words.reach}>
      <Card id="reach">
        <Stack>
          {!isEmpty && (
            <Bars
              id="reach-bars"
              caption={words.reachCaption}
              heads={words.heads}
              bars={[
                {
                  name: words.people,
                  value: reach.peopleRead,
                  of: reach.people,
                  text: words.peopleRead(reach.peopleRead, reach.people),
                },
                {
                  name: words.flats,
                  value: reach.flatsRead,
                  of: reach.flats,
                  text: words.flatsRead(reach.flatsRead, reach.flats),
                },
              ]}
            />
          )}
          {!isEmpty && confirmed && (
            <Bars
              id="confirmed-bars"
              caption={words.confirmedCaption}
              heads={words.confirmedHeads}
              bars={[
                {
                  name: words.people,
                  value: confirmed.people,
                  of: reach.people,
                  text: words.peopleConfirmed(confirmed.people, reach.people),
                },
                {
                  name: words.flats,
                  value: confirmed.flats,
                  of: reach.flats,
                  text: words.flatsConfirmed(confirmed.flats, reach.flats),
                },
              ]}
            />
          )}
          {isEmpty && <Banner tone="warn">{words.nobodyRegistered}</Banner>}
          {!isEmpty && reach.flatsWithNobody > 0 && <Banner tone="warn">{words.nobody(reach.flatsWithNobody)}</Banner>}
        </Stack>
      </Card>
    </Section>
  )
}
