import type { ReactNode } from 'react'
import { Stack } from './card.tsx'
import { More } from './more.tsx'
import { QueryView } from './query.view.tsx'

export interface Listed<T> {
  data: { pages: readonly { items: readonly T[] }[] } | undefined
  error: unknown
  refetch: () => unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

interface PagedProps<T> {
  list: Listed<T>
  /** What is said while there is nothing. */
  empty: ReactNode
  /** All that has come so far. */
  children: (all: readonly T[]) => ReactNode
}

/** A list page by page: what has come, or why nothing has, and the way to more. */
export function Paged<T>({ list, empty, children }: PagedProps<T>) {
  return (
    <QueryView query={list}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0) return empty
        return (
          <Stack>
            {children(all)}
            <More
              hasMore={list.hasNextPage}
              isLoading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}
