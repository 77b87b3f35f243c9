import { useState } from 'react'
import { policyDocuments } from '@liren/shared/votes.policy'
import type { Decision } from '@liren/shared/votes.views'
import { routes } from '../../../lib/routes.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { DocumentsList } from '../components/documents.list.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { Life } from '../components/life.tsx'
import { LogCard } from '../components/log.card.tsx'
import { MotionCard, Paragraphs } from '../components/motion.card.tsx'
import { MyHeads } from '../components/my.heads.tsx'
import { NeededCard } from '../components/needed.card.tsx'
import { PrintButton } from '../components/print.button.tsx'
import { ObjectSheet } from '../components/object.sheet.tsx'
import { Remarks } from '../components/remarks.tsx'
import { TurnoutCard } from '../components/turnout.card.tsx'
import { ContradictionCard, HaltBanner } from '../components/witness.card.tsx'
import { documentsTexts } from '../documents.texts.ts'
import { useDecision } from '../hooks/use-decisions.ts'
import { useNoteOpened } from '../hooks/use-note-opened.ts'
import { useNextDue } from '../hooks/use-next-due.ts'
import { useWitness } from '../hooks/use-witness.ts'
import type { InDecision } from '../votes.api.ts'
import { hasResult } from '../votes.phases.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './decision.screen.module.css'

/** One decision: what is decided, by whom, until when, what it takes, and my own vote in it. */
export function DecisionScreen() {
  return (
    <SignedIn title={votesTexts.use().page.title}>
      <DecisionPage />
    </SignedIn>
  )
}

type Objecting = 'roll' | 'result' | null

function DecisionPage() {
  const words = votesTexts.use().page
  const { community = '', id = '' } = usePageParams()
  const at: InDecision = { communityId: community, decisionId: id }
  const decision = useDecision(community, id)
  // The demo's clock decides what is due.
  useDemo()
  useNoteOpened(at, decision.data?.abilities.castBallot === true)
  const [objecting, setObjecting] = useState<Objecting>(null)
  useRefresh(decision)
  return (
    <Screen
      id="decision"
      title={words.title}
      sheets={objecting && <ObjectSheet at={at} kind={objecting} onClose={() => setObjecting(null)} />}
    >
      <QueryView query={decision}>{(data) => <Page at={at} decision={data} onObject={setObjecting} />}</QueryView>
    </Screen>
  )
}

interface PageProps {
  at: InDecision
  decision: Decision
  onObject: (kind: Objecting) => void
}

function Page({ at, decision, onObject }: PageProps) {
  const words = votesTexts.use().page
  const { abilities } = decision
  const witnessed = useWitness(at, decision.noticedAt !== null)
  return (
    <Stack>
      <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
      <Heading decision={decision} />
      <HaltBanner halt={decision.halt} />
      <ContradictionCard at={at} contradiction={witnessed.contradiction} />
      {hasResult(decision.state) && (
        <Button
          id="see-result"
          kind="primary"
          icon="check"
          onPress={() => open(routes.voteResult(at.communityId, at.decisionId))}
        >
          {words.result}
        </Button>
      )}
      {abilities.objectToResult && (
        <Button id="object-to-result" icon="edit" onPress={() => onObject('result')}>
          {words.objectResult}
        </Button>
      )}
      <MyHeads at={at} decision={decision} />
      {abilities.objectToRoll && (
        <Button id="object-to-roll" kind="quiet" icon="edit" onPress={() => onObject('roll')}>
          {words.objectRoll}
        </Button>
      )}
      {decision.roll !== null && (
        <Button
          id="open-proxies"
          kind="quiet"
          icon="people"
          onPress={() => open(routes.voteProxies(at.communityId, at.decisionId))}
        >
          {words.proxies}
        </Button>
      )}
      <Section title={words.what}>
        <Stack>
          {decision.motions.map((motion) => (
            <MotionCard key={motion.id} at={at} motion={motion} documents={decision.documents} />
          ))}
        </Stack>
      </Section>
      <RuleDocuments at={at} decision={decision} />
      {decision.agendaHash !== null && <PrintButton at={at} sheet="notice" />}
      {decision.motions.some(({ kind }) => kind === 'election') && (
        <Button
          id="see-candidates"
          kind="quiet"
          icon="me"
          onPress={() => open(voteRoutes.nominate(at.communityId, at.decisionId))}
        >
          {words.seeCandidates}
        </Button>
      )}
      <NeededCard decision={decision} />
      {abilities.seeTurnout && decision.legalMode !== 'OFFICIAL_EXTERNAL' && <TurnoutCard at={at} />}
      <Life decision={decision} />
      {decision.noticedAt !== null && <LogCard at={at} witnessed={witnessed} />}
      <Remarks at={at} />
      {decision.demandId !== null && (
        <Button id="see-demand" kind="quiet" icon="people" onPress={() => open(voteRoutes.demands(at.communityId))}>
          {words.seeDemand}
        </Button>
      )}
      {(abilities.answer || abilities.comment || decision.steps.length > 0) && (
        <Button
          id="to-run"
          kind="quiet"
          icon="desk"
          onPress={() => open(voteRoutes.run(at.communityId, at.decisionId))}
        >
          {words.organise}
        </Button>
      )}
    </Stack>
  )
}

/** The regulation that lets it bind, and the owners' own rules, where its policy rests on such. */
function RuleDocuments({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = documentsTexts.use()
  const ids = policyDocuments(decision.policy)
  const files = decision.documents.filter(({ id }) => ids.includes(id))
  if (files.length === 0) return null
  return (
    <Section title={words.rests}>
      <DocumentsList at={at} id="rule-document" files={files} />
    </Section>
  )
}

/** What it is about, who runs it, and what is due next. */
function Heading({ decision }: { decision: Decision }) {
  const words = votesTexts.use().page
  const nextDue = useNextDue()
  return (
    <Box className={styles['heading']}>
      <Box as="h2" className={styles['title']}>
        {decision.title}
      </Box>
      <Txt id="decision-next" className={styles['next']}>
        {nextDue(decision)}
      </Txt>
      <Txt className={styles['meta']}>{`${decision.estateName} · ${words.by(decision.organiser.name)}`}</Txt>
      <Paragraphs text={decision.text} />
    </Box>
  )
}
