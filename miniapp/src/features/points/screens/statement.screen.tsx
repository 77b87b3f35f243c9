import { useState } from 'react'
import { statementOf, type StatementEntry, type StatementOf } from '@liren/shared/points'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useStatement, useStatementFile } from '../hooks/use-points.ts'
import { pointsTexts } from '../points.texts.ts'
import styles from '../components/statement.module.css'

/** Every movement of my points, minutes or debt, each with the balance after it. */
export function StatementScreen() {
  return (
    <SignedIn title={pointsTexts.use().statement}>
      <StatementPage />
    </SignedIn>
  )
}

function StatementPage() {
  const words = pointsTexts.use()
  const { community = '' } = usePageParams()
  const [of, setOf] = useState<StatementOf>('points')
  const file = useStatementFile(community)
  return (
    <Screen
      id="statement"
      title={words.statement}
      footer={
        <Button id="statement-export" icon="save" busy={file.isPending} onPress={() => file.mutate()}>
          {words.export}
        </Button>
      }
    >
      <Stack>
        <Chips oneOf label={words.lists}>
          {statementOf.options.map((one) => (
            <Chip key={one} id={`statement-${one}`} role="radio" chosen={one === of} onPress={() => setOf(one)}>
              {words.of[one]}
            </Chip>
          ))}
        </Chips>
        {file.error !== null && <Banner tone="danger">{messageOf(file.error)}</Banner>}
        <Lines key={of} communityId={community} of={of} />
      </Stack>
    </Screen>
  )
}

function Lines({ communityId, of }: { communityId: string; of: StatementOf }) {
  const words = pointsTexts.use()
  const list = useStatement(communityId, of)
  useRefresh(list)
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
              <Line key={line.journalId} line={line} of={of} />
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
