import { useInfiniteQuery } from '@tanstack/react-query'
import type { FoundAnnouncement, FoundPublic } from '@liren/shared/announcements.search'
import type { Page } from '@liren/shared/page'
import { useEffect } from 'react'
import { paged } from '../../../lib/paging.ts'
import { keys } from '../announcements.keys.ts'
import { searchNotices, searchPublicNotices } from '../search.api.ts'

/** A hit as it is listed, whoever looks: a passer-by sees offices without names, and no marks of what was read. */
export type Found = Omit<FoundAnnouncement, 'author' | 'audienceLabels' | 'isRead'> & {
  author: Partial<Pick<FoundAnnouncement['author'], 'nickname'>> & Omit<FoundAnnouncement['author'], 'nickname'>
  isRead: boolean
}

const asFound = ({ office, ...notice }: FoundPublic) => ({ ...notice, author: office, isRead: true }) as Found

/**
 * Notices that hold every word of `q`, page by page. A page may be empty and still lead on; such ones are turned
 * without asking.
 */
export function useSearch(communityId: string, q: string, isPublic: boolean) {
  const search = useInfiniteQuery({
    queryKey: keys.search(communityId, q, isPublic),
    ...paged,
    queryFn: async ({ pageParam: cursor, signal }): Promise<Page<Found>> => {
      const asked = { communityId, q, cursor }
      if (!isPublic) return searchNotices(asked, signal)
      const page = await searchPublicNotices(asked, signal)
      return { ...page, items: page.items.map(asFound) }
    },
    enabled: q !== '',
  })
  const { hasNextPage, isFetching, fetchNextPage, isError } = search
  const pages = search.data?.pages
  const isEmptySoFar = pages?.[pages.length - 1]?.items.length === 0
  useEffect(() => {
    if (isEmptySoFar && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [isEmptySoFar, hasNextPage, isFetching, isError, fetchNextPage])
  return search
}
