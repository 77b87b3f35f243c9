import { z } from 'zod'
import { attachmentUse, mostAttachments } from './announcements.attachments.ts'
import { matter } from './announcements.matter.ts'
import { id, instant, line } from './primitives.ts'
import { role } from './roles.ts'
import { structuredText } from './structured.text.ts'

export const audiencePlaceKinds = ['community', 'estate', 'grid', 'building', 'entrance'] as const

/** One part of an audience: everyone (or only owners) living at a place, or everyone holding a role in the community. */
export const audienceTarget = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('place'),
    kind: z.enum(audiencePlaceKinds),
    placeId: id,
    ownersOnly: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('role'), role }),
])
export type AudienceTarget = z.infer<typeof audienceTarget>

/** A union of targets: whoever is in any of them is addressed. */
export const audience = z.array(audienceTarget).min(1).max(50).meta({ id: 'Audience' })
export type Audience = z.infer<typeof audience>

/** In which of my roles I sign: the role and its place. */
export const signature = z.strictObject({ role, scopeId: id })

export const announcementDraft = z.strictObject({
  matter: matter.default({ kind: 'notice' }),
  title: line(60),
  body: structuredText,
  attachments: z.array(attachmentUse).max(mostAttachments).default([]),
  audience,
  signature,
  columnId: id
    .nullable()
    .default(null)
    .meta({ description: 'In which column it stands; a host writes into the own one' }),
  confirm: z.boolean().default(false).meta({ description: 'Readers are asked to confirm that they have read it' }),
  pinnedUntil: instant.nullable().default(null),
  expiresAt: instant.nullable().default(null).meta({ description: 'From then on only in the history' }),
})
export type AnnouncementDraft = z.infer<typeof announcementDraft>
