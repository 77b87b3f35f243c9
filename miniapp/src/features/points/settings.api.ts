import type { RequestOf } from '@liren/shared/endpoint'
import { pointsApi } from '@liren/shared/points'
import { call } from '../../lib/api-client.ts'

export type Settled = RequestOf<typeof pointsApi.setSettings>['body']

export const fetchSettings = (communityId: string, signal?: AbortSignal) =>
  call(pointsApi.settings, { params: { communityId } }, { signal })

export const settle = (communityId: string, body: Settled) =>
  call(pointsApi.setSettings, { params: { communityId }, body })
