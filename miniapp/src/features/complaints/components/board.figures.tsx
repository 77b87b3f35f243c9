import type { ComplaintBoard } from '@liren/shared/complaints.board'
import { useState } from 'react'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ColumnChart } from '../../../ui/column.chart.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { percentOf, rateNames, type RateName } from '../board.draft.ts'
import { boardTexts } from '../board.texts.ts'
import styles from './board.module.css'

/** What lies on desks now, whenever it was reported. */
export function LoadNow({ board: { all } }: { board: ComplaintBoard }) {
  const words = boardTexts.use()
  return (
    <Section title={words.now}>
      <Card>
        <Figures
          id="board-load"
          items={[
            { id: 'board-open', name: words.open, value: words.count(all.open) },
            { id: 'board-due-soon', name: words.dueSoon, value: words.count(all.dueSoon) },
            { id: 'board-overdue', name: words.overdue, value: words.count(all.overdue), warn: all.overdue > 0 },
          ]}
        />
      </Card>
    </Section>
  )
}

/** The three rates, each with how it is counted and out of how many. */
export function Rates({ board: { all } }: { board: ComplaintBoard }) {
  const words = boardTexts.use()
  return (
    <Section title={words.rates}>
      <Card>
        <Stack>
          <Box as="p" className={styles['note']}>
            {words.ratesNote}
          </Box>
          {rateNames.map((name) => {
            const { numerator, denominator } = all[name]
            const note = `${words.of(numerator, denominator)} · ${words.rule[name]}`
            return (
              <Figures
                key={name}
                items={[{ id: `rate-${name}`, name: words.rate[name], value: percentOf(all[name]), note }]}
              />
            )
          })}
        </Stack>
      </Card>
    </Section>
  )
}

/** One of the rates month by month, against the whole; a month with nothing to divide has no column. */
export function Trend({ board: { byMonth } }: { board: ComplaintBoard }) {
  const words = boardTexts.use()
  const [shown, setShown] = useState<RateName>('response')
  if (byMonth.length === 0) return null
  return (
    <Section title={words.trend}>
      <Card>
        <Stack>
          <Chips oneOf label={words.trendOf}>
            {rateNames.map((name) => (
              <Chip key={name} id={`trend-${name}`} role="radio" chosen={name === shown} onPress={() => setShown(name)}>
                {words.rate[name]}
              </Chip>
            ))}
          </Chips>
          <ColumnChart
            id="board-trend"
            caption={words.trendCaption(words.rate[shown])}
            heads={words.trendHeads}
            of={1_000}
            columns={byMonth.map(({ month, ...rates }) => {
              const { numerator, denominator, permille } = rates[shown]
              const text = `${percentOf(rates[shown])} (${words.of(numerator, denominator)})`
              return { name: month, value: permille ?? 0, text }
            })}
          />
          <Box as="p" className={styles['note']}>
            {words.scale}
          </Box>
        </Stack>
      </Card>
    </Section>
  )
}
