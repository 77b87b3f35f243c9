import type { RequestOf } from '@liren/shared/endpoint'
import { votesDesignations } from '@liren/shared/votes.designations'
import { votesTies } from '@liren/shared/votes.ties'
import { call } from '../../lib/api-client.ts'
import type { InDecision } from './votes.api.ts'

export type LotBody = RequestOf<typeof votesTies.lot>['body']
export type RunOffBody = RequestOf<typeof votesTies.runOff>['body']
type OfHead = InDecision & { headId: string }

export const fetchDesignation = (params: OfHead, signal?: AbortSignal) =>
  call(votesDesignations.designation, { params }, { signal })

/** Names a co-owner; null takes it back. */
export const designate = (params: OfHead, ownerId: string | null) =>
  ownerId === null
    ? call(votesDesignations.undesignate, { params })
    : call(votesDesignations.designate, { params, body: { ownerId } })

export const recordLot = (params: InDecision, body: LotBody, submission: string) =>
  call(votesTies.lot, { params, body }, { submission })

export const openRunOff = (params: InDecision, body: RunOffBody, submission: string) =>
  call(votesTies.runOff, { params, body }, { submission })
