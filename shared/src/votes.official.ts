import { z } from 'zod'
import { largestPdfBytes } from './announcements.attachments.ts'
import { endpoint } from './endpoint.ts'
import { id, line, version } from './primitives.ts'
import { inDecision } from './votes.decisions.ts'
import { fileErrors } from './votes.documents.ts'
import { mostDocuments, voteFile } from './votes.files.ts'
import { motionResult, weight } from './votes.matters.ts'
import { decision } from './votes.views.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ description: 'A calendar day in China' })

const number = z.number().int().min(1).max(60)

/** What the official result says of one question. */
const officialQuestion = z.strictObject({ number, participating: weight, consenting: weight, stated: motionResult })

/** What it says of an election: every candidate of the agenda, and who is declared elected. */
const officialElection = z.strictObject({
  number,
  participating: weight,
  candidates: z.array(z.strictObject({ number, votes: weight, isElected: z.boolean() })).max(40),
})

/** An official result as it is typed in from its document. */
export const officialDraft = z.strictObject({
  platform: line(60).meta({ description: 'Where it was voted, such as the city’s platform' }),
  reference: line(80).meta({ description: 'Number or name of the document that tells the result' }),
  decidedOn: day,
  total: weight.meta({ description: 'All owners, as the document has them; compared with the roll here' }),
  questions: z.array(officialQuestion).max(30),
  elections: z.array(officialElection).max(30),
  fileIds: z.array(id).min(1).max(mostDocuments),
})
export type OfficialDraft = z.output<typeof officialDraft>

export const votesOfficial = {
  officialFile: endpoint({
    id: 'votes.officialFile',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/official-files',
    summary: 'Uploads the document of an official result that was made on the city’s platform',
    access: 'account',
    params: inDecision,
    upload: { maxBytes: largestPdfBytes },
    reply: voteFile,
    status: 201,
    errors: [...fileErrors, 'vote_step_illegal', 'vote_barred'],
  }),
  importOfficial: endpoint({
    id: 'votes.importOfficial',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/official-result',
    summary:
      'Imports the official result of a decision that was voted on elsewhere, with its document. It is calculated anew by ' +
      'the rules of this house; where that comes to something else, the result says so. Until it is final it can be corrected.',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ version, result: officialDraft }),
    reply: decision,
    errors: [
      ...([
        'edited_elsewhere',
        'vote_step_illegal',
        'vote_too_early',
        'vote_official_malformed',
        'vote_barred',
      ] as const),
      'attachment_unknown',
    ],
  }),
}
