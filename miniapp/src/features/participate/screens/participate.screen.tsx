import type { Me } from '@liren/shared/identity'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { useChosenMembership, useMe } from '../../identity/hooks/use-me.ts'
import { useOrganisers } from '../../votes/hooks/use-organisers.ts'
import { Decisions } from '../components/decisions.tsx'
import { participateTexts } from '../participate.texts.ts'

/** What neighbours do together: what awaits me first. */
export function ParticipateScreen() {
  return (
    <SignedIn title={participateTexts.use().title} tab="participate">
      <ParticipatePage />
    </SignedIn>
  )
}

function ParticipatePage() {
  // The demo's clock decides what is due.
  useDemo()
  const me = useMe()
  return (
    <Screen id="participate" title={participateTexts.use().title} tab="participate">
      <QueryView query={me}>{(data) => <Mine me={data} />}</QueryView>
    </Screen>
  )
}

function Mine({ me }: { me: Me }) {
  const words = participateTexts.use()
  const membership = useChosenMembership(me)
  if (membership === null) return <EmptyState picture="stairs" title={words.nowhereTitle} body={words.nowhereBody} />
  const communityId = membership.community.id
  return (
    <Stack>
      <Organise communityId={communityId} />
      <Decisions communityId={communityId} />
      <Card flush>
        <ListRow
          id="open-volunteering"
          icon="leaf"
          title={words.volunteering}
          note={words.volunteeringNote}
          onPress={() => open(volunteeringRoutes.shifts(communityId))}
        />
        <ListRow
          id="open-demands"
          icon="people"
          title={words.before}
          note={words.beforeNote}
          onPress={() => open(voteRoutes.demands(communityId))}
        />
      </Card>
    </Stack>
  )
}

/** The way to the desk of decisions, for whoever runs some: a group's members hold no role and have no workbench. */
function Organise({ communityId }: { communityId: string }) {
  const words = participateTexts.use()
  const organisers = useOrganisers(communityId)
  if (!organisers.data?.items.length) return null
  return (
    <Button id="organise" icon="ballot" onPress={() => open(voteRoutes.desk(communityId))}>
      {words.organise}
    </Button>
  )
}
