import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inDecision } from './votes.decisions.ts'

/** Sheets to be put up. */
export const votesPrints = {
  notice: endpoint({
    id: 'votes.notice',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/notice',
    summary:
      'The notice as a sheet to be put up: agenda, times, scope, the hashes of agenda and policy, and the signed head of ' +
      'the log with the key’s fingerprint',
    access: 'account',
    params: inDecision,
    reply: fileReply,
    download: 'application/pdf',
    errors: ['vote_step_illegal', 'vote_signer_away'],
  }),
  resultNotice: endpoint({
    id: 'votes.resultNotice',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/result-notice',
    summary: 'The result as a sheet to be put up, with the signed head of the log and the key’s fingerprint',
    access: 'account',
    params: inDecision,
    reply: fileReply,
    download: 'application/pdf',
    errors: ['vote_signer_away'],
  }),
}
