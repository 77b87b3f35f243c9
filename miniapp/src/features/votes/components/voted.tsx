import { useState } from 'react'
import type { Choices } from '@liren/shared/votes.audit'
import type { CastReceipt } from '@liren/shared/votes.casting'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { readCast } from '../ballot.kept.ts'
import { ballotTexts } from '../ballot.texts.ts'
import { useReceipt } from '../hooks/use-my-heads.ts'
import { votesTexts } from '../votes.texts.ts'
import type { OfHead } from './of.head.ts'
import { SaidList } from './said.list.tsx'
import styles from './voted.module.css'

/** That this head has voted: for who cast it with the receipt; for a co-owner that it did, never what. */
export function Voted({ at, decision, head, label }: OfHead) {
  const words = ballotTexts.use()
  const { page } = votesTexts.use()
  const isMine = head.voted?.isMine ?? false
  const kept = isMine ? readCast(head.headId) : null
  const asked = useReceipt(at, head.headId, isMine && kept === null)
  const receipt = kept?.receipt ?? asked.data ?? null
  return (
    <Screen
      id="ballot"
      title={words.title}
      footer={
        <Button
          id="voted-to-decision"
          kind="primary"
          onPress={() => replace(routes.decision(at.communityId, at.decisionId))}
        >
          {words.toDecision}
        </Button>
      }
    >
      <Stack>
        {label}
        <Banner id="ballot-voted" tone="good">
          {isMine ? words.doneTitle : page.status.voted}
        </Banner>
        <Box as="p">{isMine ? words.doneBody : page.votedByOther}</Box>
        {head.voted && (
          <Box className={styles['when']}>
            <Txt>{head.units.map((unit) => unit.label).join('、')}</Txt>
            <FullMoment id="voted-at" instant={head.voted.at} />
            <Txt>{head.voted.channel === 'PAPER' ? page.onPaper : page.byPhone}</Txt>
          </Box>
        )}
        {receipt && <Receipt receipt={receipt} choices={kept?.choices ?? null} decision={decision} />}
      </Stack>
    </Screen>
  )
}

interface ReceiptProps extends Pick<OfHead, 'decision'> {
  receipt: CastReceipt
  /** Known to the phone that sealed it alone. */
  choices: Choices | null
}

/** The receipt, and what only this phone knows, shown when asked for. */
function Receipt({ receipt, choices, decision }: ReceiptProps) {
  const words = ballotTexts.use()
  const { seq, at, pseudonym, commitment, leaf } = receipt
  const lines = [
    [words.receiptSeq, String(seq)],
    [words.receiptMark, pseudonym],
    [words.receiptCommitment, commitment],
    [words.receiptLeaf, leaf],
  ]
  return (
    <Section title={words.receipt}>
      <Card id="receipt">
        <Stack tight>
          <Box as="dl" className={styles['lines']}>
            {lines.map(([name = '', value = '']) => (
              <Box key={name} className={styles['line']}>
                <Box as="dt" className={styles['name']}>
                  {name}
                </Box>
                <Box as="dd" className={styles['value']}>
                  <Txt selectable>{value}</Txt>
                </Box>
              </Box>
            ))}
          </Box>
          <Box className={styles['when']}>
            <Txt>{words.receiptAt}</Txt>
            <FullMoment id="receipt-at" instant={at} />
          </Box>
          {choices !== null && <Chosen choices={choices} decision={decision} />}
        </Stack>
      </Card>
    </Section>
  )
}

/** What was chosen, as long as it is asked for. */
function Chosen({ choices, decision }: { choices: Choices } & Pick<OfHead, 'decision'>) {
  const words = ballotTexts.use()
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Txt className={styles['name']}>{words.receiptKept}</Txt>
      {isShown && <SaidList decision={decision} choices={choices} />}
      <Button id="receipt-reveal" kind="quiet" icon="eye" onPress={() => setShown(!isShown)}>
        {isShown ? words.hide : words.reveal}
      </Button>
      {!isShown && <Txt className={styles['name']}>{words.revealNote}</Txt>}
    </>
  )
}
