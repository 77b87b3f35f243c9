import type { OpeningLine } from '@liren/shared/points.opening'
import { useState } from 'react'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useOpeningLines } from '../hooks/use-openings.ts'
import type { InOpening, LinesOf } from '../opening.api.ts'
import { openingTexts } from '../opening.texts.ts'
import styles from './statement.module.css'

interface LinesProps {
  at: InOpening
  version: number
  /** Once it is signed nothing else is kept. */
  leftOnly: boolean
}

/** The rows of a book: whom each means, or why it is left out. */
export function OpeningLines({ at, version, leftOnly }: LinesProps) {
  const words = openingTexts.use()
  const [of, setOf] = useState<LinesOf>(leftOnly ? 'left' : 'all')
  const lines = useOpeningLines(at, version, of)
  return (
    <Section title={leftOnly ? words.left : words.rows}>
      <Stack>
        {!leftOnly && (
          <Chips oneOf label={words.show}>
            {(['all', 'left'] as const).map((one) => (
              <Chip key={one} id={`lines-${one}`} role="radio" chosen={one === of} onPress={() => setOf(one)}>
                {words.of[one]}
              </Chip>
            ))}
          </Chips>
        )}
        <Paged list={lines} empty={<Box as="p">{words.noneLeft}</Box>}>
          {(all) => all.map((line) => <LineCard key={line.row} line={line} />)}
        </Paged>
      </Stack>
    </Section>
  )
}

function LineCard({ line }: { line: OpeningLine }) {
  const words = openingTexts.use()
  const locale = useLocale()
  const { row, name, phoneMasked, place, minutes, points, expiresOn, nickname, finding } = line
  const facts = [words.row(row), phoneMasked, place === '' ? null : place].filter((one) => one !== null)
  const amount = words.amount(durationText(minutes, locale), points)
  return (
    <Card id={`line-${String(row)}`}>
      <Stack tight>
        <Box as="h3">{name === '' ? words.noName : name}</Box>
        <Box>
          {finding === null ? (
            <Mark icon="check" tone="accent">
              {words.whom(nickname ?? '')}
            </Mark>
          ) : (
            <Mark icon="alert" tone="warn">
              {words.findings[finding]}
            </Mark>
          )}
        </Box>
        <Txt className={styles['amount']}>{expiresOn === null ? amount : `${amount} · ${words.until(expiresOn)}`}</Txt>
        <Txt className={styles['balance']}>{facts.join(' · ')}</Txt>
      </Stack>
    </Card>
  )
}
