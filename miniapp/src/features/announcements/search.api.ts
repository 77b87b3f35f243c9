import { announcementsSearch } from '@liren/shared/announcements.search'
import { call } from '../../lib/api-client.ts'

interface Asked {
  communityId: string
  q: string
  cursor: string | null
}

export const searchNotices = ({ communityId, q, cursor }: Asked, signal?: AbortSignal) =>
  call(announcementsSearch.search, { params: { communityId }, query: { q, cursor: cursor ?? undefined } }, { signal })

export const searchPublicNotices = ({ communityId, q, cursor }: Asked, signal?: AbortSignal) =>
  call(
    announcementsSearch.searchPublic,
    { params: { communityId }, query: { q, cursor: cursor ?? undefined } },
    { signal },
  )
