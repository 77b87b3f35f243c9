import type { RegisterImport } from '@liren/shared/register'
import type { RegisterFault } from '@liren/shared/register.findings'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { classes } from '../../../ui/classes.ts'
import { QueryView } from '../../../ui/query.view.tsx'
import { faultTexts } from '../faults.texts.ts'
import { firstStand, isSkipped, toggledRow, withFaulty, type Row } from '../found.draft.ts'
import { useFaults } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'
import { columnLetter } from '../mapping.draft.ts'
import styles from './import.module.css'
import { NextPage } from './next.page.tsx'

interface FaultsPartProps {
  communityId: string
  one: RegisterImport
  skipped: readonly Row[]
  onSkipped: (rows: Row[]) => void
}

/** As many rows as one check may leave out. */
const mostSkipped = 5_000

/** Every fault where it stands and why, each row to be left out or mended in the file. */
export function FaultsPart({ communityId, one, skipped, onSkipped }: FaultsPartProps) {
  const words = importTexts.use().found
  const hasFaults = (one.counts?.faults ?? 0) > 0
  const faults = useFaults(communityId, one, hasFaults)
  const skipAll = async () => {
    let all = faults
    while (all.hasNextPage) all = await all.fetchNextPage()
    onSkipped(withFaulty(skipped, all.data?.pages.flatMap((page) => page.items) ?? []))
  }
  return (
    <>
      {skipped.length > 0 && (
        <Card id="skipped-rows">
          <Box className={styles['finding']}>
            <Txt>{words.skippedRows(skipped.length)}</Txt>
            <Txt className={styles['where']}>{words.skippedNote}</Txt>
            <Buttons>
              <Button id="unskip-all" snug kind="quiet" onPress={() => onSkipped([])}>
                {words.unskipAll}
              </Button>
            </Buttons>
          </Box>
        </Card>
      )}
      {hasFaults && (
        <Section title={words.faultsTitle}>
          <QueryView query={faults}>
            {({ pages }) => (
              <Stack>
                {(one.counts?.faults ?? 0) > mostSkipped ? (
                  <Txt className={styles['where']}>{words.skipMany}</Txt>
                ) : (
                  <Button id="skip-all" busy={faults.isFetchingNextPage} onPress={() => void skipAll()}>
                    {words.skipAll}
                  </Button>
                )}
                <Txt className={styles['where']}>{words.fixFile}</Txt>
                <Box className={styles['cards']}>
                  {pages
                    .flatMap((page) => page.items)
                    .map((fault, index) => (
                      <FaultCard
                        key={`${fault.sheet}-${fault.row}-${fault.column ?? ''}-${fault.code}`}
                        index={index}
                        fault={fault}
                        isOut={isSkipped(skipped, fault)}
                        onToggle={() => onSkipped(toggledRow(skipped, fault))}
                      />
                    ))}
                </Box>
                <NextPage id="faults-more" query={faults} />
              </Stack>
            )}
          </QueryView>
        </Section>
      )}
    </>
  )
}

interface FaultCardProps {
  index: number
  fault: RegisterFault
  isOut: boolean
  onToggle: () => void
}

function FaultCard({ index, fault, isOut, onToggle }: FaultCardProps) {
  const words = importTexts.use()
  const reasons = faultTexts.use().faults
  const { sheet, row, column, code, text } = fault
  const first = code === 'unit_twice' ? firstStand(text) : null
  const said = first
    ? words.found.sameAs(first.unit, first.sheet === null ? '' : `${first.sheet} `, first.row)
    : words.found.faultText(text)
  return (
    <Card id={`fault-${String(index)}`}>
      <Box className={classes(styles['finding'], isOut && styles['settled'])}>
        <Txt className={styles['where']}>
          {words.found.faultAt(sheet, row, column === null ? '' : columnLetter(column))}
        </Txt>
        <Txt className={styles['why']}>{reasons[code]}</Txt>
        {text !== '' && <Txt className={styles['units']}>{said}</Txt>}
        <Buttons>
          <Button
            id={`skip-${String(index)}`}
            snug
            kind="quiet"
            label={isOut ? words.found.unskipLabel(row) : words.found.skipLabel(row)}
            onPress={onToggle}
          >
            {isOut ? words.found.unskip : words.found.skip}
          </Button>
        </Buttons>
      </Box>
    </Card>
  )
}
