import { publicAnnouncements } from '@liren/shared/announcements.public'
import { call } from '../../lib/api-client.ts'
import type { Narrowed } from './announcements.api.ts'

export const fetchPublicFeed = (communityId: string, narrowed: Narrowed, cursor: string | null, signal?: AbortSignal) =>
  call(
    publicAnnouncements.feed,
    { params: { communityId }, query: { ...narrowed, cursor: cursor ?? undefined } },
    { signal },
  )

export const fetchPublicAnnouncement = (communityId: string, announcementId: string, signal?: AbortSignal) =>
  call(publicAnnouncements.detail, { params: { communityId, announcementId } }, { signal })
