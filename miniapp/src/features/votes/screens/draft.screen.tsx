import { useRef, type ReactNode } from 'react'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Drafting } from '../components/drafting.tsx'
import { draftingTexts } from '../drafting.texts.ts'
import { useDecision } from '../hooks/use-decisions.ts'
import { useOrganisers } from '../hooks/use-organisers.ts'
import { usePresets } from '../hooks/use-presets.ts'
import { runTexts } from '../run.texts.ts'

/** Drafting a decision: its agenda, the rules it is run by, and a last look before it goes to review. */
export function DraftScreen() {
  return (
    <SignedIn title={draftingTexts.use().title}>
      <DraftPage />
    </SignedIn>
  )
}

function DraftPage() {
  const { community = '', id } = usePageParams()
  return id === undefined ? <NewDraft communityId={community} /> : <ExistingDraft communityId={community} id={id} />
}

function NewDraft({ communityId }: { communityId: string }) {
  const words = draftingTexts.use()
  const organisers = useOrganisers(communityId)
  const presets = usePresets()
  const hats = organisers.data?.items
  const [plain] = presets.data?.items ?? []
  if (hats && hats.length > 0 && presets.data && plain)
    return (
      <Drafting communityId={communityId} one={null} hats={hats} policy={plain.policy} presets={presets.data.items} />
    )
  return (
    <Frame>
      <QueryView query={organisers}>
        {() =>
          hats?.length === 0 ? (
            <EmptyState id="draft-forbidden" picture="stairs" title={words.cannotTitle} body={words.cannotBody} />
          ) : (
            <QueryView query={presets}>{() => null}</QueryView>
          )
        }
      </QueryView>
    </Frame>
  )
}

function ExistingDraft({ communityId, id }: { communityId: string; id: string }) {
  const words = draftingTexts.use()
  const run = runTexts.use()
  const organisers = useOrganisers(communityId)
  const presets = usePresets()
  const decision = useDecision(communityId, id)
  const { data, isFetching, isPaused } = decision
  // What was kept on this device may be old: it is written on only when nothing newer can be had.
  const wasAsked = useRef(false)
  if (data && (!isFetching || isPaused)) wasAsked.current = true
  if (data && !data.abilities.edit)
    return (
      <Frame>
        <EmptyState
          id="draft-locked"
          picture="board"
          title={words.locked}
          body=""
          action={
            <Button id="draft-to-run" kind="primary" onPress={() => replace(voteRoutes.run(communityId, id))}>
              {run.title}
            </Button>
          }
        />
      </Frame>
    )
  if (data && wasAsked.current && organisers.data && presets.data)
    return (
      <Drafting
        key={id}
        communityId={communityId}
        one={data}
        hats={organisers.data.items}
        policy={data.policy}
        presets={presets.data.items}
      />
    )
  return (
    <Frame>
      <QueryView query={decision}>
        {() => (
          <QueryView query={organisers}>{() => <QueryView query={presets}>{() => <Skeleton />}</QueryView>}</QueryView>
        )}
      </QueryView>
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <Screen id="vote-draft" title={draftingTexts.use().title}>
      {children}
    </Screen>
  )
}
