import { useState } from 'react'
import type { VolunteerYear } from '@liren/shared/volunteering.thanks'
import { useNow } from '../../../lib/clock.ts'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ColumnChart } from '../../../ui/column.chart.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { Gallery } from '../../../ui/gallery.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useYear, useYearPicture } from '../hooks/use-thanks.ts'
import { thanksTexts } from '../thanks.texts.ts'

/** A year of mine in review, and a picture of it to share. */
export function YearScreen() {
  return (
    <SignedIn title={thanksTexts.use().year}>
      <YearPage />
    </SignedIn>
  )
}

function YearPage() {
  const words = thanksTexts.use()
  const { community = '' } = usePageParams()
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const review = useYear(community, year)
  useRefresh(review)
  return (
    <Screen id="year" title={words.year}>
      <Stack>
        <Chips oneOf label={words.years}>
          {[thisYear, thisYear - 1].map((one) => (
            <Chip key={one} id={`year-${String(one)}`} role="radio" chosen={one === year} onPress={() => setYear(one)}>
              {words.yearOf(one)}
            </Chip>
          ))}
        </Chips>
        <QueryView query={review}>
          {(data) =>
            data.services === 0 ? (
              <Box id="year-empty" as="p">
                {words.yearEmpty}
              </Box>
            ) : (
              <Stack>
                <Review year={data} />
                <Picture key={data.year} communityId={community} year={data.year} />
              </Stack>
            )
          }
        </QueryView>
      </Stack>
    </Screen>
  )
}

function Review({ year }: { year: VolunteerYear }) {
  const words = thanksTexts.use()
  const locale = useLocale()
  const { minutes, services, eveningMinutes, thanks, months, titles } = year
  return (
    <>
      <Card tinted>
        <Figures
          items={[
            { id: 'year-hours', name: words.served, value: durationText(minutes, locale) },
            { id: 'year-services', name: words.services, value: words.times(services) },
            { id: 'year-evening', name: words.evening, value: durationText(eveningMinutes, locale) },
            { id: 'year-thanks', name: words.thanks, value: words.times(thanks) },
          ]}
        />
      </Card>
      <Section title={words.months}>
        <Card>
          <ColumnChart
            id="year-months"
            caption={words.months}
            heads={[words.month, words.duration]}
            of={Math.max(...months)}
            columns={months.map((value, at) => ({
              name: words.monthOf(at + 1),
              value,
              text: durationText(value, locale),
            }))}
          />
        </Card>
      </Section>
      <Section title={words.often}>
        <Card>{titles.join('、')}</Card>
      </Section>
    </>
  )
}

function Picture({ communityId, year }: { communityId: string; year: number }) {
  const words = thanksTexts.use()
  const { keeping, load } = useYearPicture(communityId, year)
  return (
    <Section title={words.picture}>
      <Stack>
        <Gallery id="year-picture" load={load} pictures={[{ id: String(year), alt: words.pictureAlt(year) }]} />
        <Box as="p">{words.pictureNote}</Box>
        <Button id="year-share" icon="save" busy={keeping.isPending} onPress={() => keeping.mutate()}>
          {words.share}
        </Button>
        {keeping.error !== null && <Banner tone="danger">{messageOf(keeping.error)}</Banner>}
      </Stack>
    </Section>
  )
}
