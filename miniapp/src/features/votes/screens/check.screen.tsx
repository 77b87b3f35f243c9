import { useState } from 'react'
import { receiptIn } from '../proof.code.ts'
import type { Decision } from '@liren/shared/votes.views'
import { usePageParams } from '../../../platform/page.params.ts'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Checking } from '../components/checking.tsx'
import { CodeEntry } from '../components/code.entry.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { useReceipts, type MyReceipt } from '../hooks/use-receipts.ts'
import type { ToCheck } from '../ballot.proof.ts'
import { proofTexts } from '../proof.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** Checks, on this phone alone, that a ballot is in the log as it was cast. */
export function CheckScreen() {
  return (
    <SignedIn title={proofTexts.use().checkTitle}>
      <CheckPage />
    </SignedIn>
  )
}

function CheckPage() {
  const words = proofTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  if (decision.data) return <Check at={at} decision={decision.data} />
  return (
    <Screen id="check" title={words.checkTitle}>
      <QueryView query={decision}>{() => null}</QueryView>
    </Screen>
  )
}

const logOf = ({ communityId, decisionId }: InDecision) => ({ community: communityId, decision: decisionId })

const toCheck = (at: InDecision, { receipt, secret }: MyReceipt): ToCheck => ({
  of: logOf(at),
  signed: receipt.signed,
  receipt,
  secret,
})

function Check({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = proofTexts.use()
  const { head } = usePageParams()
  const { receipts, isWaiting } = useReceipts(at)
  const [code, setCode] = useState<string | null>(null)
  const scanned = code === null ? null : receiptIn(code)
  // A code of one's own ballot is checked with what this phone knows of it.
  const mine = receipts.find((one) => (scanned ? one.receipt.leaf === scanned.leaf : one.headId === head))
  if (mine) return <Checking at={at} decision={decision} ballot={toCheck(at, mine)} />
  if (scanned) {
    const { community: _c, decision: _d, ...signed } = scanned
    const ballot = { of: logOf(at), signed, receipt: null, secret: null }
    return <Checking at={at} decision={decision} ballot={ballot} onOther={() => setCode(null)} />
  }
  if (head !== undefined && isWaiting)
    return (
      <Screen id="check" title={words.checkTitle}>
        <Skeleton cards={1} />
      </Screen>
    )
  return <CodeEntry at={at} decision={decision} onCode={setCode} />
}
