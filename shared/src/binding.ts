import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { buildingNode, community, inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { isOwnerRelation, residenceRelation, verification, type ResidenceRelation } from './roles.ts'

/** Letters and digits that nobody mistakes for one another on paper; ten of them hold 49 bits. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 10

/** The code of a slip as people type it: small letters, blanks and dashes are forgiven. */
export const invitationCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(new RegExp(`^[${codeAlphabet}]{${String(codeLength)}}$`)))

/** The page a slip leads to, in the mini-program and in H5 alike. */
export const joinPage = '/pages/binding/join/index'

/** What the QR of a slip says. `origin` is where H5 is served, such as `https://liren.example`, or empty. */
export const invitationUrl = (origin: string, code: string): string => `${origin}${joinPage}?code=${code}`

/** The code in what a camera read, whether it is a slip's address or the code alone; null for anything else. */
export const codeInScan = (text: string): string | null =>
  invitationCode.safeParse(/[?&]code=([^&#]*)/.exec(text)?.[1] ?? text).data ?? null

/** What a residence gives: living there, or, for an owner, also whether that was checked. */
export const standings = [
  'living',
  'owner_verified',
  'owner_unverified',
  /** It was checked by phone, and the phone may have changed hands since. */
  'owner_lapsed',
  /** Somebody under 14; an adult of the flat has not consented yet. */
  'awaiting_guardian',
] as const
export const standing = z.enum(standings)
export type Standing = z.infer<typeof standing>

export const requestStatuses = ['pending', 'approved', 'refused', 'withdrawn'] as const
export const requestStatus = z.enum(requestStatuses)
export type RequestStatus = z.infer<typeof requestStatus>

const isGrown = ({ isUnder14, relation }: { isUnder14: boolean; relation: ResidenceRelation }): boolean =>
  !isUnder14 || !isOwnerRelation(relation)

/** Who is under 14 joins as family or tenant; a minor owner's rights are their guardian's (Civil Code art. 34). */
const joining = z.strictObject({
  relation: residenceRelation,
  nickname: line(20).optional().meta({ description: 'Shown to neighbours; my own name unless told' }),
  isUnder14: z.boolean().default(false),
})

const grown = { path: ['relation'] }

/** A place as somebody who does not live there yet may find it: no units, no people. */
export const placeFound = z
  .object({ community, estateId: id, estateName: z.string(), buildings: z.array(buildingNode.omit({ gridId: true })) })
  .meta({ id: 'PlaceFound' })
export type PlaceFound = z.infer<typeof placeFound>

export const invitation = z
  .object({
    id,
    unitId: id,
    unitLabel: z.string(),
    status: z.enum(['open', 'used', 'expired']),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Invitation', description: 'A slip that was printed; its code is known only on the slip' })

export const invitationPreview = z.object({
  community,
  estateName: z.string(),
  label: z.string().meta({ description: 'Such as `3幢 2单元 501`' }),
  expiresAt: instant,
})
export type InvitationPreview = z.infer<typeof invitationPreview>

export const myFlat = z
  .object({
    residenceId: id,
    unitId: id,
    community,
    estateName: z.string(),
    label: z.string(),
    relation: residenceRelation,
    standing,
    verification: verification.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'MyFlat' })
export type MyFlat = z.infer<typeof myFlat>

export const myRequest = z
  .object({
    id,
    community,
    estateName: z.string(),
    label: z.string(),
    relation: residenceRelation,
    status: requestStatus,
    reason: z.string().nullable().meta({ description: 'Why it was refused' }),
    createdAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'MyBindingRequest' })

const registerMatch = z.object({
  ownerId: id,
  nameMasked: z.string(),
  phoneMatches: z.boolean().meta({ description: 'The register has the verified phone of this person for this owner' }),
})

export const bindingRequest = z
  .object({
    id,
    unitId: id,
    label: z.string().meta({ description: 'Such as `枫林苑 3幢 2单元 501`' }),
    relation: residenceRelation,
    nickname: z.string(),
    phoneMasked: z.string(),
    note: z.string(),
    isUnder14: z.boolean(),
    status: requestStatus,
    reason: z.string().nullable(),
    createdAt: instant,
    owners: z.array(registerMatch).meta({ description: 'Who owns the unit by the register' }),
  })
  .meta({ id: 'BindingRequest' })

/** Somebody of my flat, as little as neighbours under one roof need. */
export const housemate = z
  .object({
    residenceId: id,
    nickname: z.string(),
    relation: residenceRelation,
    isMe: z.boolean(),
    awaitsGuardian: z.boolean(),
    abilities: z.object({ end: z.boolean(), consentAsGuardian: z.boolean() }),
  })
  .meta({ id: 'Housemate' })

export const resident = z
  .object({
    residenceId: id,
    unitId: id,
    unitLabel: z.string(),
    nickname: z.string(),
    phoneMasked: z.string(),
    relation: residenceRelation,
    standing,
    verification: verification.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Resident', description: 'Who lives in a unit or owns it, as the committee sees it' })

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
    errors: ['binding_request_closed', 'residence_already_held', 'relation_not_owner'],
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
    errors: ['relation_not_owner'],
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
    summary: 'Who lives at an entrance, by unit, phones masked (committee)',
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
