import { useState } from 'react'
import type { MyHead } from '@liren/shared/votes.casting'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { ballotTexts } from '../ballot.texts.ts'
import { Casting } from '../components/casting.tsx'
import { Granting } from '../components/granting.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { Voted } from '../components/voted.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useMyHeads } from '../hooks/use-my-heads.ts'
import type { InDecision } from '../votes.api.ts'
import { stationOf, stations, takesBallots } from '../votes.phases.ts'

/** The ballot of one head: filled in, looked over, sealed on this phone and cast; or given to a proxy. */
export function BallotScreen() {
  return (
    <SignedIn title={ballotTexts.use().title}>
      <BallotPage />
    </SignedIn>
  )
}

function BallotPage() {
  const words = ballotTexts.use()
  const { community = '', id = '', head = '', as } = usePageParams()
  const at: InDecision = { communityId: community, decisionId: id }
  const decision = useDecision(community, id)
  // The demo's clock decides what is due.
  useDemo()
  const heads = useMyHeads(at, true)
  const mine = heads.data?.items.find(({ headId }) => headId === head)
  if (decision.data && mine) return <Ballot at={at} decision={decision.data} head={mine} isForProxy={as === 'proxy'} />
  return (
    <Screen id="ballot" title={words.title}>
      <QueryView query={decision}>
        {() => <QueryView query={heads}>{() => <EmptyState picture="lamp" title={words.noHead} body="" />}</QueryView>}
      </QueryView>
    </Screen>
  )
}

interface BallotProps {
  at: InDecision
  decision: Decision
  head: MyHead
  isForProxy: boolean
}

function Ballot({ at, decision, head, isForProxy }: BallotProps) {
  const words = ballotTexts.use()
  const now = useNow()
  const [againOf, setAgainOf] = useState<number | null>(null)
  const label = <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
  // Asked for by its number: once another ballot is in, that one is shown.
  const isAgain = head.voted !== null && head.abilities.cast && againOf === head.voted.seq
  if (head.voted !== null && !isAgain) {
    const { seq } = head.voted
    const again = head.abilities.cast ? () => setAgainOf(seq) : null
    return <Voted at={at} decision={decision} head={head} label={label} onAgain={again} />
  }
  if (isForProxy && head.abilities.grantProxy && takesBallots(decision, now))
    return <Granting at={at} decision={decision} head={head} label={label} />
  // Who comes after the close is told so, also by a server that lets nobody cast any more.
  const isLate = stationOf(decision.state) >= stations.indexOf('voting') && !takesBallots(decision, now)
  if (!isForProxy && (head.abilities.cast || isLate))
    return <Casting at={at} decision={decision} head={head} label={label} />
  return (
    <Screen id="ballot" title={words.title}>
      {label}
      <EmptyState picture="lamp" title={words.noHead} body="" />
    </Screen>
  )
}
