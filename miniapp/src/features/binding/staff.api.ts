import { binding } from '@liren/shared/binding'
import type { RequestStatus } from '@liren/shared/binding.views'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export type Approval = RequestOf<typeof binding.approve>['body']
export type Verifying = RequestOf<typeof binding.verify>['body']
export type Printing = RequestOf<typeof binding.issueSheets>['body']

export const fetchRequests = (
  communityId: string,
  status: RequestStatus,
  cursor: string | null,
  signal?: AbortSignal,
) => call(binding.requests, { params: { communityId }, query: { status, cursor: cursor ?? undefined } }, { signal })

export const approveRequest = (communityId: string, requestId: string, body: Approval, submission: string) =>
  call(binding.approve, { params: { communityId, requestId }, body }, { submission })

export const refuseRequest = (communityId: string, requestId: string, reason: string, submission: string) =>
  call(binding.refuse, { params: { communityId, requestId }, body: { reason } }, { submission })

export const fetchResidents = (communityId: string, entranceId: string, cursor: string | null, signal?: AbortSignal) =>
  call(
    binding.residents,
    { params: { communityId, entranceId }, query: { cursor: cursor ?? undefined, limit: 50 } },
    { signal },
  )

/** Shows a phone number for a stated purpose; each look is noted and seen by the resident. */
export const revealPhone = (communityId: string, residenceId: string, purpose: string) =>
  call(binding.revealPhone, { params: { communityId, residenceId }, body: { purpose } })

export const verifyOwner = (communityId: string, residenceId: string, body: Verifying, submission: string) =>
  call(binding.verify, { params: { communityId, residenceId }, body }, { submission })

export const fetchInvitations = (
  communityId: string,
  entranceId: string,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  call(
    binding.invitations,
    { params: { communityId, entranceId }, query: { cursor: cursor ?? undefined, limit: 50 } },
    { signal },
  )

export const revokeInvitation = (communityId: string, invitationId: string) =>
  call(binding.revokeInvitation, { params: { communityId, invitationId } })

/** Makes new slips and hands them over as a PDF; unused older ones of these flats end. */
export const printSlips = (communityId: string, buildingId: string, body: Printing) =>
  download(binding.issueSheets, { params: { communityId, buildingId }, body })
