import { announcements, type AnnouncementDraft, type Audience } from '@liren/shared/announcements'
import { call } from '../../lib/api-client.ts'

type Signature = AnnouncementDraft['signature']

export const fetchMine = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(announcements.mine, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchSignatures = (communityId: string, signal?: AbortSignal) =>
  call(announcements.signatures, { params: { communityId } }, { signal })

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
