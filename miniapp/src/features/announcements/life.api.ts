import { announcementLife, type CorrectionDraft } from '@liren/shared/announcements.life'
import { call } from '../../lib/api-client.ts'

const at = (communityId: string, announcementId: string) => ({ params: { communityId, announcementId } })

/** Makes a scheduled notice a draft again. */
export const unschedule = (communityId: string, announcementId: string) =>
  call(announcementLife.unschedule, at(communityId, announcementId))

export const pin = (communityId: string, announcementId: string, pinnedUntil: string | null) =>
  call(announcementLife.pin, { ...at(communityId, announcementId), body: { pinnedUntil } })

export const correct = (communityId: string, announcementId: string, draft: CorrectionDraft, submission: string) =>
  call(announcementLife.correct, { ...at(communityId, announcementId), body: draft }, { submission })

export const withdraw = (communityId: string, announcementId: string, reason: string, submission: string) =>
  call(announcementLife.withdraw, { ...at(communityId, announcementId), body: { reason } }, { submission })

export const confirm = (communityId: string, announcementId: string, version: number) =>
  call(announcementLife.confirm, { ...at(communityId, announcementId), body: { version } })

export function fetchRevisions(
  communityId: string,
  announcementId: string,
  { isPublic, cursor }: { isPublic: boolean; cursor: string | null },
  signal?: AbortSignal,
) {
  const e = isPublic ? announcementLife.publicRevisions : announcementLife.revisions
  return call(e, { ...at(communityId, announcementId), query: { cursor: cursor ?? undefined } }, { signal })
}
