import { complaintPartners } from '@liren/shared/complaints.partners'
import { call } from '../../lib/api-client.ts'

export const fetchPartners = (communityId: string, signal?: AbortSignal) =>
  call(complaintPartners.partners, { params: { communityId } }, { signal })

/** Lets a body outside in; its key is told once. */
export const addPartner = (communityId: string, name: string, submission: string) =>
  call(complaintPartners.addPartner, { params: { communityId }, body: { name } }, { submission })

export const renewPartner = (communityId: string, partnerId: string, submission: string) =>
  call(complaintPartners.renewPartner, { params: { communityId, partnerId } }, { submission })

export const setCallback = (communityId: string, partnerId: string, url: string | null) =>
  call(complaintPartners.setCallback, { params: { communityId, partnerId }, body: { url } })

export const removePartner = (communityId: string, partnerId: string) =>
  call(complaintPartners.removePartner, { params: { communityId, partnerId } })
