import { publicAnnouncements } from '@liren/shared/announcements.public'
import { call } from '../../lib/api-client.ts'

export const fetchPublicFeed = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(publicAnnouncements.feed, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchPublicAnnouncement = (communityId: string, announcementId: string, signal?: AbortSignal) =>
  call(publicAnnouncements.detail, { params: { communityId, announcementId } }, { signal })
