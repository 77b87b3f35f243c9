import type { RequestOf } from '@liren/shared/endpoint'
import type { GrantRule } from '@liren/shared/points'
import { pointsMerits } from '@liren/shared/points.merits'
import { call } from '../../lib/api-client.ts'

export type MeritBody = RequestOf<typeof pointsMerits.record>['body']

export const fetchSources = (communityId: string, rule: GrantRule, cursor: string | null, signal?: AbortSignal) =>
  call(pointsMerits.sources, { params: { communityId }, query: { rule, cursor: cursor ?? undefined } }, { signal })

export const fetchMerits = (communityId: string, rule: GrantRule, cursor: string | null, signal?: AbortSignal) =>
  call(pointsMerits.list, { params: { communityId }, query: { rule, cursor: cursor ?? undefined } }, { signal })

export const recordMerit = (communityId: string, body: MeritBody, submission: string) =>
  call(pointsMerits.record, { params: { communityId }, body }, { submission })

export const revokeMerit = (communityId: string, meritId: string, reason: string, submission: string) =>
  call(pointsMerits.revoke, { params: { communityId, meritId }, body: { reason } }, { submission })
