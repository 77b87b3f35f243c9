import { useState } from 'react'
import type { DecisionStep } from '@liren/shared/votes'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { CommentSheet } from '../components/comment.sheet.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { NextCard } from '../components/next.card.tsx'
import { RollChangesCard, RollDraftCard } from '../components/roll.cards.tsx'
import { RunFacts } from '../components/run.facts.tsx'
import { Hashes, OtherSteps, StepLog } from '../components/run.more.tsx'
import { RunPages } from '../components/run.pages.tsx'
import { StageLine } from '../components/stage.line.tsx'
import { StepSheets } from '../components/step.sheets.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { dutyRules, nextOf, otherSteps, type DutyPage, type Next } from '../run.phases.ts'
import { runTexts } from '../run.texts.ts'
import { stepsTexts } from '../steps.texts.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './decision.screen.module.css'

/** The hub of one decision for who runs or reviews it: where it stands, what is due next, and everything that can be done. */
export function RunScreen() {
  return (
    <SignedIn title={runTexts.use().title}>
      <RunPage />
    </SignedIn>
  )
}

type Asking = DecisionStep | 'COMMENT' | null

function RunPage() {
  const words = runTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at: InDecision = { communityId: community, decisionId: id }
  const decision = useDecision(community, id)
  // The demo's clock decides what is due.
  useDemo()
  useRefresh(decision)
  const [asking, setAsking] = useState<Asking>(null)
  const now = useNow()
  const next = decision.data && nextOf(decision.data, now)
  const close = () => setAsking(null)
  const sheet = () => {
    if (asking === null || decision.data === undefined) return null
    if (asking === 'COMMENT') return <CommentSheet at={at} onClose={close} />
    return <StepSheets at={at} decision={decision.data} step={asking} onClose={close} />
  }
  return (
    <Screen
      id="vote-run"
      title={words.title}
      footer={
        decision.data &&
        next &&
        hasPrimary(decision.data, next) && <Primary at={at} decision={decision.data} next={next} onAsk={setAsking} />
      }
      sheets={sheet()}
    >
      <QueryView query={decision}>
        {(data) => <Page at={at} decision={data} next={nextOf(data, now)} onAsk={setAsking} />}
      </QueryView>
    </Screen>
  )
}

interface PartProps {
  at: InDecision
  decision: Decision
  next: Next
  onAsk: (what: Asking) => void
}

/** Which pages I can do something on. */
function mayOpen(page: DutyPage, { abilities, steps }: Decision): boolean {
  if (page === 'answers') return abilities.answer
  if (page === 'opening') return steps.includes('OPEN')
  if (page === 'official') return abilities.importResult
  return page === 'turnout' ? abilities.seeTurnout : abilities.count || abilities.recount
}

/** Whether the thing that is due is mine. */
const isMine = ({ duty }: Next, decision: Decision): boolean => {
  const { step, page } = dutyRules[duty]
  return (step !== undefined && decision.steps.includes(step)) || (page !== undefined && mayOpen(page, decision))
}

/** Whether there is one thing for me to do now; while others are at it there is none. */
const hasPrimary = (decision: Decision, next: Next): boolean => isMine(next, decision) || decision.abilities.comment

/** The one thing to do now: what is due, if it is mine; else to comment, in review. */
function Primary({ at, decision, next, onAsk }: PartProps) {
  const words = runTexts.use()
  const steps = stepsTexts.use().name
  const { step, page } = dutyRules[next.duty]
  if (!isMine(next, decision))
    return (
      <Button id="run-comment" kind="primary" icon="edit" onPress={() => onAsk('COMMENT')}>
        {words.comment}
      </Button>
    )
  if (step !== undefined)
    return (
      <Button id={`take-${step}`} kind="primary" onPress={() => onAsk(step)}>
        {steps[step]}
      </Button>
    )
  return page === undefined ? null : (
    <Button id={`go-${page}`} kind="primary" onPress={() => open(voteRoutes[page](at.communityId, at.decisionId))}>
      {words.go[page]}
    </Button>
  )
}

function Page({ at, decision, next, onAsk }: PartProps) {
  const due = dutyRules[next.duty].step
  return (
    <Stack>
      <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
      <Box className={styles['heading']}>
        <Box as="h2" className={styles['title']}>
          {decision.title}
        </Box>
        <Txt className={styles['meta']}>{`${decision.estateName} · ${decision.organiser.name}`}</Txt>
      </Box>
      <StageLine state={decision.state} />
      <NextCard decision={decision} next={next} />
      <RunFacts decision={decision} />
      <RollDraftCard at={at} decision={decision} />
      <RollChangesCard at={at} decision={decision} />
      <RunPages at={at} decision={decision} />
      <OtherSteps decision={decision} steps={otherSteps(decision, due)} onStep={onAsk} />
      <StepLog decision={decision} />
      <Hashes decision={decision} />
    </Stack>
  )
}
