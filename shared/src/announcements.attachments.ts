import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, line } from './primitives.ts'

/** Pictures and PDFs of one announcement, together. */
export const mostAttachments = 9
export const largestPictureBytes = 5 * 1024 * 1024
export const largestPdfBytes = 20 * 1024 * 1024

/** An uploaded file in its place in the announcement, with what it shows in words, for whoever cannot see it. */
export const attachmentUse = z.strictObject({ id, alt: line(120).nullable().default(null) })
export type AttachmentUse = z.infer<typeof attachmentUse>

export const attachment = z
  .object({
    id,
    kind: z.enum(['picture', 'pdf']),
    name: z.string(),
    alt: z.string().nullable(),
    bytes: z.number().int(),
    width: z.number().int().nullable().meta({ description: 'Of a picture, in pixels' }),
    height: z.number().int().nullable(),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof attachment>

const one = inCommunity.extend({ announcementId: id, attachmentId: id })
const pictureQuery = z.object({ size: z.enum(['full', 'preview']).default('full') })

export const announcementAttachments = {
  upload: endpoint({
    id: 'announcements.attach',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/attachments',
    summary: 'Uploads a picture (JPEG, PNG, WebP; at most 5 MB) or a PDF; it shows once the draft names it',
    access: 'account',
    params: inCommunity.extend({ announcementId: id }),
    upload: { maxBytes: largestPdfBytes },
    reply: attachment,
    status: 201,
    errors: ['attachment_unreadable', 'picture_too_large', 'attachments_full', 'announcement_withdrawn'],
  }),
  picture: endpoint({
    id: 'announcements.picture',
    method: 'GET',
    path: '/communities/:communityId/announcements/:announcementId/pictures/:attachmentId',
    summary: 'A picture of a notice that is addressed to me, whole or as a small preview',
    access: 'account',
    params: one,
    query: pictureQuery,
    download: 'image/jpeg',
    reply: fileReply,
    cached: true,
  }),
  pdf: endpoint({
    id: 'announcements.pdf',
    method: 'GET',
    path: '/communities/:communityId/announcements/:announcementId/pdfs/:attachmentId',
    summary: 'A PDF of a notice that is addressed to me',
    access: 'account',
    params: one,
    download: 'application/pdf',
    reply: fileReply,
    cached: true,
  }),
  publicPicture: endpoint({
    id: 'announcements.publicPicture',
    method: 'GET',
    path: '/communities/:communityId/public-announcements/:announcementId/pictures/:attachmentId',
    summary: 'A picture of a notice to the whole community; nobody needs to be signed in',
    access: 'public',
    params: one,
    query: pictureQuery,
    download: 'image/jpeg',
    reply: fileReply,
    errors: ['not_found'],
    cached: true,
  }),
  publicPdf: endpoint({
    id: 'announcements.publicPdf',
    method: 'GET',
    path: '/communities/:communityId/public-announcements/:announcementId/pdfs/:attachmentId',
    summary: 'A PDF of a notice to the whole community; nobody needs to be signed in',
    access: 'public',
    params: one,
    download: 'application/pdf',
    reply: fileReply,
    errors: ['not_found'],
    cached: true,
  }),
}
