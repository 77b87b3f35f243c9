import { useState } from 'react'
import type { DemandEstate, VoteDemand } from '@liren/shared/votes.demands'
import type { RunningElection } from '@liren/shared/votes.candidacies'
import { useNow } from '../../../lib/clock.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { DemandCard, type DemandAct } from '../components/demand.card.tsx'
import { AnswerDemandSheet, CountsSheet, EndDemandSheet, JoinSheet, StartSheet } from '../components/demand.sheets.tsx'
import styles from '../components/remarks.module.css'
import { demandsTexts } from '../demands.texts.ts'
import { useElections } from '../hooks/use-candidacies.ts'
import { useDemands } from '../hooks/use-demands.ts'

/** What owners do before a decision is on the agenda: stand in an election, or demand a meeting together. */
export function DemandScreen() {
  return (
    <SignedIn title={demandsTexts.use().title}>
      <DemandPage />
    </SignedIn>
  )
}

type Asking = 'start' | { act: DemandAct; demand: VoteDemand } | { counts: DemandEstate } | null

function DemandPage() {
  const words = demandsTexts.use()
  const { community = '' } = usePageParams()
  const demands = useDemands(community)
  const elections = useElections(community)
  useDemo()
  useRefresh(demands)
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const estates = demands.data?.estates ?? []
  const mine = estates.filter(({ abilities }) => abilities.start)
  const sheet = () => {
    if (asking === null) return null
    if (asking === 'start') return <StartSheet communityId={community} estates={mine} onClose={close} />
    if ('counts' in asking) return <CountsSheet communityId={community} estate={asking.counts} onClose={close} />
    const of = { communityId: community, demand: asking.demand, onClose: close }
    if (asking.act === 'join') return <JoinSheet {...of} />
    if (asking.act === 'answer') return <AnswerDemandSheet {...of} />
    return <EndDemandSheet {...of} act={asking.act} />
  }
  return (
    <Screen
      id="vote-demands"
      title={words.title}
      footer={
        mine.length > 0 && (
          <Button id="demand-start" kind="primary" icon="plus" onPress={() => setAsking('start')}>
            {words.start}
          </Button>
        )
      }
      sheets={sheet()}
    >
      <Stack>
        <Section title={words.elections}>
          <QueryView query={elections} skeleton={<Skeleton cards={1} />}>
            {({ items }) => <Elections communityId={community} items={items} />}
          </QueryView>
        </Section>
        <Section title={words.demands}>
          <Stack>
            <Txt className={styles['meta']}>{words.demandsNote}</Txt>
            <QueryView query={demands}>
              {({ items }) =>
                items.length === 0 ? (
                  <EmptyState id="demands-empty" picture="tree" title={words.empty} body={words.emptyBody} />
                ) : (
                  <Stack>
                    {items.map((demand) => (
                      <DemandCard
                        key={demand.id}
                        communityId={community}
                        demand={demand}
                        onAct={(act) => setAsking({ act, demand })}
                      />
                    ))}
                  </Stack>
                )
              }
            </QueryView>
          </Stack>
        </Section>
        <Counts estates={estates} onSet={(counts) => setAsking({ counts })} />
      </Stack>
    </Screen>
  )
}

function Elections({ communityId, items }: { communityId: string; items: readonly RunningElection[] }) {
  const words = demandsTexts.use()
  const now = useNow()
  if (items.length === 0) return <Box as="p">{words.electionsEmpty}</Box>
  const stateOf = ({ nominateUntil, displayedAt }: RunningElection) => {
    if (nominateUntil !== null && Date.parse(nominateUntil) > now) return words.nominating
    return displayedAt === null ? words.preparing : words.displaying
  }
  return (
    <Card flush>
      {items.map((election) => (
        <ListRow
          key={election.decisionId}
          id={`election-${election.decisionId}`}
          icon="ballot"
          title={election.title}
          note={`${election.estateName} · ${stateOf(election)}`}
          onPress={() => open(voteRoutes.nominate(communityId, election.decisionId))}
        />
      ))}
    </Card>
  )
}

/** How a fifth is counted, for the residents' committee to note. */
function Counts({ estates, onSet }: { estates: readonly DemandEstate[]; onSet: (estate: DemandEstate) => void }) {
  const words = demandsTexts.use()
  const settable = estates.filter(({ abilities }) => abilities.setCounts)
  if (settable.length === 0) return null
  return (
    <Section title={words.counts}>
      <Card flush>
        {settable.map((estate) => (
          <ListRow
            key={estate.estateId}
            id={`counts-${estate.estateId}`}
            icon="numbers"
            title={estate.estateName}
            note={[words.countsLabel[estate.counts], estate.basis].filter(Boolean).join(' · ')}
            onPress={() => onSet(estate)}
          />
        ))}
      </Card>
    </Section>
  )
}
