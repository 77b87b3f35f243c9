import type { VotePaper } from '@liren/shared/votes.paper'
import type { Decision } from '@liren/shared/votes.views'
import { messageOf } from '../../../lib/messages.ts'
import { back } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { routes } from '../../../lib/routes.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { LegalLabel } from '../components/legal.label.tsx'
import { ReadingForm } from '../components/reading.form.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { usePaper, useReading } from '../hooks/use-papers.ts'
import { papersTexts } from '../papers.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** One paper after the close: entered by a recorder, or settled where two entered different things. */
export function PaperScreen() {
  return (
    <SignedIn title={papersTexts.use().reading.title}>
      <PaperPage />
    </SignedIn>
  )
}

function PaperPage() {
  const words = papersTexts.use().reading
  const at = useInDecision()
  const number = Number(usePageParams()['number'] ?? '0')
  const decision = useDecision(at.communityId, at.decisionId)
  const found = usePaper(at, number)
  useDemo()
  const paper = found.data?.paper
  if (decision.data && paper) return <Reading at={at} decision={decision.data} paper={paper} />
  return (
    <Screen id="paper-page" title={words.title}>
      <QueryView query={decision}>
        {() => (
          <QueryView query={found}>
            {() => <EmptyState id="paper-gone" picture="letterbox" title={words.gone} body={words.goneBody} />}
          </QueryView>
        )}
      </QueryView>
    </Screen>
  )
}

function Reading({ at, decision, paper }: { at: InDecision; decision: Decision; paper: VotePaper }) {
  const words = papersTexts.use().reading
  const reading = useReading(at, paper.number)
  const { enter, settle } = paper.abilities
  if (reading.data) {
    const wasSettled = reading.variables.reason !== null
    return <Done decision={decision} status={reading.data.status} wasSettled={wasSettled} title={words.title} />
  }
  if (!enter && !settle)
    return (
      <Screen id="paper-page" title={words.title}>
        <EmptyState
          id="paper-not-yours"
          picture="letterbox"
          title={words.check(paper.number, paper.unitLabels.join('、'))}
          body={words.notYours}
        />
      </Screen>
    )
  return (
    <ReadingForm
      at={at}
      decision={decision}
      paper={paper}
      isSettling={settle}
      isBusy={reading.isPending}
      fault={reading.error ? messageOf(reading.error) : null}
      onSubmit={(given) => reading.mutate(given)}
    />
  )
}

interface DoneProps {
  decision: Decision
  status: VotePaper['status']
  wasSettled: boolean
  title: string
}

/** What came of it: the first of two, both alike, or something to settle. */
function Done({ decision, status, wasSettled, title }: DoneProps) {
  const words = papersTexts.use().reading
  const read = status === 'opened' || status === 'conflict' ? status : 'entered'
  const outcome = wasSettled ? 'settled' : read
  return (
    <Screen
      id="paper-page"
      title={title}
      footer={
        <Button id="reading-next" kind="primary" onPress={() => back(routes.participate)}>
          {words.next}
        </Button>
      }
    >
      <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
      <EmptyState
        id={`reading-${outcome}`}
        picture="letterbox"
        title={words.doneTitle[outcome]}
        body={words.doneBody[outcome]}
      />
    </Screen>
  )
}
