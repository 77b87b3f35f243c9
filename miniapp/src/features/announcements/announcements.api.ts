import { announcements, type FeedQuery } from '@liren/shared/announcements'
import { call } from '../../lib/api-client.ts'

/** What a list of notices is narrowed to. */
export type Narrowed = Partial<Pick<FeedQuery, 'state' | 'kind' | 'columnId'>>

export const fetchFeed = (communityId: string, narrowed: Narrowed, cursor: string | null, signal?: AbortSignal) =>
  call(announcements.feed, { params: { communityId }, query: { ...narrowed, cursor: cursor ?? undefined } }, { signal })

export const fetchAnnouncement = (communityId: string, announcementId: string, signal?: AbortSignal) =>
  call(announcements.detail, { params: { communityId, announcementId } }, { signal })

export const markRead = (communityId: string, announcementId: string) =>
  call(announcements.markRead, { params: { communityId, announcementId } })
