import type { Membership } from '@liren/shared/identity'
import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Menu } from '../components/menu.tsx'
import { Panes } from '../../../ui/panes.tsx'
import { Recent } from '../components/recent.tsx'
import { Who } from '../components/who.tsx'
import { useDuties } from '../hooks/use-duties.ts'
import { workbenchTexts } from '../workbench.texts.ts'

/** The desk of whoever holds a role: what to do at the left, how it went at the right. */
export function DeskScreen() {
  const words = workbenchTexts.use()
  return (
    <SignedIn title={words.title}>
      <DeskPage />
    </SignedIn>
  )
}

function DeskPage() {
  const words = workbenchTexts.use()
  const { community = '' } = usePageParams()
  const duties = useDuties(community)
  return (
    <Screen id="workbench" title={words.title} wide>
      <QueryView query={duties}>{({ membership }) => <Desk membership={membership} />}</QueryView>
    </Screen>
  )
}

function Desk({ membership }: { membership: Membership | null }) {
  const words = workbenchTexts.use()
  if (!membership?.abilities.openWorkbench) {
    return <EmptyState id="workbench-none" picture="stairs" title={words.noDutiesTitle} body={words.noDutiesBody} />
  }
  return (
    <Panes
      aside={
        <>
          <Who membership={membership} />
          <Menu membership={membership} />
        </>
      }
    >
      {membership.abilities.composeAnnouncement && <Recent communityId={membership.community.id} />}
    </Panes>
  )
}
