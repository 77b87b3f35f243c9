import { creditKinds, statementOf, type StatementEntry, type StatementOf } from '@liren/shared/points'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Paged } from '../../../ui/paged.tsx'
import type { useStatement } from '../hooks/use-points.ts'
import { pointsTexts } from '../points.texts.ts'
import styles from './statement.module.css'

/** Which of somebody's three accounts is looked at. */
export function Accounts({ of, onChoose }: { of: StatementOf; onChoose: (of: StatementOf) => void }) {
  const words = pointsTexts.use()
  return (
    <Chips oneOf label={words.lists}>
      {statementOf.options.map((one) => (
        <Chip key={one} id={`statement-${one}`} role="radio" chosen={one === of} onPress={() => onChoose(one)}>
          {words.of[one]}
        </Chip>
      ))}
    </Chips>
  )
}

interface StatementLinesProps {
  list: ReturnType<typeof useStatement>
  of: StatementOf
  /** Asks for a credit to be taken back, where one may. */
  onReverse?: (line: StatementEntry) => void
}

/** Movements of one account, each with the balance after it. */
export function StatementLines({ list, of, onReverse }: StatementLinesProps) {
  const words = pointsTexts.use()
  return (
    <Paged
      list={list}
      empty={<EmptyState id="statement-empty" picture="tree" title={words.emptyTitle} body={words.emptyBody} />}
    >
      {(all) => (
        <>
          <Box as="p">{words.explained}</Box>
          <Card flush>
            {all.map((line) => (
              <Box key={line.journalId} className={styles['entry']}>
                <Line line={line} of={of} />
                {onReverse && !line.isReversed && creditKinds.includes(line.kind) && (
                  <Box className={styles['act']}>
                    <Button id={`reverse-${line.journalId}`} snug onPress={() => onReverse(line)}>
                      {words.reverse}
                    </Button>
                  </Box>
                )}
              </Box>
            ))}
          </Card>
        </>
      )}
    </Paged>
  )
}

/** One line: what, when, how much, and what there was after it. */
function Line({ line, of }: { line: StatementEntry; of: StatementOf }) {
  const words = pointsTexts.use()
  const signed = of === 'minutes' ? words.minutesSigned : words.signed
  return (
    <ListRow
      id={`line-${line.journalId}`}
      title={words.kind[line.kind]}
      note={
        <>
          {line.note !== null && <Box as="span">{`${line.note} · `}</Box>}
          <Moment instant={line.at} />
          {line.isReversed && <Box as="span">{` · ${words.reversed}`}</Box>}
        </>
      }
      trailing={
        <>
          <Box as="span" className={styles['amount']}>
            {signed(line.amount)}
          </Box>
          <Box as="span" className={styles['balance']}>
            {words.balance(String(line.balance))}
          </Box>
        </>
      }
    />
  )
}
