import type { CastReceipt } from '@liren/shared/votes.casting'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { readCast, type Secret } from '../ballot.kept.ts'
import { ballotTexts } from '../ballot.texts.ts'
import { useReceipt } from '../hooks/use-my-heads.ts'
import type { MyReceipt } from '../hooks/use-receipts.ts'
import { cameBy, votedByWhom } from '../voted.words.ts'
import { votesTexts } from '../votes.texts.ts'
import type { OfHead } from './of.head.ts'
import { ReceiptCard } from './receipt.card.tsx'
import styles from './voted.module.css'

/** That this head has voted: for who cast it with the receipt; for a co-owner that it did, never what. */
export function Voted({ at, decision, head, label, onAgain }: OfHead & { onAgain: (() => void) | null }) {
  const words = ballotTexts.use()
  const { page } = votesTexts.use()
  const isMine = head.voted?.isMine ?? false
  const kept = isMine ? readCast(at.decisionId, head.headId) : null
  const asked = useReceipt(at, head.headId, isMine && kept === null)
  const receipt = kept?.receipt ?? asked.data ?? null
  return (
    <Screen
      id="ballot"
      title={words.title}
      footer={
        <>
          {onAgain && (
            <Button id="vote-again" icon="again" onPress={onAgain}>
              {words.again}
            </Button>
          )}
          <Button
            id="voted-to-decision"
            kind="primary"
            onPress={() => replace(routes.decision(at.communityId, at.decisionId))}
          >
            {words.toDecision}
          </Button>
        </>
      }
    >
      <Stack>
        {label}
        <Banner id="ballot-voted" tone="good">
          {isMine ? words.doneTitle : page.status.voted}
        </Banner>
        <Box as="p">{head.voted && !isMine ? votedByWhom(head.voted, page) : words.doneBody}</Box>
        {head.voted && (
          <Box className={styles['when']}>
            <Txt>{head.units.map((unit) => unit.label).join('、')}</Txt>
            <FullMoment id="voted-at" instant={head.voted.at} />
            <Txt>{cameBy(head.voted, page)}</Txt>
          </Box>
        )}
        {receipt && <ReceiptCard at={at} decision={decision} mine={mineOf(head, receipt, kept?.secret ?? null)} />}
      </Stack>
    </Screen>
  )
}

const mineOf = ({ headId, units }: OfHead['head'], receipt: CastReceipt, secret: Secret | null): MyReceipt => ({
  headId,
  units: units.map(({ label }) => label),
  receipt,
  secret,
})
