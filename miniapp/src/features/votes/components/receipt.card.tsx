import { useState } from 'react'
import type { Choices } from '@liren/shared/votes.audit'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { ballotTexts } from '../ballot.texts.ts'
import type { MyReceipt } from '../hooks/use-receipts.ts'
import { proofTexts } from '../proof.texts.ts'
import type { OfHead } from './of.head.ts'
import { ReceiptCode } from './receipt.code.tsx'
import { SaidList } from './said.list.tsx'
import styles from './voted.module.css'

interface ReceiptProps extends Pick<OfHead, 'at' | 'decision'> {
  mine: MyReceipt
}

/** A receipt: its square code, its lines, and what only this phone knows, shown when asked for. */
export function ReceiptCard({ at, decision, mine }: ReceiptProps) {
  const words = ballotTexts.use()
  const proof = proofTexts.use()
  const { headId, units, receipt, secret } = mine
  const { seq, pseudonym, commitment, leaf } = receipt
  const code = { community: at.communityId, decision: at.decisionId, ...receipt.signed }
  const lines = [
    [words.receiptSeq, String(seq)],
    [words.receiptMark, pseudonym],
    [words.receiptCommitment, commitment],
    [words.receiptLeaf, leaf],
  ]
  return (
    <Section title={proof.forUnits(units.join('、'))}>
      <Card id="receipt">
        <Stack tight>
          <ReceiptCode id={`receipt-${headId}`} receipt={code} />
          <Button
            id={`check-${headId}`}
            icon="shield"
            onPress={() => open(voteRoutes.check(at.communityId, at.decisionId, headId))}
          >
            {proof.check}
          </Button>
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
            <FullMoment id="receipt-at" instant={receipt.at} />
          </Box>
          {secret === null ? (
            <Txt className={styles['name']}>{proof.elsewhere}</Txt>
          ) : (
            <Chosen choices={secret.choices} decision={decision} />
          )}
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
