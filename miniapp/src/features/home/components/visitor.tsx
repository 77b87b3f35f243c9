import { codeOf } from '../../../lib/failure.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import { routes } from '../../../lib/routes.ts'
import { useEnding } from '../../../lib/session.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { asCard, usePublicFeed } from '../../announcements/hooks/use-public.ts'
import { homeTexts } from '../home.texts.ts'
import { ElderCard } from './elder.card.tsx'
import { NoticeCard } from './notice.card.tsx'
import { SearchEntry } from './search.entry.tsx'
import { BoardRow } from './board.row.tsx'
import { UrgentBar } from './urgent.bar.tsx'
import { pinnedFirst } from './pinned.first.ts'

/** The first page for who is not signed in: the public notices of a community they chose, and a quiet way in. */
export function Visitor() {
  const words = homeTexts.use()
  const { communityId } = usePreferences()
  return (
    <Screen id="home" title={words.title} tab="home">
      <ElderCard />
      <Stack>
        {communityId === null ? <Unplaced /> : <PublicBoard key={communityId} communityId={communityId} />}
        <Card tinted>
          <SignIn />
        </Card>
      </Stack>
    </Screen>
  )
}

function SignIn() {
  const words = homeTexts.use()
  const hasEnded = useEnding() === 'ended'
  return (
    <Stack tight>
      <Box as="p">{hasEnded ? words.visitorEnded : words.visitorSignIn}</Box>
      <Button id="go-sign-in" kind={hasEnded ? 'primary' : 'plain'} onPress={() => open(routes.signIn())}>
        {words.signIn}
      </Button>
    </Stack>
  )
}

/** Nothing chosen yet, or what was chosen is no more. */
function Unplaced() {
  const words = homeTexts.use()
  return (
    <EmptyState
      picture="lane"
      title={words.visitorPickTitle}
      body={words.visitorPickBody}
      action={
        <Button id="find-my-community" kind="primary" icon="place" onPress={() => open(routes.findCommunity)}>
          {words.visitorPick}
        </Button>
      }
    />
  )
}

function PublicBoard({ communityId }: { communityId: string }) {
  const words = homeTexts.use()
  const feed = usePublicFeed(communityId)
  useRefresh(feed)
  if (codeOf(feed.error) === 'not_found') return <Unplaced />
  const community = feed.data?.pages[0]?.community.name ?? ''
  return (
    <Section
      title={words.visitorTitle(community)}
      action={
        <Button id="find-my-community" snug kind="quiet" onPress={() => open(routes.findCommunity)}>
          {words.visitorOther}
        </Button>
      }
    >
      <SearchEntry communityId={communityId} />
      <QueryView query={feed}>
        {({ pages }) => {
          const { ids, all } = pinnedFirst(pages)
          if (all.length === 0) {
            return (
              <EmptyState
                id="public-empty"
                picture="board"
                title={words.visitorEmptyTitle}
                body={words.visitorEmptyBody}
              />
            )
          }
          return (
            <Stack>
              <UrgentBar
                urgent={pages[0]?.urgent ?? []}
                onOpen={(id) => open(routes.publicAnnouncement(communityId, id))}
              />
              <BoardRow communityId={communityId} />
              {all.map((notice) => (
                <NoticeCard
                  key={notice.id}
                  notice={asCard(notice)}
                  source={{ communityId, isPublic: true }}
                  isPinned={ids.has(notice.id)}
                  onPress={() => open(routes.publicAnnouncement(communityId, notice.id))}
                />
              ))}
              <More
                hasMore={feed.hasNextPage}
                isLoading={feed.isFetchingNextPage}
                onMore={() => void feed.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}
