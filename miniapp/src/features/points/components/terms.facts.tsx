import { grantRules, type PointsTerms } from '@liren/shared/points'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact.list.tsx'
import { settingsTexts } from '../settings.texts.ts'

/** How points are granted and how long they live, for who lives under these rules. */
export function TermsFacts({ terms }: { terms: PointsTerms }) {
  const words = settingsTexts.use()
  const { number } = words
  const parts: [title: string, facts: [name: string, value: string][]][] = [
    [
      words.service,
      [
        [number.pointsPerHour, String(terms.pointsPerHour)],
        [number.capPointsPerShift, String(terms.capPointsPerShift)],
        [number.capPointsPerDay, String(terms.capPointsPerDay)],
        [number.lotMonths, terms.lotMonths === null ? words.yearEnd : String(terms.lotMonths)],
        [number.displayDays, terms.displayDays === 0 ? words.off : String(terms.displayDays)],
      ],
    ],
    [
      words.orders,
      [
        [number.refundGraceDays, String(terms.refundGraceDays)],
        [number.pickUpDays, String(terms.pickUpDays)],
      ],
    ],
    [words.stars, terms.starHours.map((hours, at) => [words.star(at + 1), String(hours)])],
    [
      words.rules,
      grantRules.map((rule) => [words.grant[rule], terms.grants[rule] === 0 ? words.off : String(terms.grants[rule])]),
    ],
  ]
  return (
    <Stack>
      {parts.map(([title, facts]) => (
        <Section key={title} title={title}>
          <Card>
            <FactList items={facts} />
          </Card>
        </Section>
      ))}
    </Stack>
  )
}
