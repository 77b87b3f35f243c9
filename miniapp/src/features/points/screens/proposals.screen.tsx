import { useState } from 'react'
import { proposalStates, type PointsProposal, type ProposalState } from '@liren/shared/points.proposals'
import { messageOf } from '../../../lib/messages.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { ProposalCard } from '../components/proposal.card.tsx'
import { ProposeSheet } from '../components/propose.sheet.tsx'
import { useDeciding, useProposals } from '../hooks/use-proposals.ts'
import { proposalsTexts } from '../proposals.texts.ts'
import { reversalTexts } from '../reversal.texts.ts'

/** Credits by hand, opening balances, and credits to be taken back: one proposes, another decides. */
export function ProposalsScreen() {
  return (
    <SignedIn title={proposalsTexts.use().title}>
      <ProposalsPage />
    </SignedIn>
  )
}

type Asking = { of: 'propose' } | { of: 'refuse'; proposal: PointsProposal } | null

function ProposalsPage() {
  const words = proposalsTexts.use()
  const reversing = reversalTexts.use()
  const { community = '' } = usePageParams()
  const [state, setState] = useState<ProposalState>('open')
  const [asking, setAsking] = useState<Asking>(null)
  const deciding = useDeciding(community)
  // Whose statement is whose only the committee sees.
  const membership = useMe().data?.memberships.find((one) => one.community.id === community)
  const keepsPoints = membership?.abilities.manageNeighbourhood === true
  const close = () => setAsking(null)
  return (
    <Screen
      id="proposals"
      title={words.title}
      footer={
        <Button id="proposal-new" kind="primary" icon="plus" onPress={() => setAsking({ of: 'propose' })}>
          {words.propose}
        </Button>
      }
      sheets={
        (asking?.of === 'propose' && <ProposeSheet communityId={community} onClose={close} />) ||
        (asking?.of === 'refuse' && (
          <ReasonSheet
            id="refuse-sheet"
            title={words.refuse}
            body={words.refuseBody}
            label={words.reason}
            action={words.refuse}
            kind="danger"
            busy={deciding.refusing.isPending}
            error={deciding.refusing.error}
            onConfirm={(reason) => deciding.refusing.mutateAsync({ proposalId: asking.proposal.id, reason })}
            onClose={close}
          />
        ))
      }
    >
      <Stack>
        <Box as="p">{words.note}</Box>
        {keepsPoints && (
          <Card flush>
            <ListRow
              id="open-resident"
              icon="search"
              title={reversing.open}
              note={reversing.openNote}
              onPress={() => open(pointsRoutes.resident(community))}
            />
          </Card>
        )}
        <Chips oneOf label={words.states}>
          {proposalStates.map((one) => (
            <Chip key={one} id={`proposals-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
              {words.state[one]}
            </Chip>
          ))}
        </Chips>
        <Proposals
          key={state}
          communityId={community}
          state={state}
          deciding={deciding}
          onRefuse={(proposal) => setAsking({ of: 'refuse', proposal })}
        />
      </Stack>
    </Screen>
  )
}

interface ProposalsProps {
  communityId: string
  state: ProposalState
  deciding: ReturnType<typeof useDeciding>
  onRefuse: (proposal: PointsProposal) => void
}

function Proposals({ communityId, state, deciding, onRefuse }: ProposalsProps) {
  const words = proposalsTexts.use()
  const list = useProposals(communityId, state)
  const { approving, withdrawing } = deciding
  const error = approving.error ?? withdrawing.error
  useRefresh(list)
  return (
    <Paged
      list={list}
      empty={<EmptyState id="proposals-empty" picture="tree" title={words.emptyTitle} body={words.emptyBody} />}
    >
      {(all) => (
        <>
          {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
          {all.map((proposal) => (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              isBusy={approving.variables === proposal.id && approving.isPending}
              onApprove={() => approving.mutate(proposal.id)}
              onRefuse={() => onRefuse(proposal)}
              onWithdraw={() => withdrawing.mutate(proposal.id)}
            />
          ))}
        </>
      )}
    </Paged>
  )
}
