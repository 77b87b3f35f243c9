import { z } from 'zod'
import { largestPdfBytes } from './announcements.attachments.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { id } from './primitives.ts'
import { inDecision } from './votes.decisions.ts'
import { voteFile } from './votes.files.ts'

const inEstate = inCommunity.extend({ estateId: id })
const oneFile = inDecision.extend({ fileId: id })
const pictureQuery = z.object({ size: z.enum(['full', 'preview']).default('full') })

/** What an upload of a vote may be refused with. */
export const fileErrors = ['attachment_unreadable', 'picture_too_large', 'attachments_full'] as const

/** Documents of an estate's votes: beside a motion, or what a policy rests on. Once uploaded their bytes never change. */
export const votesDocuments = {
  attach: endpoint({
    id: 'votes.attach',
    method: 'POST',
    path: '/communities/:communityId/estates/:estateId/vote-documents',
    summary:
      'Uploads a picture (JPEG, PNG, WebP; at most 5 MB) or a PDF for decisions of an estate (who organises them); ' +
      'others see it with the first decision that names it',
    access: 'account',
    params: inEstate,
    upload: { maxBytes: largestPdfBytes },
    reply: voteFile,
    status: 201,
    errors: [...fileErrors],
  }),
  documents: endpoint({
    id: 'votes.documents',
    method: 'GET',
    path: '/communities/:communityId/estates/:estateId/vote-documents',
    summary: 'Documents of an estate that a draft can name, newest first: at most a hundred (who organises)',
    access: 'account',
    params: inEstate,
    reply: z.object({ items: z.array(voteFile) }),
  }),
  picture: endpoint({
    id: 'votes.picture',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/pictures/:fileId',
    summary:
      'A picture of a decision: a document for whoever sees the decision, an official result once it is published, a ' +
      'scan of a paper or a signed receipt only for those who record',
    access: 'account',
    params: oneFile,
    query: pictureQuery,
    download: 'image/jpeg',
    reply: fileReply,
    cached: true,
  }),
  pdf: endpoint({
    id: 'votes.pdf',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/pdfs/:fileId',
    summary: 'A PDF of a decision, for the same people',
    access: 'account',
    params: oneFile,
    download: 'application/pdf',
    reply: fileReply,
    cached: true,
  }),
}
