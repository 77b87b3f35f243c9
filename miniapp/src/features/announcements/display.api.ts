import { announcementDisplay } from '@liren/shared/announcements.display'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type DisplayEdit = RequestOf<typeof announcementDisplay.setSettings>['body']

export const fetchDisplay = (communityId: string, signal?: AbortSignal) =>
  call(announcementDisplay.settings, { params: { communityId } }, { signal })

export const setDisplay = (communityId: string, body: DisplayEdit) =>
  call(announcementDisplay.setSettings, { params: { communityId }, body })
