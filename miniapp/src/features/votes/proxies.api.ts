import type { RequestOf } from '@liren/shared/endpoint'
import { votesProxies } from '@liren/shared/votes.proxies'
import { call } from '../../lib/api-client.ts'
import type { InDecision } from './votes.api.ts'

export const fetchProxies = (params: InDecision, signal?: AbortSignal) =>
  call(votesProxies.proxies, { params }, { signal })

export const grantProxy = (
  params: InDecision,
  body: RequestOf<typeof votesProxies.grantProxy>['body'],
  submission: string,
) => call(votesProxies.grantProxy, { params, body }, { submission })

export const revokeProxy = (params: InDecision, proxyId: string) =>
  call(votesProxies.revokeProxy, { params: { ...params, proxyId } })

export const castProxy = (params: InDecision, proxyId: string, submission: string) =>
  call(votesProxies.castProxy, { params: { ...params, proxyId }, body: {} }, { submission })
