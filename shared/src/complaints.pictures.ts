import { z } from 'zod'
import { largestPictureBytes } from './announcements.attachments.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { id } from './primitives.ts'

export const complaintPicture = z
  .object({ id, width: z.number().int(), height: z.number().int(), bytes: z.number().int() })
  .meta({ id: 'ComplaintPicture' })
export type ComplaintPicture = z.infer<typeof complaintPicture>

export const complaintPictures = {
  attach: endpoint({
    id: 'complaints.attach',
    method: 'POST',
    path: '/communities/:communityId/complaint-pictures',
    summary: 'Uploads a picture (JPEG, PNG, WebP; at most 5 MB) for a report or a step; unused, it is gone after a day',
    access: 'account',
    params: inCommunity,
    upload: { maxBytes: largestPictureBytes },
    reply: complaintPicture,
    status: 201,
    errors: ['attachment_unreadable', 'picture_too_large', 'attachments_full'],
  }),
  picture: endpoint({
    id: 'complaints.picture',
    method: 'GET',
    path: '/communities/:communityId/complaints/:complaintId/pictures/:pictureId',
    summary: 'A picture of a matter that I may see, whole or as a small preview',
    access: 'account',
    params: inCommunity.extend({ complaintId: id, pictureId: id }),
    query: z.object({ size: z.enum(['full', 'preview']).default('full') }),
    download: 'image/jpeg',
    reply: fileReply,
    cached: true,
  }),
}
