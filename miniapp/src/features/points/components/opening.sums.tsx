import type { OpeningSums } from '@liren/shared/points.opening'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact.list.tsx'
import { openingTexts } from '../opening.texts.ts'

/** What a book enters, and what it leaves out, so that somebody can compare them with the book's own. */
export function OpeningSumsCard({ sums, isEntered }: { sums: OpeningSums; isEntered: boolean }) {
  const words = openingTexts.use()
  const locale = useLocale()
  const { rows, people, minutes, points, lots, lapsed, left, findings } = sums
  return (
    <Section title={isEntered ? words.entered : words.sums}>
      <Stack>
        <Card id="opening-sums">
          <Stack tight>
            <FactList
              items={[
                [words.people, words.peopleOf(people, rows)],
                [words.minutes, durationText(minutes, locale)],
                [words.points, words.pointsOf(points)],
                ...lots.map((lot) => [words.lot(lot.expiresOn), words.pointsOf(lot.points)] as const),
                [words.lapsed, lapsed > 0 ? words.pointsOf(lapsed) : null],
                [words.left, words.leftOf(left.rows, durationText(left.minutes, locale), left.points)],
              ]}
            />
            <Box as="p">{words.check}</Box>
          </Stack>
        </Card>
        {findings.length > 0 && (
          <Card id="opening-findings">
            <Stack tight>
              <Box as="h3">{words.findingsTitle}</Box>
              <FactList items={findings.map(({ finding, rows: n }) => [words.findings[finding], words.rowsOf(n)])} />
            </Stack>
          </Card>
        )}
      </Stack>
    </Section>
  )
}
