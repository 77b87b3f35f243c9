import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type Settling = RequestOf<typeof complaintSettingsApi.setSettings>['body']

export const fetchSettings = (communityId: string, signal?: AbortSignal) =>
  call(complaintSettingsApi.settings, { params: { communityId } }, { signal })

export const setSettings = (communityId: string, body: Settling) =>
  call(complaintSettingsApi.setSettings, { params: { communityId }, body })
