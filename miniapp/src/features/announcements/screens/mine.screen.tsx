import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { MineRow } from '../components/mine.row.tsx'
import { useMine } from '../hooks/use-mine.ts'

/** What I wrote: drafts to finish, and notices with how many read them. */
export function MineScreen() {
  return (
    <SignedIn title={announcementsTexts.use().mine.title}>
      <MinePage />
    </SignedIn>
  )
}

function MinePage() {
  const words = announcementsTexts.use().mine
  const { community = '' } = usePageParams()
  const mine = useMine(community)
  return (
    <Screen
      id="my-notices"
      title={words.title}
      footer={
        <Button id="mine-compose" kind="primary" icon="edit" onPress={() => open(routes.compose(community))}>
          {words.compose}
        </Button>
      }
    >
      <QueryView query={mine}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) {
            return <EmptyState id="mine-empty" picture="board" title={words.emptyTitle} body={words.emptyBody} />
          }
          return (
            <Stack>
              <Card flush>
                {all.map((notice) => (
                  <MineRow
                    key={notice.id}
                    notice={notice}
                    onPress={() => open(routes.writtenByMe(community, notice))}
                  />
                ))}
              </Card>
              <More
                hasMore={mine.hasNextPage}
                isLoading={mine.isFetchingNextPage}
                onMore={() => void mine.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Screen>
  )
}
