import { useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dueText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow, useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { Ready, Recounts, Verdicts } from '../components/counting.parts.tsx'
import { KeyEntry, useTypedKey } from '../components/key.entry.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import styles from '../components/motion.card.module.css'
import { countingTexts } from '../counting.texts.ts'
import { useCounting, useReceived } from '../hooks/use-counting.ts'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { useResult } from '../hooks/use-result.ts'
import { useStep } from '../hooks/use-step.ts'
import { useTurnout } from '../hooks/use-turnout.ts'
import type { InDecision } from '../votes.api.ts'

/** The count after the close, the preliminary result, and the recount where one was asked for. */
export function CountingScreen() {
  return (
    <SignedIn title={countingTexts.use().title}>
      <CountingPage />
    </SignedIn>
  )
}

interface Of {
  at: InDecision
  decision: Decision
}

function CountingPage() {
  const words = countingTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  useDemo()
  useRefresh(decision)
  if (!decision.data)
    return (
      <Screen id="counting" title={words.title}>
        <QueryView query={decision}>{() => null}</QueryView>
      </Screen>
    )
  const of = { at, decision: decision.data }
  if (of.decision.countedAt !== null) return <Counted {...of} />
  return of.decision.abilities.count ? <ToCount {...of} /> : <NotNow {...of} />
}

function Head({ decision }: { decision: Decision }) {
  return (
    <>
      <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
      <Box as="p" className={styles['strong']}>
        {decision.title}
      </Box>
    </>
  )
}

/** Too early, cancelled, or somebody else's to do. */
function NotNow({ decision }: Of) {
  const words = countingTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { state, closesAt } = decision
  const said = () => {
    if (state === 'CLOSED') return { title: words.notYoursTitle, body: words.notYours }
    if (state === 'CANCELLED') return { title: words.over, body: words.overBody }
    const isOpen = (state === 'OPEN' || state === 'EXTENDED') && closesAt !== null
    return {
      title: words.before,
      body: isOpen ? words.beforeBody(dueText(closesAt, now, locale)) : words.beforeStart,
    }
  }
  return (
    <Screen id="counting" title={words.title}>
      <Stack>
        <Head decision={decision} />
        <EmptyState id="count-not-now" picture="lamp" {...said()} />
      </Stack>
    </Screen>
  )
}

function ToCount({ at, decision }: Of) {
  const words = countingTexts.use()
  const turnout = useTurnout(at, decision.abilities.seeTurnout)
  const received = useReceived(at)
  const typed = useTypedKey(decision)
  const counting = useCounting(at, decision.version, 'count')
  useFreshOnShow(received)
  const isReady = received.data?.left === 0
  const count = () => counting.mutate(typed.typed)
  return (
    <Screen
      id="counting"
      title={words.title}
      footer={
        isReady && (
          <>
            {counting.isPending && (
              <Banner id="count-under-way" tone="info">
                {words.counting(turnout.data?.voted.heads ?? 0)}
              </Banner>
            )}
            <Button
              id="count"
              kind="primary"
              icon="ballot"
              busy={counting.isPending}
              disabled={!typed.isRight}
              onPress={count}
            >
              {words.count}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <Head decision={decision} />
        <QueryView query={received} skeleton={<Skeleton cards={1} />}>
          {(papers) => <Ready at={at} turnout={turnout.data} papers={papers} />}
        </QueryView>
        {isReady && <KeyEntry decision={decision} state={typed} error={counting.error} />}
      </Stack>
    </Screen>
  )
}

function Counted({ at, decision }: Of) {
  const words = countingTexts.use()
  const result = useResult(at)
  const typed = useTypedKey(decision)
  const recounting = useCounting(at, decision.version, 'recount')
  const [isPublishing, setPublishing] = useState(false)
  const { abilities, state, steps } = decision
  const isMine = decision.recount === 'ASKED' && abilities.recount && !recounting.isSuccess
  const recount = () => recounting.mutate(typed.typed, { onSuccess: () => typed.setTyped('') })
  const footer = () => {
    if (steps.includes('PUBLISH'))
      return (
        <Button id="publish" kind="primary" onPress={() => setPublishing(true)}>
          {words.publish}
        </Button>
      )
    if (!isMine) return null
    return (
      <Button
        id="recount"
        kind="primary"
        icon="again"
        busy={recounting.isPending}
        disabled={!typed.isRight}
        onPress={recount}
      >
        {words.recount}
      </Button>
    )
  }
  return (
    <Screen
      id="counting"
      title={words.title}
      footer={footer()}
      sheets={isPublishing && <PublishSheet at={at} decision={decision} onClose={() => setPublishing(false)} />}
    >
      <Stack>
        <Head decision={decision} />
        <QueryView query={result} skeleton={<Skeleton cards={2} />}>
          {(data) => (
            <Stack>
              {state === 'COUNTED' && <Box as="p">{words.countedBody}</Box>}
              <Verdicts at={at} result={data} />
              {state !== 'COUNTED' && <Recounts result={data} state={decision.recount} isMine={isMine} />}
              {isMine && <KeyEntry decision={decision} state={typed} error={recounting.error} />}
            </Stack>
          )}
        </QueryView>
      </Stack>
    </Screen>
  )
}

function PublishSheet({ at, decision, onClose }: Of & { onClose: () => void }) {
  const words = countingTexts.use()
  const publishing = useStep(at, decision.version)
  return (
    <Sheet
      id="publish-sheet"
      title={words.publishTitle}
      onClose={onClose}
      footer={
        <Button
          id="publish-confirm"
          kind="primary"
          busy={publishing.isPending}
          onPress={() => publishing.mutate({ step: 'PUBLISH' }, { onSuccess: onClose })}
        >
          {words.publish}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.publishBody(decision.policy.objectionDays)}</Box>
        {publishing.error && <Banner tone="danger">{messageOf(publishing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
