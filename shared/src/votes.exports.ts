import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant, line } from './primitives.ts'
import { inDecision } from './votes.decisions.ts'
import { digest } from './votes.views.ts'

/** What a counting file is given out with: to whom, why, and that they know they must keep silent. */
export const releaseDraft = z.strictObject({
  key: z.string().min(56).max(120).meta({ description: 'The private half, as at the count; written nowhere' }),
  to: z.array(line(60)).min(1).max(20).meta({ description: 'Who receives it; everybody can read this in the log' }),
  reason: line(200),
  isBound: z.literal(true).meta({ description: 'Whoever receives it has agreed to tell nobody what is in it' }),
})

/** That a counting file was given out: to whom, why, and by which office; its digest tells the file. */
export const release = z
  .object({
    seq: z.number().int(),
    at: instant,
    to: z.array(z.string()),
    reason: z.string(),
    by: z.string(),
    file: digest,
  })
  .meta({ id: 'VoteRelease' })
export type Release = z.infer<typeof release>

/** What a decision leaves behind for others to check (`shared/verifier/FORMAT.md`). */
export const votesExports = {
  exported: endpoint({
    id: 'votes.export',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/export',
    summary:
      'Everything that is in the log of a decision, signed, for anybody to verify without us; sealed leaves only, no names',
    access: 'account',
    params: inDecision,
    reply: fileReply,
    download: 'application/zip',
    errors: ['vote_not_open', 'vote_signer_away'],
  }),
  release: endpoint({
    id: 'votes.release',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/counting-files',
    summary:
      'Gives out the counting file, which opens every ballot and the roll without names, to those named; the log tells. ' +
      'Needs a fresh code and the key of the decision.',
    access: 'account',
    params: inDecision,
    body: releaseDraft,
    reply: fileReply,
    download: 'application/json',
    status: 201,
    // A key is in the body, and a digest of it is nothing to keep; each release is logged.
    idempotent: false,
    errors: ['step_up_required', 'vote_step_illegal', 'vote_key_wrong', 'vote_barred'],
  }),
  releases: endpoint({
    id: 'votes.releases',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/counting-files',
    summary: 'To whom counting files were given out, and why, the first one first: whoever sees the decision sees this',
    access: 'account',
    params: inDecision,
    query: pageQuery,
    reply: pageOf(release),
  }),
  verifier: endpoint({
    id: 'votes.verifier',
    method: 'GET',
    path: '/votes/verifier',
    summary: 'The program that verifies exports: one file for Node 20 or newer, without dependencies',
    access: 'public',
    reply: fileReply,
    download: 'text/javascript',
  }),
}
