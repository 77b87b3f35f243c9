import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useSearch } from '../hooks/use-search.ts'
import { searchTexts } from '../search.texts.ts'
import { FoundCard } from './found.card.tsx'

interface SearchResultsProps {
  communityId: string
  q: string
  /** A passer-by looks among what is said to everybody. */
  isPublic: boolean
}

/** What a search found, or that it found nothing. */
export function SearchResults({ communityId, q, isPublic }: SearchResultsProps) {
  const words = searchTexts.use()
  const search = useSearch(communityId, q, isPublic)
  const leadTo = isPublic ? routes.publicAnnouncement : routes.announcement
  return (
    <QueryView query={search}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0 && search.hasNextPage) return <Skeleton />
        if (all.length === 0)
          return <EmptyState id="search-none" picture="board" title={words.noneTitle(q)} body={words.noneBody} />
        return (
          <Stack>
            <Box role="status" id="search-count">
              {words.found(all.length, search.hasNextPage)}
            </Box>
            {all.map((notice) => (
              <FoundCard key={notice.id} notice={notice} onPress={() => open(leadTo(communityId, notice.id))} />
            ))}
            <More
              hasMore={search.hasNextPage}
              isLoading={search.isFetchingNextPage}
              onMore={() => void search.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}
