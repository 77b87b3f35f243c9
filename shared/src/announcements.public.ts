import { z } from 'zod'
import { announcement, announcementSummary, feedQuery } from './announcements.ts'
import { endpoint } from './endpoint.ts'
import { community, inCommunity } from './neighbourhood.ts'
import { pageOf } from './page.ts'
import { id } from './primitives.ts'
import { role } from './roles.ts'

/** The office that speaks, without the person's name. */
const office = z.object({ role, scopeLabel: z.string() })

export const publicSummary = announcementSummary
  .omit({ author: true, audienceLabels: true, isRead: true })
  .extend({ office })
  .meta({ id: 'PublicAnnouncementSummary' })
export type PublicSummary = z.infer<typeof publicSummary>

export const publicAnnouncement = announcement
  .pick({
    id: true,
    matter: true,
    title: true,
    body: true,
    attachments: true,
    column: true,
    expiresAt: true,
    displayedUntil: true,
    version: true,
    corrections: true,
    correctedAt: true,
    withdrawal: true,
  })
  .extend({
    status: announcementSummary.shape.status,
    office,
    publishedAt: announcementSummary.shape.publishedAt,
    community,
  })
  .meta({ id: 'PublicAnnouncement' })
export type PublicAnnouncement = z.infer<typeof publicAnnouncement>

/** Notices to everybody in a community, for whoever passes by: no sign-in, no phone, no marks of who read. */
export const publicAnnouncements = {
  feed: endpoint({
    id: 'announcements.publicFeed',
    method: 'GET',
    path: '/communities/:communityId/public-announcements',
    summary: 'Notices to the whole community, newest first; nobody needs to be signed in',
    access: 'public',
    params: inCommunity,
    query: feedQuery,
    reply: pageOf(publicSummary).extend({
      pinned: z
        .array(publicSummary)
        .meta({ description: 'At most five, on the first page of the whole feed; they are among `items`, too' }),
      urgent: z.array(publicSummary).meta({ description: 'Urgent ones, on the first page of the whole feed' }),
      community,
    }),
    errors: ['not_found'],
    cached: true,
  }),
  detail: endpoint({
    id: 'announcements.publicDetail',
    method: 'GET',
    path: '/communities/:communityId/public-announcements/:announcementId',
    summary: 'One notice to the whole community; nobody needs to be signed in',
    access: 'public',
    params: inCommunity.extend({ announcementId: id }),
    reply: publicAnnouncement,
    errors: ['not_found'],
    cached: true,
  }),
}
