import { announcements, type AnnouncementDraft, type Audience, type FeedQuery } from '@liren/shared/announcements'
import { call } from '../../lib/api-client.ts'

type Signature = AnnouncementDraft['signature']

/** What a list of notices is narrowed to. */
export type Narrowed = Partial<Pick<FeedQuery, 'state' | 'kind' | 'columnId'>>

export const fetchFeed = (communityId: string, narrowed: Narrowed, cursor: string | null, signal?: AbortSignal) =>
  call(announcements.feed, { params: { communityId }, query: { ...narrowed, cursor: cursor ?? undefined } }, { signal })

export const fetchMine = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(announcements.mine, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchSignatures = (communityId: string, signal?: AbortSignal) =>
  call(announcements.signatures, { params: { communityId } }, { signal })

export const fetchAnnouncement = (communityId: string, announcementId: string, signal?: AbortSignal) =>
  call(announcements.detail, { params: { communityId, announcementId } }, { signal })

/** How many people and flats an audience would reach. */
export const previewAudience = (communityId: string, audience: Audience, signature: Signature, signal?: AbortSignal) =>
  call(announcements.preview, { params: { communityId }, body: { audience, signature } }, { signal })

export const createDraft = (communityId: string, draft: AnnouncementDraft, submission: string) =>
  call(announcements.create, { params: { communityId }, body: draft }, { submission })

export const editDraft = (communityId: string, announcementId: string, draft: AnnouncementDraft, version: number) =>
  call(announcements.edit, { params: { communityId, announcementId }, body: { ...draft, version } })

export const discardDraft = (communityId: string, announcementId: string) =>
  call(announcements.discard, { params: { communityId, announcementId } })

/** Publishes a draft: now, or at an instant. */
export const publishDraft = (
  communityId: string,
  announcementId: string,
  body: { version: number; at: string | null },
  submission: string,
) => call(announcements.publish, { params: { communityId, announcementId }, body }, { submission })

export const markRead = (communityId: string, announcementId: string) =>
  call(announcements.markRead, { params: { communityId, announcementId } })
