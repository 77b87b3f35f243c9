import type { AnnouncementSummary } from '@liren/shared/announcements'
import { useSession } from '../../../lib/session.ts'
import { useFeed } from './use-feed.ts'
import { asCard, usePublicFeed } from './use-public.ts'

/** 公开栏 as this reader may see it: all that is theirs, or for passers-by what is for everybody. */
export function useBoard(communityId: string, state: 'current' | 'past') {
  const isMember = useSession() !== null
  const narrowed = { kind: 'disclosure', state } as const
  const mine = useFeed(communityId, narrowed, isMember)
  const passing = usePublicFeed(communityId, narrowed, !isMember)
  const cards: AnnouncementSummary[] | undefined = isMember
    ? mine.data?.pages.flatMap(({ items }) => items)
    : passing.data?.pages.flatMap(({ items }) => items.map(asCard))
  const { error, refetch, dataUpdatedAt, hasNextPage, isFetchingNextPage, fetchNextPage } = isMember ? mine : passing
  return { isMember, data: cards, error, refetch, dataUpdatedAt, hasNextPage, isFetchingNextPage, fetchNextPage }
}
