import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { heldRole, role } from './roles.ts'
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
  title: line(60),
  body: structuredText,
  audience,
  signature,
})
export type AnnouncementDraft = z.infer<typeof announcementDraft>

const author = z.object({
  nickname: z.string(),
  role,
  scopeLabel: z.string().meta({ description: 'Where the author holds the role, such as `3幢`' }),
})

export const announcementSummary = z
  .object({
    id,
    title: z.string(),
    excerpt: z.string(),
    author,
    audienceLabels: z.array(z.string()),
    publishedAt: instant,
    isRead: z.boolean(),
  })
  .meta({ id: 'AnnouncementSummary' })
export type AnnouncementSummary = z.infer<typeof announcementSummary>

/** How far a notice has come: people with an account, and all flats of the audience, also those where nobody is registered. */
export const reach = z
  .object({
    people: z.number().int(),
    peopleRead: z.number().int(),
    flats: z.number().int(),
    flatsRead: z.number().int(),
    flatsWithNobody: z.number().int().meta({ description: 'Flats in the audience where nobody is registered yet' }),
  })
  .meta({ id: 'Reach' })
export type Reach = z.infer<typeof reach>

export const announcement = z
  .object({
    id,
    status: z.enum(['draft', 'published']),
    title: z.string(),
    body: structuredText,
    author,
    audience,
    audienceLabels: z.array(z.string()),
    version: z.number().int(),
    updatedAt: instant,
    publishedAt: instant.nullable(),
    isRead: z.boolean(),
    reach: reach.nullable().meta({ description: 'Only for the author' }),
    abilities: z.object({ edit: z.boolean(), publish: z.boolean(), discard: z.boolean(), markRead: z.boolean() }),
  })
  .meta({ id: 'Announcement' })
export type Announcement = z.infer<typeof announcement>

export const myAnnouncement = z
  .object({
    id,
    status: z.enum(['draft', 'published']),
    title: z.string(),
    audienceLabels: z.array(z.string()),
    updatedAt: instant,
    publishedAt: instant.nullable(),
    peopleRead: z.number().int(),
  })
  .meta({ id: 'MyAnnouncement' })

const one = inCommunity.extend({ announcementId: id })

export const announcements = {
  feed: endpoint({
    id: 'announcements.feed',
    method: 'GET',
    path: '/communities/:communityId/announcements',
    summary: 'Notices addressed to me, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(announcementSummary),
    cached: true,
  }),
  mine: endpoint({
    id: 'announcements.mine',
    method: 'GET',
    path: '/communities/:communityId/my-announcements',
    summary: 'Drafts and notices I wrote, last touched first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(myAnnouncement),
  }),
  signatures: endpoint({
    id: 'announcements.signatures',
    method: 'GET',
    path: '/communities/:communityId/announcement-signatures',
    summary: 'The roles in which I may publish here',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(heldRole) }),
  }),
  preview: endpoint({
    id: 'announcements.preview',
    method: 'POST',
    path: '/communities/:communityId/announcement-previews',
    summary: 'How many people and flats an audience reaches, before publishing',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ audience, signature }),
    reply: z.object({
      labels: z.array(z.string()),
      people: z.number().int(),
      flats: z.number().int(),
      flatsWithNobody: z.number().int(),
    }),
    errors: ['audience_outside_scope'],
    idempotent: false,
  }),
  create: endpoint({
    id: 'announcements.create',
    method: 'POST',
    path: '/communities/:communityId/announcements',
    summary: 'Saves a new draft',
    access: 'account',
    params: inCommunity,
    body: announcementDraft,
    reply: announcement,
    status: 201,
    errors: ['audience_outside_scope'],
  }),
  edit: endpoint({
    id: 'announcements.edit',
    method: 'PUT',
    path: '/communities/:communityId/announcements/:announcementId',
    summary: 'Replaces a draft; refused when it was edited elsewhere since `version`',
    access: 'account',
    params: one,
    body: announcementDraft.extend({ version: z.number().int().min(1) }),
    reply: announcement,
    errors: ['audience_outside_scope', 'edited_elsewhere', 'announcement_already_published'],
  }),
  discard: endpoint({
    id: 'announcements.discard',
    method: 'DELETE',
    path: '/communities/:communityId/announcements/:announcementId',
    summary: 'Throws a draft away',
    access: 'account',
    params: one,
    reply: z.object({}),
    errors: ['announcement_already_published'],
  }),
  publish: endpoint({
    id: 'announcements.publish',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/publish',
    summary: 'Publishes a draft to its audience',
    access: 'account',
    params: one,
    body: z.strictObject({ version: z.number().int().min(1) }),
    reply: announcement,
    errors: ['audience_outside_scope', 'edited_elsewhere', 'announcement_already_published'],
  }),
  detail: endpoint({
    id: 'announcements.detail',
    method: 'GET',
    path: '/communities/:communityId/announcements/:announcementId',
    summary: 'One notice, if it is addressed to me or mine',
    access: 'account',
    params: one,
    reply: announcement,
    cached: true,
  }),
  markRead: endpoint({
    id: 'announcements.markRead',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/reads',
    summary: 'Notes that I have read it; saying so again changes nothing',
    access: 'account',
    params: one,
    reply: z.object({}),
    idempotent: false,
  }),
}
