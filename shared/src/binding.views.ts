import { z } from 'zod'
import { buildingNode, community } from './neighbourhood.ts'
import { id, instant } from './primitives.ts'
import { residenceRelation, verification } from './roles.ts'

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
  .meta({
    id: 'Resident',
    description: 'Who lives in a unit or owns it, as the committee and whoever serves there see it',
  })
