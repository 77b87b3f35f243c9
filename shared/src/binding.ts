import { z } from 'zod'
import { invitationCode } from './binding.code.ts'
import {
  bindingRequest,
  housemate,
  invitation,
  invitationPreview,
  myFlat,
  myRequest,
  placeFound,
  requestStatus,
  resident,
} from './binding.views.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, line, paragraph } from './primitives.ts'
import { isOwnerRelation, residenceRelation, verification, type ResidenceRelation } from './roles.ts'

const isGrown = ({ isUnder14, relation }: { isUnder14: boolean; relation: ResidenceRelation }): boolean =>
  !isUnder14 || !isOwnerRelation(relation)

/** Who is under 14 joins as family or tenant; a minor owner's rights are their guardian's (Civil Code art. 34). */
const joining = z.strictObject({
  relation: residenceRelation,
  nickname: line(20).optional().meta({ description: 'Shown to neighbours; my own name unless told' }),
  isUnder14: z.boolean().default(false),
})

const grown = { path: ['relation'] }

/** How the committee checks an owner: the deed, or the identity card against the register. */
export const committeeVerification = verification.extract(['deed', 'id_check'])

const inResidence = inCommunity.extend({ residenceId: id })
const inEntrance = inCommunity.extend({ entranceId: id })
const inRequest = inCommunity.extend({ requestId: id })
const nothing = z.object({})

