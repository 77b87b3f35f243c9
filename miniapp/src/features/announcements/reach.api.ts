import { announcementsReach } from '@liren/shared/announcements.reach'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export const fetchReach = (communityId: string, announcementId: string, signal?: AbortSignal) =>
  call(announcementsReach.reach, { params: { communityId, announcementId } }, { signal })

export const fetchUnreached = (
  communityId: string,
  announcementId: string,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  call(
    announcementsReach.unreached,
    { params: { communityId, announcementId }, query: { cursor: cursor ?? undefined } },
    { signal },
  )

export const remind = (communityId: string, announcementId: string, submission: string) =>
  call(announcementsReach.remind, { params: { communityId, announcementId } }, { submission })

export const printDoorSheet = (communityId: string, announcementId: string) =>
  download(announcementsReach.doorSheet, { params: { communityId, announcementId } })

export const printPoster = (communityId: string, announcementId: string) =>
  download(announcementsReach.poster, { params: { communityId, announcementId } })
