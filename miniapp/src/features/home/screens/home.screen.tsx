import { useState } from 'react'
import type { Me, Membership } from '@liren/shared/identity'
import { routes } from '../../../lib/routes.ts'
import { useSession } from '../../../lib/session.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useFeed } from '../../announcements/hooks/use-feed.ts'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { useChosenMembership, useMe } from '../../identity/hooks/use-me.ts'
import { BoardRow } from '../components/board.row.tsx'
import { Columns } from '../components/columns.tsx'
import { CommunitySheet } from '../components/community.sheet.tsx'
import { ElderCard } from '../components/elder.card.tsx'
import { Feed } from '../components/feed.tsx'
import { Greeting } from '../components/greeting.tsx'
import { Nowhere } from '../components/nowhere.tsx'
import { ReportTiles } from '../components/report.tiles.tsx'
import { SearchEntry } from '../components/search.entry.tsx'
import { UrgentBar } from '../components/urgent.bar.tsx'
import { Visitor } from '../components/visitor.tsx'
import { homeTexts } from '../home.texts.ts'

/** The first page: who I am here, and what is new on the board. */
export function HomeScreen() {
  const title = homeTexts.use().title
  if (useSession() === null) return <Visitor />
  return (
    <SignedIn title={title} tab="home">
      <HomePage />
    </SignedIn>
  )
}

function HomePage() {
  const words = homeTexts.use()
  const me = useMe()
  useFreshOnShow(me)
  // The demo's clock decides what "today" is.
  useDemo()
  return me.data ? (
    <Home me={me.data} onRefresh={() => void me.refetch()} />
  ) : (
    <Screen id="home" title={words.title} tab="home">
      <QueryView query={me}>{() => null}</QueryView>
    </Screen>
  )
}

function Home({ me, onRefresh }: { me: Me; onRefresh: () => void }) {
  const words = homeTexts.use()
  const membership = useChosenMembership(me)
  const [isSwitching, setSwitching] = useState(false)
  return (
    <Screen
      id="home"
      title={words.title}
      tab="home"
      ownHeading
      sheets={
        isSwitching &&
        membership && (
          <CommunitySheet
            memberships={me.memberships}
            chosenId={membership.community.id}
            onClose={() => setSwitching(false)}
          />
        )
      }
    >
      {membership && <Urgent communityId={membership.community.id} />}
      <Greeting
        me={me}
        membership={membership}
        onSwitch={me.memberships.length > 1 ? () => setSwitching(true) : null}
      />
      <ElderCard />
      {membership && <ReportTiles communityId={membership.community.id} />}
      {membership && <Columns communityId={membership.community.id} />}
      {membership ? <Board membership={membership} /> : <Nowhere me={me} onRefresh={onRefresh} />}
    </Screen>
  )
}

function Urgent({ communityId }: { communityId: string }) {
  const urgent = useFeed(communityId).data?.pages[0]?.urgent ?? []
  return <UrgentBar urgent={urgent} onOpen={(id) => open(routes.announcement(communityId, id))} />
}

function Board({ membership }: { membership: Membership }) {
  const words = homeTexts.use()
  const communityId = membership.community.id
  const toDesk = () => open(routes.desk(communityId))
  const isStaff = membership.abilities.openWorkbench
  return (
    <Section
      title={words.notices}
      action={
        isStaff && (
          <Button id="home-workbench" snug kind="quiet" icon="desk" onPress={toDesk}>
            {words.workbench}
          </Button>
        )
      }
    >
      <SearchEntry communityId={communityId} />
      <BoardRow communityId={communityId} />
      <Feed
        communityId={communityId}
        whenEmpty={
          isStaff && (
            <Button id="empty-workbench" icon="desk" onPress={toDesk}>
              {words.openWorkbench}
            </Button>
          )
        }
      />
    </Section>
  )
}