export const binding = {
  searchPlaces: endpoint({
    id: 'binding.searchPlaces',
    method: 'GET',
    path: '/places/search',
    summary: 'Estates whose name, or whose community’s name, holds these words, with buildings and entrances',
    access: 'public',
    query: z.object({ q: line(40) }),
    reply: z.object({ items: z.array(placeFound) }),
  }),
  issueSheets: endpoint({
    id: 'binding.issueSheets',
    method: 'POST',
    path: '/communities/:communityId/buildings/:buildingId/invitation-sheets',
    summary:
      'Prints slips with new codes for a building, one of its entrances or one unit (committee). ' +
      'Unused older slips of these units end, so that asking again gives other codes, not the same file.',
    access: 'account',
    params: inCommunity.extend({ buildingId: id }),
    body: z.strictObject({ entranceId: id.nullable().default(null), unitId: id.nullable().default(null) }),
    reply: fileReply,
    download: 'application/pdf',
    idempotent: false,
  }),
  invitations: endpoint({
    id: 'binding.invitations',
    method: 'GET',
    path: '/communities/:communityId/entrances/:entranceId/invitations',
    summary: 'Slips printed for an entrance, by unit; revoked ones are left out (committee)',
    access: 'account',
    params: inEntrance,
    query: pageQuery,
    reply: pageOf(invitation),
  }),
  revokeInvitation: endpoint({
    id: 'binding.revokeInvitation',
    method: 'DELETE',
    path: '/communities/:communityId/invitations/:invitationId',
    summary: 'Ends a slip that nobody used (committee)',
    access: 'account',
    params: inCommunity.extend({ invitationId: id }),
    reply: nothing,
  }),
  preview: endpoint({
    id: 'binding.preview',
    method: 'POST',
    path: '/invitation-previews',
    summary: 'Which flat the code of a slip is for; the code stays unused',
    access: 'account',
    body: z.strictObject({ code: invitationCode }),
    reply: invitationPreview,
    errors: ['invitation_invalid'],
    idempotent: false,
  }),
  bind: endpoint({
    id: 'binding.bind',
    method: 'POST',
    path: '/bindings',
    summary:
      'Binds me to the flat of a slip. A code works once; for whoever used it, it gives the same flat again. ' +
      'Owner rights need, besides, my phone in the register, or the committee’s check.',
    access: 'account',
    body: joining.extend({ code: invitationCode }).refine(isGrown, grown),
    reply: myFlat,
    status: 201,
    errors: ['invitation_invalid', 'residence_already_held'],
    // The code itself is the key: whoever used it may say so again.
    idempotent: false,
  }),
  mine: endpoint({
    id: 'binding.mine',
    method: 'GET',
    path: '/me/bindings',
    summary: 'My flats in all communities, also those waiting for a guardian, and my requests, newest first',
    access: 'account',
    reply: z.object({ flats: z.array(myFlat), requests: z.array(myRequest) }),
  }),
  checkPhone: endpoint({
    id: 'binding.checkPhone',
    method: 'POST',
    path: '/me/residences/:residenceId/phone-checks',
    summary: 'Compares my phone with the register again, for an owner who is not checked yet',
    access: 'account',
    params: z.object({ residenceId: id }),
    reply: myFlat,
    errors: ['phone_not_in_register', 'relation_not_owner'],
  }),
  leave: endpoint({
    id: 'binding.leave',
    method: 'DELETE',
    path: '/me/residences/:residenceId',
    summary: 'I live there no longer; access to the unit ends at once',
    access: 'account',
    params: z.object({ residenceId: id }),
    reply: nothing,
  }),
  request: endpoint({
    id: 'binding.request',
    method: 'POST',
    path: '/me/binding-requests',
    summary: 'Asks the committee to bind me to a flat, named by its entrance and the number on its door',
    access: 'account',
    body: joining
      .extend({ communityId: id, entranceId: id, unitLabel: line(20), note: paragraph(200).nullable().default(null) })
      .refine(isGrown, grown),
    reply: z.object({ id }),
    status: 201,
    errors: ['not_found', 'unit_unknown', 'residence_already_held', 'binding_request_open', 'binding_requests_full'],
  }),
  withdrawRequest: endpoint({
    id: 'binding.withdrawRequest',
    method: 'DELETE',
    path: '/me/binding-requests/:requestId',
    summary: 'Takes my request back while nobody has decided it',
    access: 'account',
    params: z.object({ requestId: id }),
    reply: nothing,
    errors: ['binding_request_closed'],
  }),
  requests: endpoint({
    id: 'binding.requests',
    method: 'GET',
    path: '/communities/:communityId/binding-requests',
    summary: 'Requests to be bound, oldest first (committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({ status: requestStatus.default('pending') }),
    reply: pageOf(bindingRequest),
  }),
  approve: endpoint({
    id: 'binding.approve',
    method: 'POST',
    path: '/communities/:communityId/binding-requests/:requestId/approvals',
    summary: 'Binds who asked; with `verify`, the committee has checked the owner (committee, not for oneself)',
    access: 'account',
    params: inRequest,
    body: z.strictObject({
      verify: committeeVerification.nullable().default(null),
      ownerId: id.nullable().default(null).meta({ description: 'Which owner of the register this is' }),
    }),
    reply: z.object({ residenceId: id }),
    status: 201,
    errors: ['binding_request_closed', 'residence_already_held', 'relation_not_owner', 'owner_unnamed', 'unit_unknown'],
  }),
  refuse: endpoint({
    id: 'binding.refuse',
    method: 'POST',
    path: '/communities/:communityId/binding-requests/:requestId/refusals',
    summary: 'Refuses a request and says why (committee, not for oneself)',
    access: 'account',
    params: inRequest,
    body: z.strictObject({ reason: paragraph(200) }),
    reply: nothing,
    errors: ['binding_request_closed'],
  }),
  verify: endpoint({
    id: 'binding.verify',
    method: 'POST',
    path: '/communities/:communityId/residences/:residenceId/verifications',
    summary: 'The committee has checked this owner: owner rights begin (committee, not for oneself)',
    access: 'account',
    params: inResidence,
    body: z.strictObject({ by: committeeVerification, ownerId: id.nullable().default(null) }),
    reply: nothing,
    errors: ['relation_not_owner', 'owner_unnamed'],
  }),
  household: endpoint({
    id: 'binding.household',
    method: 'GET',
    path: '/communities/:communityId/units/:unitId/household',
    summary: 'Who is bound to my flat',
    access: 'account',
    params: inCommunity.extend({ unitId: id }),
    reply: z.object({ items: z.array(housemate) }),
  }),
  endResidence: endpoint({
    id: 'binding.endResidence',
    method: 'POST',
    path: '/communities/:communityId/residences/:residenceId/endings',
    summary: 'Ends a residence at once: the committee any, a verified owner those of tenants and family in the unit',
    access: 'account',
    params: inResidence,
    body: z.strictObject({ reason: paragraph(200) }),
    reply: nothing,
  }),
  consentAsGuardian: endpoint({
    id: 'binding.consentAsGuardian',
    method: 'POST',
    path: '/communities/:communityId/residences/:residenceId/guardian-consents',
    summary: 'An adult of the same flat consents, as guardian, that somebody under 14 takes part',
    access: 'account',
    params: inResidence,
    reply: nothing,
  }),
  residents: endpoint({
    id: 'binding.residents',
    method: 'GET',
    path: '/communities/:communityId/entrances/:entranceId/residents',
    summary:
      'Who lives at an entrance, by unit, phones masked (committee; building heads and grid workers where they serve)',
    access: 'account',
    params: inEntrance,
    query: pageQuery,
    reply: pageOf(resident),
  }),
  revealPhone: endpoint({
    id: 'binding.revealPhone',
    method: 'POST',
    path: '/communities/:communityId/residences/:residenceId/phone-reveals',
    summary: 'Shows a resident’s phone for a stated purpose; the resident sees who looked and why (committee)',
    access: 'account',
    params: inResidence,
    body: z.strictObject({ purpose: paragraph(200) }),
    reply: z.object({ phone: z.string().nullable() }),
    // The reply is personal data and must not be kept to be replayed: each look is an event of its own.
    idempotent: false,
  }),
}
