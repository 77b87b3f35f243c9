import { z } from 'zod'
import { announcement, mostCorrections } from './announcements.ts'
import { attachment, attachmentUse, mostAttachments } from './announcements.attachments.ts'
import { eventFacts } from './announcements.matter.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, version } from './primitives.ts'
import { structuredText, textBlock } from './structured.text.ts'

/** What a published announcement shall say instead, and why. To whom it goes never changes. */
export const correctionDraft = z.strictObject({
  version,
  title: line(60),
  body: structuredText,
  attachments: z.array(attachmentUse).max(mostAttachments).default([]),
  event: eventFacts.nullable().default(null).meta({ description: 'Of an event: when and where, as it is now' }),
  reason: line(100),
})
export type CorrectionDraft = z.infer<typeof correctionDraft>

/** What a notice said before it was corrected. */
export const revision = z
  .object({
    version,
    title: z.string(),
    body: z.array(textBlock),
    event: eventFacts.nullable(),
    attachments: z.array(attachment),
    saidFrom: instant,
    correctedAt: instant,
    correctedBy: z
      .string()
      .nullable()
      .meta({ description: 'Nickname; null for passers-by, to whom the office speaks' }),
    reason: z.string(),
  })
  .meta({ id: 'Revision' })
export type Revision = z.infer<typeof revision>

const one = inCommunity.extend({ announcementId: id })

export const announcementLife = {
  unschedule: endpoint({
    id: 'announcements.unschedule',
    method: 'DELETE',
    path: '/communities/:communityId/announcements/:announcementId/schedule',
    summary: 'Makes a scheduled notice a draft again',
    access: 'account',
    params: one,
    reply: announcement,
    errors: ['announcement_already_published'],
  }),
  pin: endpoint({
    id: 'announcements.pin',
    method: 'PUT',
    path: '/communities/:communityId/announcements/:announcementId/pin',
    summary: 'Keeps a published notice at the top until a time; null lets it go',
    access: 'account',
    params: one,
    body: z.strictObject({ pinnedUntil: instant.nullable() }),
    reply: announcement,
    errors: ['announcement_times_past', 'announcement_not_published', 'announcement_withdrawn'],
  }),
  correct: endpoint({
    id: 'announcements.correct',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/corrections',
    summary: `Corrects a published notice in the open: what it said before stays readable; at most ${mostCorrections} times`,
    access: 'account',
    params: one,
    body: correctionDraft,
    reply: announcement,
    status: 201,
    errors: [
      'edited_elsewhere',
      'announcement_not_published',
      'announcement_withdrawn',
      'corrections_full',
      'correction_empty',
      'attachment_unknown',
    ],
  }),
  revisions: endpoint({
    id: 'announcements.revisions',
    method: 'GET',
    path: '/communities/:communityId/announcements/:announcementId/revisions',
    summary: 'What a notice said before it was corrected, latest first',
    access: 'account',
    params: one,
    query: pageQuery,
    reply: pageOf(revision),
    cached: true,
  }),
  publicRevisions: endpoint({
    id: 'announcements.publicRevisions',
    method: 'GET',
    path: '/communities/:communityId/public-announcements/:announcementId/revisions',
    summary: 'What a notice to the whole community said before; nobody needs to be signed in',
    access: 'public',
    params: one,
    query: pageQuery,
    reply: pageOf(revision),
    errors: ['not_found'],
    cached: true,
  }),
  withdraw: endpoint({
    id: 'announcements.withdraw',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/withdrawal',
    summary: 'Withdraws a published notice: a line with the reason stays; a disclosure not before its time is over',
    access: 'account',
    params: one,
    body: z.strictObject({ reason: line(100) }),
    reply: announcement,
    errors: ['announcement_not_published', 'announcement_withdrawn', 'display_not_over'],
  }),
  confirm: endpoint({
    id: 'announcements.confirm',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/confirmations',
    summary: 'Confirms that I have read it, as it stood in this version; saying so again changes nothing',
    access: 'account',
    params: one,
    body: z.strictObject({ version }),
    reply: z.object({ confirmedAt: instant }),
    errors: ['confirmation_not_asked', 'announcement_withdrawn'],
    idempotent: false,
  }),
}
