import type { ReactNode } from 'react'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { NoticeCard } from './notice.card.tsx'
import { useFeed } from '../../announcements/hooks/use-feed.ts'
import { pinnedFirst } from './pinned.first.ts'
import { homeTexts } from '../home.texts.ts'

/** The notices addressed to me, pinned ones first; `whenEmpty` is what to do instead while there are none. */
export function Feed({ communityId, whenEmpty }: { communityId: string; whenEmpty?: ReactNode }) {
  const words = homeTexts.use()
  const feed = useFeed(communityId)
  useRefresh(feed)
  return (
    <QueryView query={feed}>
      {({ pages }) => {
        const { ids, all } = pinnedFirst(pages)
        if (all.length === 0) {
          return (
            <EmptyState
              id="feed-empty"
              picture="board"
              title={words.feedEmptyTitle}
              body={whenEmpty ? words.feedStaffBody : words.feedEmptyBody}
              action={whenEmpty}
            />
          )
        }
        return (
          <Stack>
            {all.map((notice) => (
              <NoticeCard
                key={notice.id}
                notice={notice}
                source={{ communityId, isPublic: false }}
                isPinned={ids.has(notice.id)}
                onPress={() => open(routes.announcement(communityId, notice.id))}
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
  )
}
