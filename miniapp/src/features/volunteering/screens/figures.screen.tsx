import type { VolunteeringFigures } from '@liren/shared/volunteering.figures'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Bars } from '../../../ui/bars.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ColumnChart } from '../../../ui/column.chart.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { figuresTexts } from '../figures.texts.ts'
import { useFigures, useFiguresFile } from '../hooks/use-figures.ts'

/** How volunteering goes: hours and people by month, the shares of newcomers and evenings, stock, and points owed. */
export function FiguresScreen() {
  return (
    <SignedIn title={figuresTexts.use().title}>
      <FiguresPage />
    </SignedIn>
  )
}

function FiguresPage() {
  const words = figuresTexts.use()
  const { community = '' } = usePageParams()
  const figures = useFigures(community)
  const file = useFiguresFile(community)
  useRefresh(figures)
  return (
    <Screen
      id="figures"
      title={words.title}
      wide
      footer={
        <Button id="figures-export" icon="save" busy={file.isPending} onPress={() => file.mutate()}>
          {words.export}
        </Button>
      }
    >
      <QueryView query={figures}>
        {(data) => (
          <Stack>
            {file.error !== null && <Banner tone="danger">{messageOf(file.error)}</Banner>}
            <Months figures={data} />
            <Shares figures={data} />
            <Liabilities figures={data} />
            <Stock figures={data} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

type PartProps = { figures: VolunteeringFigures }

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

function Months({ figures: { months } }: PartProps) {
  const words = figuresTexts.use()
  const locale = useLocale()
  const name = (month: string) => words.monthOf(Number(month.slice(5)))
  const [minutes, people] = [
    Math.max(...months.map((one) => one.minutes)),
    Math.max(...months.map((one) => one.people)),
  ]
  if (minutes === 0) return <Box as="p">{words.empty}</Box>
  return (
    <>
      <Section title={words.hours}>
        <Card>
          <ColumnChart
            id="figures-hours"
            caption={words.hours}
            heads={[words.month, words.duration]}
            of={minutes}
            columns={months.map((one) => ({
              name: name(one.month),
              value: one.minutes,
              text: durationText(one.minutes, locale),
            }))}
          />
          <Box as="p">{words.peak(durationText(minutes, locale))}</Box>
        </Card>
      </Section>
      <Section title={words.people}>
        <Card>
          <ColumnChart
            id="figures-people"
            caption={words.people}
            heads={[words.month, words.count]}
            of={people}
            columns={months.map((one) => ({
              name: name(one.month),
              value: one.people,
              text: words.persons(one.people),
            }))}
          />
          <Box as="p">{words.peak(words.persons(people))}</Box>
        </Card>
      </Section>
    </>
  )
}

/** Shares of the whole year, each as a bar against all of it. */
function Shares({ figures: { months } }: PartProps) {
  const words = figuresTexts.use()
  const locale = useLocale()
  const total = sum(months.map((one) => one.minutes))
  if (total === 0) return null
  const evening = sum(months.map((one) => one.eveningMinutes))
  const people = sum(months.map((one) => one.people))
  const fresh = sum(months.map((one) => one.newPeople))
  return (
    <Section title={words.year}>
      <Card>
        <Stack>
          <Figures items={[{ id: 'figures-total', name: words.total, value: durationText(total, locale) }]} />
          <Bars
            id="figures-shares"
            caption={words.year}
            heads={[words.year, words.count]}
            bars={[
              { name: words.newShare, value: fresh, of: people, text: words.newShareOf(fresh, people) },
              { name: words.eveningShare, value: evening, of: total, text: durationText(evening, locale) },
            ]}
          />
        </Stack>
      </Card>
    </Section>
  )
}

function Liabilities({ figures: { outstanding, setAside, owed } }: PartProps) {
  const words = figuresTexts.use()
  const at = (id: string, name: string, points: number, note?: string) => ({
    ...{ id, name, value: words.amount(points) },
    ...(note === undefined ? {} : { note }),
  })
  return (
    <Section title={words.points}>
      <Card>
        <Figures
          items={[
            at('figures-outstanding', words.outstanding, outstanding, words.outstandingNote),
            at('figures-aside', words.setAside, setAside),
            at('figures-owed', words.owed, owed),
          ]}
        />
      </Card>
    </Section>
  )
}

function Stock({ figures: { stock } }: PartProps) {
  const words = figuresTexts.use()
  const most = Math.max(1, ...stock.map((one) => one.stock))
  return (
    <Section title={words.stock}>
      {stock.length === 0 ? (
        <Box as="p">{words.noStock}</Box>
      ) : (
        <Card>
          <Bars
            id="figures-stock"
            caption={words.stock}
            heads={[words.item, words.stock]}
            bars={stock.map((one) => ({ name: one.title, value: one.stock, of: most, text: words.left(one.stock) }))}
          />
        </Card>
      )}
    </Section>
  )
}
