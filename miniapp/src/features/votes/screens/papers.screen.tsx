import { useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { codeOf } from '../../../lib/failure.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { LegalLabel } from '../components/legal.label.tsx'
import styles from '../components/motion.card.module.css'
import { PaperList } from '../components/paper.list.tsx'
import { NumberSheet, PrintPapersSheet } from '../components/paper.sheets.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { usePapers, useReceive } from '../hooks/use-papers.ts'
import { useTurnout } from '../hooks/use-turnout.ts'
import { papersTexts } from '../papers.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { takesBallots } from '../votes.phases.ts'

/** Paper ballots of a decision: printed and received while it is open, entered after the close. */
export function PapersScreen() {
  return (
    <SignedIn title={papersTexts.use().title}>
      <PapersPage />
    </SignedIn>
  )
}

function PapersPage() {
  const words = papersTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  useDemo()
  if (decision.data) return <Papers at={at} decision={decision.data} />
  return (
    <Screen id="papers-page" title={words.title}>
      <QueryView query={decision}>{() => null}</QueryView>
    </Screen>
  )
}

type Asking = 'print' | 'receive' | 'enter' | null

function Papers({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = papersTexts.use()
  const now = useNow()
  const { recordPaper, seeTurnout } = decision.abilities
  const papers = usePapers(at, true)
  const turnout = useTurnout(at, seeTurnout)
  const receiving = useReceive(at)
  const [asking, setAsking] = useState<Asking>(null)
  useRefresh(papers)
  const isOpen = takesBallots(decision, now)
  const isClosed = !isOpen && decision.state === 'CLOSED'
  const phase = isOpen ? 'open' : 'other'
  const enter = (number: number) => {
    setAsking(null)
    open(voteRoutes.paper(at.communityId, at.decisionId, number))
  }
  const sheet = () => {
    if (asking === 'print')
      return <PrintPapersSheet at={at} buildings={turnout.data?.buildings ?? []} onClose={() => setAsking(null)} />
    if (asking === null) return null
    const isReceiving = asking === 'receive'
    const last = receiving.data
    return (
      <NumberSheet
        at={at}
        what={asking}
        isBusy={isReceiving && receiving.isPending}
        error={isReceiving ? receiving.error : null}
        done={isReceiving && last ? words.received(last.number, last.unitLabels.join('、')) : undefined}
        onNumber={isReceiving ? (number) => receiving.mutate(number) : enter}
        onClose={() => setAsking(null)}
      />
    )
  }
  const footer = () => {
    if (!recordPaper) return null
    if (isClosed)
      return (
        <Button id="papers-enter" kind="primary" icon="edit" onPress={() => setAsking('enter')}>
          {words.enter}
        </Button>
      )
    return (
      <>
        <Button id="papers-print" icon="print" onPress={() => setAsking('print')}>
          {words.print}
        </Button>
        <Button id="papers-receive" kind="primary" icon="inbox" onPress={() => setAsking('receive')}>
          {words.receive}
        </Button>
      </>
    )
  }
  return (
    <Screen id="papers-page" title={words.title} footer={footer()} sheets={sheet()}>
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        <Box as="p" className={styles['strong']}>
          {decision.title}
        </Box>
        {codeOf(papers.error) === 'vote_barred' ? (
          <EmptyState id="papers-barred" picture="lamp" title={words.barredTitle} body={words.barred} />
        ) : (
          <>
            <Box as="p">{words.intro[isClosed ? 'closed' : phase]}</Box>
            <PaperList at={at} papers={papers} isClosed={!isOpen} />
          </>
        )}
      </Stack>
    </Screen>
  )
}
