import type { Decision } from '@liren/shared/votes.views'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ErrorState } from '../../../ui/error.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { ReceiptCard } from '../components/receipt.card.tsx'
import { ContradictionCard, HaltBanner } from '../components/witness.card.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { useReceipts } from '../hooks/use-receipts.ts'
import { useWitness } from '../hooks/use-witness.ts'
import { proofTexts } from '../proof.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** Receipts of the ballots I cast in a decision, and the way to check them. */
export function ReceiptsScreen() {
  return (
    <SignedIn title={proofTexts.use().receiptsTitle}>
      <ReceiptsPage />
    </SignedIn>
  )
}

function ReceiptsPage() {
  const words = proofTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  return (
    <Screen id="receipts" title={words.receiptsTitle}>
      <QueryView query={decision}>{(data) => <Receipts at={at} decision={data} />}</QueryView>
    </Screen>
  )
}

function Receipts({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = proofTexts.use()
  const { receipts, isWaiting, error, again } = useReceipts(at)
  const { contradiction } = useWitness(at, decision.noticedAt !== null)
  return (
    <Stack>
      <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
      <HaltBanner halt={decision.halt} />
      <ContradictionCard at={at} contradiction={contradiction} />
      <Box as="p">{words.receiptsIntro}</Box>
      {receipts.map((mine) => (
        <ReceiptCard key={mine.headId} at={at} decision={decision} mine={mine} />
      ))}
      {isWaiting && <Skeleton cards={1} />}
      {error !== null && receipts.length === 0 && <ErrorState error={error} onRetry={again} />}
      {error === null && !isWaiting && receipts.length === 0 && (
        <EmptyState id="no-receipts" picture="lamp" title={words.receiptsEmpty} body={words.receiptsEmptyBody} />
      )}
      <Card flush>
        <ListRow
          id="check-other"
          icon="scan"
          title={words.checkOther}
          onPress={() => open(voteRoutes.check(at.communityId, at.decisionId))}
        />
      </Card>
    </Stack>
  )
}
