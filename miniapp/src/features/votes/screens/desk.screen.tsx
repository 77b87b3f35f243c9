import type { DecisionRow } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { deskRows } from '../desk.phases.ts'
import { deskTexts } from '../desk.texts.ts'
import { useDecisions } from '../hooks/use-decisions.ts'
import { useDeskDue, useVoteDuty } from '../hooks/use-desk.ts'

/** The decisions I run or review: what waits for us, what is on its way, what is over. */
export function VoteDeskScreen() {
  return (
    <SignedIn title={deskTexts.use().title}>
      <DeskPage />
    </SignedIn>
  )
}

function DeskPage() {
  const words = deskTexts.use()
  const { community = '' } = usePageParams()
  const duty = useVoteDuty(community)
  // The demo's clock decides what is due.
  useDemo()
  return (
    <Screen
      id="vote-desk"
      title={words.title}
      footer={
        duty.hats.length > 0 && (
          <Button id="desk-draft" kind="primary" icon="plus" onPress={() => open(voteRoutes.draft(community))}>
            {words.draft}
          </Button>
        )
      }
    >
      <QueryView query={duty.query}>
        {() =>
          duty.hasDuty ? (
            <Stack>
              {duty.reviews && (
                <Card flush>
                  <ListRow
                    id="desk-groups"
                    icon="people"
                    title={words.groups}
                    note={words.groupsNote}
                    onPress={() => open(voteRoutes.groups(community))}
                  />
                </Card>
              )}
              <Decisions communityId={community} duty={duty} />
            </Stack>
          ) : (
            <EmptyState id="vote-desk-none" picture="stairs" title={words.noDutyTitle} body={words.noDutyBody} />
          )
        }
      </QueryView>
    </Screen>
  )
}

function Decisions({ communityId, duty }: { communityId: string; duty: ReturnType<typeof useVoteDuty> }) {
  const words = deskTexts.use()
  const decisions = useDecisions(communityId)
  const now = useNow()
  useRefresh(decisions)
  return (
    <QueryView query={decisions}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        const { due, running, past } = deskRows(all, duty, now)
        if (due.length + running.length + past.length === 0 && !decisions.hasNextPage)
          return (
            <EmptyState
              id="vote-desk-empty"
              picture="board"
              title={words.emptyTitle}
              body={duty.hats.length > 0 ? words.emptyBody : words.emptyReview}
            />
          )
        return (
          <>
            <Rows communityId={communityId} title={words.due} rows={due} />
            <Rows communityId={communityId} title={words.running} rows={running} />
            <Rows communityId={communityId} title={words.past} rows={past} />
            <More
              hasMore={decisions.hasNextPage}
              isLoading={decisions.isFetchingNextPage}
              onMore={() => void decisions.fetchNextPage()}
            />
          </>
        )
      }}
    </QueryView>
  )
}

interface RowsProps {
  communityId: string
  title: string
  rows: readonly DecisionRow[]
}

function Rows({ communityId, title, rows }: RowsProps) {
  const names = voteNames.use()
  const due = useDeskDue()
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Card flush>
        {rows.map((row) => (
          <ListRow
            key={row.id}
            id={`run-${row.id}`}
            title={row.title}
            note={[names.state[row.state], due(row), row.estateName].join(' · ')}
            onPress={() => open(voteRoutes.run(communityId, row.id))}
          />
        ))}
      </Card>
    </Section>
  )
}
