import { z } from 'zod'
import { attachment } from './announcements.attachments.ts'
import { announcementDraft, audience, signature } from './announcements.draft.ts'
import { announcementKind, disclosureTopic, matter } from './announcements.matter.ts'
import { columnCode } from './columns.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, version } from './primitives.ts'
import { errorCode } from './problem.ts'
import { heldRole, role } from './roles.ts'
import { textBlock } from './structured.text.ts'

export { announcementDraft, audience, audiencePlaceKinds, audienceTarget, signature } from './announcements.draft.ts'
export type { AnnouncementDraft, Audience, AudienceTarget } from './announcements.draft.ts'

/** In the open, with a history: more often than so, and it is another notice. */
export const mostCorrections = 20

const author = z.object({
  nickname: z.string(),
  role,
  scopeLabel: z.string().meta({ description: 'Where the author holds the role, such as `3幢`' }),
})

/** Scheduled ones wait for their time; expired and withdrawn ones were published once. */
export const announcementStatuses = ['draft', 'scheduled', 'published', 'expired', 'withdrawn'] as const
export const announcementStatus = z.enum(announcementStatuses)
export type AnnouncementStatus = z.infer<typeof announcementStatus>

const inColumn = z.object({ id, code: columnCode, name: z.string() })

/** The line that a withdrawn notice leaves. */
const withdrawal = z.object({
  at: instant,
  reason: z.string(),
  by: z.string().nullable().meta({ description: 'Nickname; null for passers-by, to whom the office speaks' }),
})

export const announcementSummary = z
  .object({
    id,
    status: z.enum(['published', 'expired', 'withdrawn']),
    matter,
    title: z.string(),
    excerpt: z.string().meta({ description: 'Empty when withdrawn' }),
    author,
    audienceLabels: z.array(z.string()),
    column: inColumn.nullable(),
    publishedAt: instant,
    pinnedUntil: instant.nullable(),
    expiresAt: instant.nullable(),
    correctedAt: instant.nullable(),
    withdrawal: withdrawal.nullable(),
    cover: id.nullable().meta({ description: 'The first picture' }),
    attachments: z.number().int(),
    confirm: z.boolean(),
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
    status: announcementStatus,
    matter,
    title: z.string(),
    body: z.array(textBlock).meta({ description: 'Empty when withdrawn, but for the office that wrote it' }),
    attachments: z.array(attachment),
    author,
    signature: signature.nullable().meta({ description: 'Only for the office that signs' }),
    audience,
    audienceLabels: z.array(z.string()),
    column: inColumn.nullable(),
    confirm: z.boolean(),
    pinnedUntil: instant.nullable(),
    expiresAt: instant.nullable(),
    displayedUntil: instant.nullable().meta({ description: 'Of a disclosure: not withdrawn before' }),
    notBefore: instant.nullable().meta({
      description: 'Of a disclosure whose time was not over when this was said: it is not withdrawn before; else null',
    }),
    publishAt: instant.nullable().meta({ description: 'For when it is scheduled' }),
    scheduleFault: errorCode.nullable().meta({ description: 'Why it was not published when its time came' }),
    version,
    updatedAt: instant,
    editedBy: z.string().nullable().meta({ description: 'Who of the office wrote last, while it is a draft' }),
    publishedAt: instant.nullable(),
    corrections: z.number().int(),
    correctedAt: instant.nullable(),
    withdrawal: withdrawal.nullable(),
    isRead: z.boolean(),
    confirmedAt: instant.nullable(),
    reach: reach.nullable().meta({ description: 'Only for the office that wrote it' }),
    abilities: z.object({
      edit: z.boolean(),
      publish: z.boolean(),
      unschedule: z.boolean(),
      discard: z.boolean(),
      attach: z.boolean(),
      correct: z.boolean(),
      pin: z.boolean(),
      withdraw: z.boolean(),
      markRead: z.boolean(),
      confirm: z.boolean(),
      followReach: z.boolean(),
    }),
  })
  .meta({ id: 'Announcement' })
export type Announcement = z.infer<typeof announcement>

export const myAnnouncement = z
  .object({
    id,
    status: announcementStatus,
    kind: announcementKind,
    title: z.string(),
    audienceLabels: z.array(z.string()),
    updatedAt: instant,
    publishAt: instant.nullable(),
    publishedAt: instant.nullable(),
    isMine: z.boolean().meta({ description: 'Else it is of somebody who holds the same office' }),
    authorNickname: z.string(),
    peopleRead: z.number().int(),
  })
  .meta({ id: 'MyAnnouncement' })

/** A role in which I may publish, and what in it. */
export const publishingRole = heldRole
  .extend({
    kinds: z.array(announcementKind),
    columns: z.array(inColumn).meta({ description: 'Where it may stand; a column host must choose one' }),
    topics: z.array(z.object({ topic: disclosureTopic, leastDays: z.number().int(), usualDays: z.number().int() })),
  })
  .meta({ id: 'PublishingRole' })
export type PublishingRole = z.infer<typeof publishingRole>

/** What the feed may be narrowed to. What has expired is in the history, and only there. */
export const feedQuery = pageQuery.extend({
  state: z.enum(['current', 'past']).default('current'),
  kind: announcementKind.optional(),
  columnId: id.optional(),
})
export type FeedQuery = z.infer<typeof feedQuery>

export const feedPage = pageOf(announcementSummary).extend({
  pinned: z
    .array(announcementSummary)
    .meta({ description: 'At most five, on the first page of the whole feed; they are among `items`, too' }),
  urgent: z
    .array(announcementSummary)
    .meta({ description: 'Urgent ones I have not read, on the first page of the whole feed' }),
})

/** Codes that say why a draft cannot be taken or go out as it is. */
const draftFaults = [
  'audience_outside_scope',
  'announcement_kind_not_yours',
  'column_not_open',
  'display_too_short',
  'attachment_unknown',
] as const

const one = inCommunity.extend({ announcementId: id })

export const announcements = {
  feed: endpoint({
    id: 'announcements.feed',
    method: 'GET',
    path: '/communities/:communityId/announcements',
    summary: 'Notices addressed to me, newest first',
    access: 'account',
    params: inCommunity,
    query: feedQuery,
    reply: feedPage,
    cached: true,
  }),
  mine: endpoint({
    id: 'announcements.mine',
    method: 'GET',
    path: '/communities/:communityId/my-announcements',
    summary: 'Drafts and notices of mine and of my offices, last touched first',
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
    reply: z.object({ items: z.array(publishingRole) }),
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
    errors: [...draftFaults],
  }),
  edit: endpoint({
    id: 'announcements.edit',
    method: 'PUT',
    path: '/communities/:communityId/announcements/:announcementId',
    summary: 'Replaces a draft, also a scheduled one; refused when it was edited elsewhere since `version`',
    access: 'account',
    params: one,
    body: announcementDraft.extend({ version }),
    reply: announcement,
    errors: [...draftFaults, 'edited_elsewhere', 'announcement_already_published'],
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
    summary: 'Publishes a draft to its audience: now, or at a time',
    access: 'account',
    params: one,
    body: z.strictObject({ version, at: instant.nullable().default(null) }),
    reply: announcement,
    errors: [
      ...draftFaults,
      'edited_elsewhere',
      'announcement_already_published',
      'announcement_times_past',
      'schedule_out_of_reach',
    ],
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
