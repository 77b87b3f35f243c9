import type { RequestOf } from '@liren/shared/endpoint'
import { votes } from '@liren/shared/votes.decisions'
import { votesPrints } from '@liren/shared/votes.prints'
import type { DecisionDraft } from '@liren/shared/votes.views'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'
import type { InDecision } from './votes.api.ts'

export type NewGroup = RequestOf<typeof votes.nameGroup>['body']
export type Step = RequestOf<typeof votes.step>['body']

/** As whom I may draft decisions. */
export const fetchOrganisers = (communityId: string, signal?: AbortSignal) =>
  call(votes.organisers, { params: { communityId } }, { signal })

/** Policies of the cities to start from. */
export const fetchPresets = (signal?: AbortSignal) => call(votes.presets, {}, { signal })

export const createDecision = (communityId: string, body: DecisionDraft, submission: string) =>
  call(votes.create, { params: { communityId }, body }, { submission })

export const editDecision = (params: InDecision, body: DecisionDraft, version: number) =>
  call(votes.edit, { params, body: { ...body, version } })

/** Groups that organise, or did (residents’ committee). */
export const fetchGroups = (communityId: string, signal?: AbortSignal) =>
  call(votes.groups, { params: { communityId } }, { signal })

export const nameGroup = (communityId: string, estateId: string, body: NewGroup, submission: string) =>
  call(votes.nameGroup, { params: { communityId, estateId }, body }, { submission })

export const endGroup = (communityId: string, groupId: string) =>
  call(votes.endGroup, { params: { communityId, groupId } })

/** Moves a decision on; the reply is what has become of it. */
export const takeStep = (params: InDecision, body: Step, submission: string) =>
  call(votes.step, { params, body }, { submission })

/** The notice, or the result, as a sheet to be put up. */
export const printSheet = (params: InDecision, sheet: 'notice' | 'resultNotice') =>
  download(votesPrints[sheet], { params })
